import { tellEvent, titleOf, viewIncident } from '../../../dialogs/log/incident-view.ts';
import type { Incident, SymptomRule } from '../../../eventlog/reasoning/findings.ts';

const name = (article: string): string | undefined => (article === 'gone' ? undefined : `Title of ${article}`);
const at = (time: string) => ({ ms: Date.parse(`2026-11-25T${time}Z`), isLocal: false });

const incident: Incident = {
  explanation: { kind: 'cause', rule: 'access-denied', article: 'event-33004', confidence: 'certain' },
  about: 'people',
  others: ['other', 'gone'],
  evidence: [{ time: at('09:00:02'), provider: 'ADSync', id: 6329, excerpt: 'BAIL: 0x80230626' }],
  count: 1,
  events: 3,
  ...{ trackingIds: [], trackingIdCount: 0, people: 1, codes: ['80230626'], isOver: false },
};

const span = { first: at('09:00:00'), last: at('09:00:02') };

/** The blocks as text, the first one apart. */
function view(more: Partial<Incident>, place = 0) {
  const { heading, blocks } = viewIncident({ ...incident, ...span, ...more }, place, name);
  const [lead = '', ...rest] = blocks.map((block) =>
    block.kind === 'command' ? block.text : block.runs.map(({ text }) => text).join(''),
  );
  return { heading, lead, rest };
}

describe('viewIncident', () => {
  it('tells how often, when, how sure, and what shows it', () => {
    expect(view({})).toEqual({
      heading: 'What shows it',
      lead: 'Once, 2026-11-25 09:00:00 to 09:00:02 UTC; hr=80230626. The events name this cause.',
      rest: ['2026-11-25 09:00:02 ADSync 6329\nBAIL: 0x80230626'],
    });
  });

  it('is called by its cause where it is one of several', () => {
    expect(view({}, 2).heading).toBe('2. Title of event-33004');
  });

  it('counts people where there are several, and events of an outage', () => {
    expect(view({ count: 4, people: 3, codes: [] }).lead).toMatch(/^4 times, .* UTC, for 3 people\./);
    expect(view({ about: 'service', events: 12, people: 0, codes: [] }).lead).toMatch(/^Once, .* UTC, in 12 events\./);
    expect(view({ about: 'service', events: 1, people: 0, codes: [] }).lead).toMatch(/^Once, .* UTC\. /);
  });

  it('says where nothing is sure, and what is over', () => {
    const likely = { ...incident.explanation, confidence: 'likely' } as Incident['explanation'];
    expect(view({ explanation: likely }).lead).toMatch(/The events point here, and do not prove it\.$/);
    expect(view({ isOver: true }).lead).toMatch(/The same people succeeded afterwards\.$/);
    expect(view({ isOver: true, about: 'service' }).lead).toMatch(/It worked again afterwards\.$/);
    expect(view({ isOver: true, people: 0 }).lead).toMatch(/Later requests succeeded\.$/);
  });

  it('says that others succeeded, where that makes the blame of the account doubtful', () => {
    expect(view({ othersWell: 283 }).lead).toMatch(
      /Meanwhile 283 other people succeeded: look first at what sets this user apart, such as a protected group\.$/,
    );
    expect(view({ othersWell: 20, people: 2 }).lead).toMatch(/what sets these users apart/);
  });

  it('does without times and texts', () => {
    const bare = { ...incident, evidence: [{ provider: 'ADSync', id: 6306, excerpt: '' }] };
    const blocks = viewIncident(bare, 0, name).blocks;
    expect(JSON.stringify(blocks)).toContain('"Once; hr=80230626. The events name this cause."');
    expect(blocks[1]).toEqual({ kind: 'command', text: 'ADSync 6306' });
  });

  it('shows the newest four events, and no more than four codes', () => {
    const evidence = [1, 2, 3, 4, 5].map((id) => ({ provider: 'ADSync', id, excerpt: '' }));
    const codes = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(8));
    const { lead, rest } = view({ evidence, codes });
    expect(rest).toEqual(['ADSync 2', 'ADSync 3', 'ADSync 4', 'ADSync 5']);
    expect(lead).toContain('hr=44444444, ….');
  });

  it('names what to look at where no cause is named, and only what it can name', () => {
    const symptom = (rule: SymptomRule) => ({ explanation: { kind: 'symptom' as const, rule } });
    expect(view(symptom('unnamed-error')).lead).toMatch(/I do not guess the reason\.$/);
    expect(view(symptom('unnamed-error')).rest.at(-1)).toBe('Worth a look: Title of other.');
    expect(view({ ...symptom('unnamed-error'), others: ['gone'] }).rest).toHaveLength(1);
    expect(view(symptom('bare-6329')).rest).toHaveLength(1);
  });

  it('shows what a log says on one plain line', () => {
    const evil = { provider: `\u202EA\n${'b'.repeat(100)}`, id: 1, excerpt: `x\u0000y\n${'z'.repeat(400)}` };
    const [shown = ''] = view({ evidence: [evil] }).rest;
    const [event = '', excerpt = '', ...more] = shown.split('\n');
    expect(more).toEqual([]);
    expect(event).toMatch(/^A b{57}… 1$/);
    expect(excerpt).toMatch(/^x y z{195}…$/);
  });
});

describe('titleOf and tellEvent', () => {
  it('say in one line what it is about, without a full stop', () => {
    expect(titleOf(incident.explanation, name)).toBe('Title of event-33004');
    expect(titleOf({ ...incident.explanation, article: 'gone' }, name)).toBe('gone');
    const rules: SymptomRule[] = ['bare-6329', 'bare-6306', 'unnamed-error', 'unnamed-configuration', 'unknown-error'];
    for (const rule of [...rules, 'reset-failed', 'change-failed', 'admin-reset-failed', 'no-end'] as const) {
      expect(titleOf({ kind: 'symptom', rule }, name)).toMatch(/^[^.]*[^.]$/);
    }
    expect(tellEvent({ time: at('09:00:02'), provider: 'ADSync', id: 6329 })).toBe('2026-11-25 09:00:02 ADSync 6329');
  });
});
