import { cardButtons } from '../../../cards/card-text.ts';
import { explainMore, tellLog } from '../../../dialogs/log/tell-log.ts';
import { freshState, readState, type ConversationState } from '../../../dialogs/conversation-state.ts';
import type { SentLog } from '../../../eventlog/log-report.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import { createMatcher } from '../../../knowledge/matcher.ts';
import { playOn } from '../../support/conversation.ts';
import { fakeDesk } from '../../support/fake-desk.ts';
import { aFile, reportOf, sentLog } from '../../support/log-reports.ts';
import { realKnowledge } from '../../support/real-knowledge.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const matcher = createMatcher(realKnowledge);
const newDesk = () => ({ ...fakeDesk(realKnowledge.articles, {}, realKnowledge.runbooks), matcher });
type Desk = ReturnType<typeof newDesk>;

const denied = '09:00:00 31001 @a\n09:00:01 33004 @a hr=80230626';
const lost = '10:00:00 31034 | The connection to ssprdedicatedsbprodfra-1.servicebus.windows.net was lost.';

async function tell(
  log: SentLog | string,
  state: ConversationState = freshState,
  done: Partial<Turn> = {},
  desk: Desk = newDesk(),
) {
  const turn = recordTurn(done);
  const reply = await tellLog(turn, state, desk, typeof log === 'string' ? sentLog(log) : log);
  expect(readState(JSON.stringify(reply.state))).toEqual({ state: reply.state, lost: false });
  return { turn, ...reply };
}

