import { hearLog } from '../../../dialogs/log/hear-log.ts';
import { sayQuestion } from '../../../dialogs/draft/ask-detail.ts';
import { freshState, type ConversationState } from '../../../dialogs/conversation-state.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import type { SentLog } from '../../../eventlog/log-report.ts';
import { createMatcher } from '../../../knowledge/matcher.ts';
import { firstLines, play, playOn } from '../../support/conversation.ts';
import { aDraft, draftId, putDrafts, someDetails } from '../../support/drafts.ts';
import { fakeDesk } from '../../support/fake-desk.ts';
import { pasteOf, sentLog } from '../../support/log-reports.ts';
import { realKnowledge } from '../../support/real-knowledge.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const matcher = createMatcher(realKnowledge);
const quietDesk = () => ({ ...fakeDesk(realKnowledge.articles, {}, realKnowledge.runbooks), matcher });
const newDesk = () => putDrafts(quietDesk(), aDraft(someDetails({ page: 'x' })));

const denied = '09:00:00 31001 @a\n09:00:01 33004 @a hr=80230626';
const bare = '09:00:00 6329 | An unexpected error has occurred.';
const along = 'What I found in the log goes along with your case. The log itself I do not keep.';
const question = sayQuestion('eventLog', null);
const collecting = {
  ...freshState,
  ...{ draft: draftId(1), asking: { kind: 'detail' as const, draft: draftId(1), detail: 'eventLog' as const } },
};

async function hear(log: SentLog, done: Partial<Turn> = {}, state: ConversationState = collecting) {
  const desk = newDesk();
  const turn = recordTurn({ log, attachment: 'file', ...done });
  const reply = await hearLog(turn, state, desk, log);
  const said = turn.replies.filter((text) => !text.startsWith('[card]'));
  return { turn, reply, said, details: desk.cases.stored.drafts.get(draftId(1))?.details };
}

describe('a log at the question of a case for the event log', () => {
  it('goes along as findings; where the file lies is asked again', async () => {
    const { turn, reply, said, details } = await hear(sentLog(denied));
    expect(turn.cards).toHaveLength(2);
    expect(said).toEqual([along, question]);
    expect(reply).toMatchObject({ outcome: 'answer', state: { asking: collecting.asking, draft: draftId(1) } });
    expect(reply.state.seen.log[0]).toMatch(/^Cause found: 33004/);
    expect(details).toEqual(someDetails({ page: 'x' }));
  });

  it('goes along itself where logs are kept, and that answers the question', async () => {
    const zip = { name: 'Application.zip', bytes: Uint8Array.of(1), days: 30 };
    const { said, details, reply } = await hear({ ...sentLog(denied), zip } as SentLog);
    expect(said.slice(0, 2)).toEqual([
      expect.stringMatching(/^I keep this log for 30 days/),
      'It goes along with your case.',
    ]);
    expect(details).toEqual(someDetails({ page: 'x', eventLog: 'Kept by the desk: Application.zip' }));
    expect(reply.state.asking).not.toEqual(collecting.asking);
    expect(reply.state.seen.kept).toEqual([]);
  });

  it('goes along at another question, which is put again', async () => {
    const zip = { name: 'Application.zip', bytes: Uint8Array.of(1), days: 30 };
    const asking = { kind: 'detail' as const, draft: draftId(1), detail: 'expected' as const };
    const { said, details, reply } = await hear({ ...sentLog(denied), zip } as SentLog, {}, { ...collecting, asking });
    expect(said).toContain('It goes along with your case.');
    expect(details).toMatchObject({ eventLog: { state: 'given', value: 'Kept by the desk: Application.zip' } });
    expect(reply.state.asking).toEqual(asking);
  });

  it('beside words leaves the words as the answer', async () => {
    const { said, details, reply } = await hear(sentLog(denied), { text: 'It is on the share as well.' });
    expect(details).toEqual(someDetails({ page: 'x', eventLog: 'It is on the share as well.' }));
    expect(said).toEqual([along, expect.not.stringMatching(/event log/i)]);
    expect(reply.state.asking).not.toEqual(collecting.asking);
  });

  it('that is pasted is no answer to where the file lies', async () => {
    const { said, details } = await hear(sentLog(denied), {
      text: pasteOf(denied),
      log: undefined,
      attachment: 'none',
    });
    expect(said).toEqual([along, question]);
    expect(details).toEqual(someDetails({ page: 'x' }));
  });

  it('that was not read says why, and promises nothing', async () => {
    const { said } = await hear({ kind: 'not-taken', why: 'too-large' });
    expect(said).toEqual([expect.stringMatching(/larger than I take/), question]);
  });

  it('that leads to a question lets the case wait', async () => {
    const { said, reply } = await hear(sentLog(bare));
    expect(said).toEqual([expect.stringMatching(/^Your case waits meanwhile/)]);
    expect(reply).toMatchObject({ outcome: 'choose', state: { asking: { kind: 'choice' }, draft: draftId(1) } });
  });
});

