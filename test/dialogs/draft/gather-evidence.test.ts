import { caseEvidence, noEvidence, type CaseEvidence } from '../../../cases/evidence.ts';
import { addEvidence, gatherEvidence } from '../../../dialogs/draft/gather-evidence.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { fakeArticle, fakeDesk } from '../../support/fake-desk.ts';
import { play } from '../../support/conversation.ts';
import { atLook, atRepair, walkDesk } from '../../support/walk-desk.ts';

const at = '2026-01-05T09:00:00.000Z';

describe('gatherEvidence', () => {
  it('tells codes, articles with verdicts, and steps with their outcomes', async () => {
    const { state } = await play(walkDesk(), ...atRepair, { press: 'Stop here' }, '33008', {
      press: 'It did not help',
    });
    expect(gatherEvidence(state, walkDesk())).toEqual({
      codes: ['31034', '33008'],
      articles: [
        { id: 'offering', title: 'An answer with steps', verdict: null },
        { id: 'plain', title: 'An answer without steps', verdict: 'failed' },
      ],
      runbooks: [
        {
          ...{ id: 'first', title: 'Runbook first', result: 'Stopped' },
          steps: [
            { title: 'Where is it?', outcome: 'On the sync server', at },
            { title: 'Look at it', outcome: 'The result is bad', at },
          ],
        },
      ],
      facts: [],
    });
  });

  it('tells of a runbook that is open, what was read in it, and the cloud', async () => {
    const { state } = await play(walkDesk(), ...atLook);
    const walk = state.walk && { ...state.walk, readings: [{ name: 'Release', value: '461808' }] };
    const { runbooks, facts } = gatherEvidence({ ...state, walk }, walkDesk());
    expect(runbooks).toMatchObject([{ id: 'first', result: 'Still open', steps: [{ title: 'Where is it?' }] }]);
    expect(facts).toEqual([
      { label: 'Release', value: '461808' },
      { label: 'Cloud', value: 'servicebus.windows.net' },
    ]);
  });

  it('says why a step was skipped, and how a step is called that is gone', () => {
    const trail = [
      { step: 'where', outcome: 'skipped', at, because: 'It was known.' },
      { step: 'look', outcome: 'skipped', at },
      { step: 'gone', outcome: 'worked', at, readings: [{ name: 'Host', value: 'sync01' }] },
    ];
    const walked = [{ runbook: 'first', result: 'handover' as const, at, trail }];
    const { runbooks, facts } = gatherEvidence({ ...freshState, walked }, walkDesk());
    expect(runbooks[0]?.steps.map(({ title, outcome }) => [title, outcome])).toEqual([
      ['Where is it?', 'Skipped: It was known.'],
      ['Look at it', 'Skipped: it was not needed'],
      ['gone', 'worked'],
    ]);
    expect(facts).toEqual([{ label: 'Host', value: 'sync01' }]);
  });

  it('leaves out what this release no longer has, and names of accounts', () => {
    const last = {
      ...{ article: 'a', form: '', ranked: [], reasons: [], isStaff: true, hasSteps: true },
      fill: { namespace: 'contoso-ns', user: 'ada@contoso.com', accountName: 'ada' },
    };
    const seen = { codes: [], articles: [{ article: 'gone', verdict: null }], log: [], kept: [] };
    const walked = [{ runbook: 'gone', result: 'fixed' as const, at, trail: [] }];
    expect(gatherEvidence({ ...freshState, last, seen, walked }, walkDesk())).toEqual({
      ...noEvidence,
      facts: [{ label: 'Service Bus namespace', value: 'contoso-ns' }],
    });
  });

  it('tells what an event log has shown', () => {
    const log = ['Cause found: The connector account may not set this password', 'ADSync 6329: hr=80230626'];
    const { facts } = gatherEvidence({ ...freshState, seen: { ...freshState.seen, log } }, walkDesk());
    expect(facts).toEqual(log.map((value) => ({ label: 'Event log', value })));
  });

  it('stays within what a case has room for, however much there was', () => {
    const readings = Array.from({ length: 30 }, (_, index) => ({
      name: `Name ${String(index)}`,
      value: 'v'.repeat(200),
    }));
    const because = 'b'.repeat(300);
    const trail = Array.from({ length: 100 }, (_, index) => ({
      ...{ step: 'look', outcome: 'skipped', at: 't'.repeat(200), because },
      readings: index < 2 ? readings.map(({ name, value }) => ({ name: `${name} ${String(index)}`, value })) : [],
    }));
    const walk = {
      ...{ runbook: 'first', at: 'look', trail, known: [], fill: { namespace: 'n'.repeat(400) }, form: '' },
      ...{ article: null, readings: [], isPaused: false },
    };
    const walked = Array.from({ length: 5 }, () => ({ runbook: 'first', result: 'fixed' as const, at, trail }));
    const long = fakeArticle('long', { title: 't'.repeat(400) });
    const log = Array.from({ length: 8 }, (_, index) => `${String(index)} ${'l'.repeat(290)}`);
    const seen = { codes: [], articles: [{ article: 'long', verdict: null }], log, kept: [] };
    const desk = { ...walkDesk(), articles: fakeDesk([long]).articles };
    const evidence = gatherEvidence({ ...freshState, seen, walked, walk, shelved: walk }, desk);
    expect(caseEvidence.parse(evidence)).toEqual(evidence);
    expect(evidence.runbooks).toHaveLength(6);
    expect(evidence.facts).toHaveLength(40);
    expect(evidence.facts.filter(({ label }) => label === 'Event log')).toHaveLength(8);
  });
});

describe('addEvidence', () => {
  const article = (id: string, verdict: 'helped' | 'failed' | null = null) => ({ id, title: id, verdict });
  const runbook = (id: string, result: string) => ({ id, title: id, result, steps: [] });
  const before: CaseEvidence = {
    codes: ['31034'],
    articles: [article('a'), article('b')],
    runbooks: [runbook('first', 'Still open')],
    facts: [{ label: 'Cloud', value: 'x' }],
  };

  it('adds what is new, and leaves the newest what the draft was begun about', () => {
    const now: CaseEvidence = {
      codes: ['31034', '6329'],
      articles: [article('a', 'failed'), article('c')],
      runbooks: [runbook('first', 'Stopped'), runbook('other', 'Stopped')],
      facts: [...before.facts, { label: 'Release', value: '1' }],
    };
    expect(addEvidence(before, now)).toEqual({
      codes: ['31034', '6329'],
      articles: [article('c'), article('a', 'failed'), article('b')],
      runbooks: [runbook('first', 'Stopped'), runbook('other', 'Stopped')],
      facts: [
        { label: 'Cloud', value: 'x' },
        { label: 'Release', value: '1' },
      ],
    });
  });

  it('loses nothing where there is no news', () => {
    expect(addEvidence(before, noEvidence)).toEqual(before);
    expect(addEvidence(noEvidence, before)).toEqual(before);
  });

  it('stays within what a case has room for', () => {
    const many = (from: number): CaseEvidence => ({
      codes: Array.from({ length: 20 }, (_, index) => `c${String(from + index)}`),
      articles: Array.from({ length: 10 }, (_, index) => article(`a${String(from + index)}`)),
      runbooks: Array.from({ length: 6 }, (_, index) => runbook(`r${String(from + index)}`, '')),
      facts: Array.from({ length: 40 }, (_, index) => ({ label: `f${String(from + index)}`, value: '' })),
    });
    const both = addEvidence(many(0), many(100));
    expect(caseEvidence.parse(both)).toEqual(both);
    expect(both.articles.at(-1)?.id).toBe('a9');
  });
});