describe('tellLog', () => {
  it('shows the findings, then the answer for the cause with its runbook', async () => {
    const { turn, state, outcome } = await tell(lost);
    expect(turn.summaries).toEqual([
      "Probable cause: 31034: No connection to your tenant's Service Bus listener",
      "31034: No connection to your tenant's Service Bus listener",
    ]);
    expect(turn.titles()).toContain('Walk me through: Restore connectivity');
    expect(outcome).toBe('answer');
    expect(state.last).toMatchObject({
      article: 'event-31034',
      reasons: ['it is what the event log shows'],
      fill: { namespace: 'ssprdedicatedsbprodfra-1', serviceBusDomain: 'servicebus.windows.net' },
      isStaff: true,
    });
  });

  it('remembers codes and findings for a case', async () => {
    const { state } = await tell(denied);
    expect(state.seen).toMatchObject({
      codes: ['33004', '0x80230626'],
      articles: [{ article: 'event-33004' }],
      log: [
        'Cause found: 33004: The connector account may not set this password',
        expect.any(String),
        expect.any(String),
        expect.any(String),
      ],
    });
  });

  it('asks which line stands there where the log has 6329 alone', async () => {
    const { turn, state, outcome } = await tell('09:00:00 6329 | An unexpected error has occurred.');
    expect(state.asking).toMatchObject({ kind: 'choice', about: '6329' });
    expect(outcome).toBe('choose');
    expect(turn.replies).toHaveLength(2);
  });

  it('answers nothing where no cause is named and nothing tells where to look', async () => {
    const { turn, state, outcome } = await tell('09:00:00 31001 @a\n09:30:00 31019');
    expect([turn.cards.length, state.last, outcome]).toEqual([1, null, 'none']);
  });

  it('shows the answer for the cause, although something without a reason is newer', async () => {
    const { state } = await tell(`${denied}\n11:00:00 31001 @b\n11:00:01 31003 @b`);
    expect(state.last?.article).toBe('event-33004');
  });

  it('has an answer also where all is well, and none where nothing is known', async () => {
    expect((await tell('09:00:00 31001 @a\n09:00:01 31002 @a')).outcome).toBe('answer');
    expect((await tell('09:00:00 4624 from=Security')).outcome).toBe('none');
  });

  it('fills no command with a name that cannot be one', async () => {
    for (const host of ['a', 'x'.repeat(63)]) {
      const { state, turn } = await tell(lost.replace('ssprdedicatedsbprodfra-1', host));
      expect([state.last?.fill, turn.cards.length]).toEqual([{}, 2]);
    }
    const both = `${lost.replace('ssprdedicatedsbprodfra-1', 'a')}\n10:01:00${lost.slice(8)}`;
    expect((await tell(both)).state.last?.fill).toMatchObject({ namespace: 'ssprdedicatedsbprodfra-1' });
  });

  it('fills commands with the relay that the verdict is about, although another one is newer', async () => {
    const beat = '10:01:00 31019 | sb://ssprdedicatedsbprodfra-2.servicebus.windows.net/x';
    expect((await tell(`${lost}\n${beat}`)).state.last?.fill).toMatchObject({ namespace: 'ssprdedicatedsbprodfra-1' });
  });

  it('says of each file that was refused why, and shows what stood in the others', async () => {
    const bad = { name: 'a.7z', outcome: { kind: 'refused', why: 'form', form: '7z' } } as const;
    const mixed = await tell({ kind: 'report', report: { ...reportOf(denied), files: [aFile('b.evtx', 2), bad] } });
    expect(mixed.turn.replies[0]).toMatch(/^\*\*a\.7z\*\* is packed with 7-Zip/);
    expect(mixed.turn.cards).toHaveLength(2);
    const none = await tell({ kind: 'report', report: { ...reportOf(''), files: [bad, bad] } });
    expect(none.turn.replies).toHaveLength(2);
    const many = await tell({ kind: 'report', report: { ...reportOf(''), files: Array(100).fill(bad) as [] } });
    expect(many.turn.replies).toHaveLength(4);
    expect(none).toMatchObject({ state: freshState, outcome: 'none' });
  });

  it('says why files were not looked at', async () => {
    const { turn, state, outcome } = await tell({ kind: 'not-taken', why: 'place' });
    expect(turn.replies).toEqual([expect.stringMatching(/^In a channel or a group chat/)]);
    expect([state, outcome]).toEqual([freshState, 'talk']);
  });

  it('shows no command to whoever has said that they are locked out', async () => {
    const { turn } = await tell(lost, { ...freshState, role: 'requester' });
    expect(turn.replies.join('\n')).not.toMatch(/Test-NetConnection|PowerShell/);
    expect(turn.cards.flatMap(cardButtons).map(({ title }) => title)[0]).toBe('Open a case with these findings');
    expect(turn.titles()).toEqual(['This fixed it', 'It did not help']);
    const inChannel = { conversation: { id: '19:x;messageid=1', scope: 'channel' as const } };
    const channel = { ...newDesk(), channelRoles: new Map([['19:x', 'requester' as const]]) };
    expect((await tell(lost, freshState, inChannel, channel)).turn.titles()).toEqual([
      'This fixed it',
      'It did not help',
    ]);
    expect((await tell(lost)).turn.replies.join('\n')).toMatch(/Test-NetConnection/);
  });

  it('answers for an article that is gone with the findings alone', async () => {
    const { turn, outcome } = await tell(denied, freshState, {}, { ...newDesk(), articles: new Map() });
    expect([turn.cards.length, outcome]).toEqual([1, 'none']);
  });
});

describe('explainMore', () => {
  const asking = { kind: 'line' as const, script: 'describe-problem', field: 'error' };

  it('shows another answer of the log, and leaves open what was asked', async () => {
    const turn = recordTurn();
    const reply = await explainMore(turn, { ...freshState, asking }, newDesk(), { article: 'event-31034', fill: {} });
    expect(reply).toMatchObject({
      outcome: 'answer',
      state: { asking, last: { reasons: ['it stands in the event log'] } },
    });
    expect(turn.replies).toHaveLength(1);
  });

  it('shows no command to whoever is locked out', async () => {
    const turn = recordTurn();
    await explainMore(turn, { ...freshState, role: 'requester' }, newDesk(), { article: 'event-31034', fill: {} });
    expect(turn.titles()).toEqual(['This fixed it', 'It did not help']);
  });

  it('leads back to an open step', async () => {
    const desk = newDesk();
    const walked = await playOn({ cards: [], stored: undefined }, desk, 'I am an admin', '31034', {
      press: 'Walk me through: Restore connectivity',
    });
    const turn = recordTurn();
    await explainMore(turn, walked.state, desk, { article: 'event-33004', fill: {} });
    expect(turn.replies).toHaveLength(2);
    expect(turn.replies[1]).toMatch(/continue/);
  });

  it('knows no article that is gone', async () => {
    expect(await explainMore(recordTurn(), freshState, newDesk(), { article: 'gone', fill: {} })).toBeUndefined();
  });
});