describe('a log in between', () => {
  it('without an open question is answered, and nothing more', async () => {
    const { said, reply } = await hear(sentLog(denied), {}, freshState);
    expect(said).toEqual([]);
    expect(reply.state.asking).toBeNull();
  });

  it('that leads to a question leaves that one open', async () => {
    const { said, reply } = await hear(sentLog(bare), {}, freshState);
    expect(said).toEqual([]);
    expect(reply.state.asking).toMatchObject({ kind: 'choice', about: '6329' });
  });

  it('of a choice puts the choice again', async () => {
    const asked = await play(newDesk(), '6329');
    const { turn, state } = await playOn(asked, newDesk(), { text: '', log: sentLog(denied), attachment: 'file' });
    expect(turn.cards).toHaveLength(3);
    expect(state.asking).toMatchObject({ kind: 'choice', about: '6329' });
  });

  it('of an open line of questions puts the line again', async () => {
    const asked = await play(newDesk(), 'the reset does not work');
    expect(asked.state.asking).not.toBeNull();
    const { state } = await playOn(asked, newDesk(), pasteOf(denied));
    expect(state.asking).toEqual(asked.state.asking);
  });

  it('of a runbook leads back to the step, which is the one before', async () => {
    const begun = await play(newDesk(), 'I am an admin', '31034', { press: 'Walk me through: Restore connectivity' });
    const { turn, state } = await playOn(begun, newDesk(), pasteOf(denied));
    expect(turn.replies.at(-1)).toMatch(/continue/);
    expect(state.walk).toEqual({ ...begun.state.walk, isPaused: true });
  });

  it('that is an edited message is heard anew, and only its findings are kept', async () => {
    const first = await play(newDesk(), pasteOf(denied));
    const text = pasteOf('09:00:00 31001 @a\n09:00:01 33005 @a | Reason: (not shown)');
    const { state } = await playOn(first, newDesk(), { text, isEdit: true });
    expect(state.seen.log[0]).toMatch(/33005/);
    expect(state.seen.log.join('\n')).not.toMatch(/33004/);
  });

  it('in a channel is asked for in the own chat', async () => {
    const conversation = { id: '19:x;messageid=1', scope: 'channel' as const };
    const { turn } = await play(newDesk(), {
      text: 'see the log',
      log: { kind: 'not-taken', why: 'place' },
      conversation,
    });
    expect(firstLines(turn)).toEqual([expect.stringMatching(/^In a channel or a group chat/)]);
  });
});

describe('a button of findings', () => {
  it('of an old card shows the answer, and puts again what has been asked since', async () => {
    const log = `${denied}\n10:00:00 31034 | The connection to the connect service was lost.`;
    const shown = await play(newDesk(), pasteOf(log));
    const asked = await playOn(shown, newDesk(), '6329');
    const { turn, state, outcome } = await playOn(asked, newDesk(), {
      press: "Show: 31034: No connection to your tenant's Service Bus listener",
    });
    expect(turn.summaries[0]).toBe("31034: No connection to your tenant's Service Bus listener");
    expect(state.asking).toMatchObject({ kind: 'choice', about: '6329' });
    expect([turn.cards.length, outcome]).toEqual([2, 'answer']);
  });

  it('opens a case that has the findings, also when it is sent', async () => {
    const desk = quietDesk();
    const shown = await play(desk, { log: sentLog(denied), attachment: 'file' });
    const { state } = await playOn(shown, desk, { press: 'Open a case with these findings' }, 'It fails.', 'send it');
    const [sent] = desk.cases.stored.cases.values();
    expect(sent?.evidence.codes).toEqual(['33004', '0x80230626']);
    expect(sent?.evidence.facts.filter(({ label }) => label === 'Event log').map(({ value }) => value)).toEqual([
      'Cause found: 33004: The connector account may not set this password',
      '2 events, 2026-11-25 09:00:00 to 09:00:01 UTC.',
      expect.stringMatching(/^2026-11-25 09:00:01 PasswordResetService 33004: Reason: .*hr=80230626/),
      expect.stringMatching(/^TrackingIds: /),
    ]);
    // What the case tells now does not belong to the next one.
    expect(state.seen.log).toEqual([]);
  });
});
