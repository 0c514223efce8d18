import { longestNote } from '../../../cards/case/case.ts';
import { changeCase } from '../../../cases/change-case.ts';
import type { Change } from '../../../cases/transitions.ts';
import { hearCaseWords } from '../../../dialogs/case/case-words.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import type { Answer } from '../../../knowledge/matcher.ts';
import { answerNone, type FakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { caseOf, deskFor, standingFor, triageDesk, turnOf, type Person } from '../../support/triage.ts';

const say = async (desk: FakeDesk, person: Person, text: string, where: 'personal' | 'channel' = 'personal') => {
  const turn = turnOf(person, text, where);
  const reply = await hearCaseWords(turn, freshState, deskFor(person, desk));
  return { turn, reply, replies: turn.replies };
};

const unknown = 'I know no case 1042 that is yours.';

describe('words about cases', () => {
  it('are heard by what they ask for', async () => {
    const desk = triageDesk(caseOf({ assignee: 'alan', status: 'assigned' }));
    expect((await say(desk, 'ada', 'my cases')).turn.summaries).toEqual(['Your cases: 1']);
    expect((await say(desk, 'grace', 'open cases')).turn.summaries).toEqual(['Open cases: 1']);
    expect((await say(desk, 'ada', 'Fall 1042')).turn.titles()).toContain('Close my case');
    expect((await say(desk, 'grace', 'packet 1042')).replies[0]).toContain('for Microsoft support');
    expect((await say(desk, 'lin', 'setup')).replies[0]).toContain('Say “setup” in the channel');
    expect((await say(desk, 'ada', 'case 1042: it works again')).replies[0]).toBe(
      'Case 1042: Thank you. Your answer is with the desk.',
    );
  });

  it.each(['31034', 'help', 'why does case 1042 fail', ''])('leave everything else to others: %s', async (text) => {
    const { reply, replies } = await say(triageDesk(caseOf()), 'ada', text);
    expect([reply, replies]).toEqual([undefined, []]);
  });

  it('leave the state as it is', async () => {
    expect((await say(triageDesk(caseOf()), 'ada', 'close 1042')).reply).toEqual({
      state: freshState,
      outcome: 'talk',
    });
  });

  it('say to somebody without an account what cases need', async () => {
    const turn = recordTurn({ text: 'close 1042', identity: undefined });
    await hearCaseWords(turn, freshState, triageDesk(caseOf()));
    expect(turn.replies).toEqual([expect.stringContaining('work or school account')]);
  });
});

describe('words that change a case', () => {
  const done: readonly (readonly [Person, string, string])[] = [
    ['grace', 'claim 1042', 'It is yours now.'],
    ['grace', 'assign 1042 to me', 'It is handed over.'],
    ['grace', 'Assign 1042 me', 'It is handed over.'],
    ['grace', 'ask 1042 since when?', 'The requester gets the question in their own chat.'],
    ['grace', 'note 1042 called them', 'The note is kept.'],
    ['lin', 'resolve 1042 restarted it', 'The requester is told what was done'],
    ['lin', 'close 1042', 'It is closed.'],
    ['ada', 'close 1042', 'You have closed this case.'],
    ['ada', 'answer 1042 since today', 'Thank you.'],
  ];

  it.each(done)('say that it is done, and show the case in their own chat: %s “%s”', async (person, text, said) => {
    const desk = triageDesk(caseOf());
    const { replies } = await say(desk, person, text);
    expect(replies).toEqual([
      expect.stringContaining(`Case 1042: ${said}`),
      expect.stringMatching(/^\[card\] Case 1042/),
    ]);
    expect(desk.cases.stored.cases.get(1042)?.revision).toBe(2);
  });

  it('show no card in a channel: the one that is there changes', async () => {
    const desk = triageDesk(caseOf());
    expect((await say(desk, 'grace', 'claim 1042', 'channel')).replies).toEqual(['Case 1042: It is yours now.']);
    expect(desk.cases.stored.outbox).toContainEqual({ kind: 'card', case: 1042 });
  });

  it('keep the words as they were written', async () => {
    const desk = triageDesk(caseOf());
    await say(desk, 'grace', 'note #1042: First line\n*second* line');
    expect(desk.cases.stored.history.get(1042)?.at(-1)).toMatchObject({
      text: 'First line\n*second* line',
      isPrivate: true,
    });
  });

  it.each([
    ['grace', 'ask 1042', 'Please write it behind the number, such as “ask 1042 Since when?”.'],
    ['grace', 'note 1042', 'such as “note 1042 called them”'],
    ['ada', 'case 1042:', 'such as “answer 1042 it happened again today”'],
    ['grace', `note 1042 ${'x'.repeat(longestNote + 3)}`, 'That is too long by 3 characters.'],
    ['grace', 'assign 1042 to Alan', 'By words I hand a case only to you: “assign 1042 to me”.'],
  ] as const)('say what is missing, and do nothing: %s %#', async (person, text, said) => {
    const desk = triageDesk(caseOf());
    expect((await say(desk, person, text)).replies).toEqual([expect.stringContaining(said)]);
    expect(desk.cases.stored.cases.get(1042)).toEqual(caseOf());
  });

  it('say why it is refused', async () => {
    const desk = triageDesk(caseOf({ status: 'assigned', assignee: 'alan' }));
    expect((await say(desk, 'grace', 'claim 1042')).replies).toEqual([
      expect.stringContaining('Alan Turing has case 1042 already.'),
    ]);
    expect((await say(desk, 'alan', 'claim 1042')).replies).toEqual(['Case 1042 is yours already.']);
    expect((await say(desk, 'ada', 'reopen 1042')).replies).toEqual([
      expect.stringContaining('You can answer or close it.'),
    ]);
  });

  it('tell an outsider nothing, with words or without', async () => {
    for (const text of [
      'claim 1042',
      'note 1042',
      'note 1042 words',
      'assign 1042 to Alan',
      'case 1042:',
      'case 1042',
    ]) {
      expect((await say(triageDesk(caseOf()), 'eve', text)).replies).toEqual([unknown]);
      expect((await say(triageDesk(), 'eve', text)).replies).toEqual([unknown]);
    }
  });
});

describe('a number that may be that of an event', () => {
  const event: Answer = answerNone({
    recognized: { identifiers: [{ kind: 'event', value: '31034', at: 8 }], guids: [], values: {} },
  });
  const deskWith = (desk: FakeDesk): FakeDesk => ({ ...desk, matcher: { answer: () => event } });

  it('is that of an event where they have no such case', async () => {
    const desk = deskWith(triageDesk(caseOf({ number: 31034 })));
    expect((await say(desk, 'eve', 'resolve 31034')).reply).toBeUndefined();
    expect((await say(deskWith(triageDesk()), 'eve', 'resolve 31034')).reply).toBeUndefined();
    expect(desk.cases.stored.audit).toEqual([]);
  });

  it('is that of a case where it is theirs, or where they call it one', async () => {
    const desk = deskWith(triageDesk(caseOf({ number: 31034 })));
    expect((await say(desk, 'grace', 'note 31034 words')).replies[0]).toBe(
      'Case 31034: The note is kept. The requester does not see it.',
    );
    expect((await say(desk, 'eve', 'resolve case 31034')).replies).toEqual(['I know no case 31034 that is yours.']);
  });
});

describe('words, role by change', () => {
  const changes: Readonly<Record<Change, string>> = {
    answer: 'answer 1042 words',
    claim: 'claim 1042',
    assign: 'assign 1042 to me',
    ask: 'ask 1042 words',
    note: 'note 1042 words',
    resolve: 'resolve 1042 words',
    close: 'close 1042',
    reopen: 'reopen 1042 words',
  };
  const people: readonly Person[] = ['ada', 'grace', 'alan', 'lin', 'eve'];
  const cells = people.flatMap((person) =>
    (Object.keys(changes) as Change[]).map((change) => [person, change] as const),
  );

  it.each(cells)('do what the domain decides: %s and %s', async (person, change) => {
    const of = caseOf({
      assignee: change === 'claim' ? null : 'alan',
      status: change === 'reopen' ? 'closed' : 'assigned',
    });
    const desk = triageDesk(of);
    const at = desk.now();
    const decided = changeCase(of, standingFor(person), { change, text: 'words', assignee: person, at }, false);
    await say(desk, person, changes[change]);
    expect(desk.cases.stored.cases.get(1042)?.revision).toBe(decided.ok ? 2 : 1);
    expect(desk.cases.stored.audit).toMatchObject([
      { person, action: change, isAllowed: decided.ok, role: decided.ok ? decided.role : 'outsider' },
    ]);
  });
});
