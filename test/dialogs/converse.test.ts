import fc from 'fast-check';
import { freshState, readState, type ConversationState } from '../../dialogs/conversation-state.ts';
import type { SentLog } from '../../eventlog/log-report.ts';
import { createMatcher } from '../../knowledge/matcher.ts';
import { answerNone, answerWhich, answerWith, fakeArticle, fakeDesk, formOf } from '../support/fake-desk.ts';
import { firstLines, play, playOn, type Done } from '../support/conversation.ts';
import { pasteOf } from '../support/log-reports.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { atLook, begin, walkDesk } from '../support/walk-desk.ts';

const restriction = fakeArticle('restriction', { title: 'A restriction', next: ['forest'] });
const forest = fakeArticle('forest', { title: 'A forest' });

const newDesk = () =>
  fakeDesk([restriction, forest], {
    '6329': answerWhich('6329', [restriction, forest]),
    '33008': answerWith(restriction),
    broken: answerNone({ terms: ['password'] }),
  });

const errorQuestion = expect.stringMatching(/^What does the error say\?/) as string;
const from = (stored: string) => ({ cards: [], stored });

describe('stored state', () => {
  it('that cannot be read restarts the conversation politely, and answers all the same', async () => {
    const { turn } = await playOn(from('{"version":0,"step":3}'), newDesk(), '33008');
    expect(turn.replies[0]).toBe(
      'I was updated since we last talked and cannot continue where we were. Let us start again.',
    );
    expect(turn.summaries).toEqual(['A restriction']);
  });

  it('that cannot be read makes an open question out of date', async () => {
    const asked = await play(newDesk(), '6329');
    const submit = asked.turn.dataOf('A forest');
    const { outcome, turn } = await playOn(from('rubbish'), newDesk(), { submit });
    expect(outcome).toBe('outdated');
    expect(turn.replies).toHaveLength(1);
  });
});

describe('a turn without words', () => {
  it.each<[Done, RegExp]>([
    [{ attachment: 'image' }, /^I cannot read pictures\. Type or paste the code/],
    [{ attachment: 'file' }, /^I could not get at a file there\. I read event logs .* or paste/],
    [' ', /^\[card\] Hello Ada/],
    ['👍', /^I need words or a code to go by\. Paste/],
  ])('says what is needed instead: %j', async (done, said) => {
    const { turn, state } = await play(newDesk(), done);
    expect(turn.replies).toEqual([expect.stringMatching(said)]);
    expect(state).toEqual(freshState);
  });

  it('leaves the open question open, and puts it again', async () => {
    const { turn, state } = await play(newDesk(), 'broken', { attachment: 'image' });
    expect(turn.replies).toHaveLength(2);
    expect(turn.replies[1]).toEqual(errorQuestion);
    expect(state.asking).toMatchObject({ field: 'error' });
  });

  it('leaves the open step open, and leads back to it', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, { attachment: 'file' });
    expect(turn.replies[1]).toMatch(/^You are at step 2 of at most 3/);
    expect(state.walk).toMatchObject({ at: 'look' });
  });
});

describe('an event log', () => {
  const log: SentLog = { kind: 'not-taken', why: 'gone' };

  it('that came along is heard, whatever is typed beside it', async () => {
    const { turn, state } = await play(newDesk(), { text: '6329', log, attachment: 'file' });
    expect(turn.replies).toEqual([expect.stringMatching(/^Teams did not give me that file/)]);
    expect(state).toEqual(freshState);
  });

  it('that is pasted is heard as a log', async () => {
    const { turn } = await play(newDesk(), pasteOf('09:00:00 31001 @a\n09:00:01 33004 @a hr=80230626'));
    expect(turn.summaries[0]).toMatch(/^Cause found: /);
  });

  it('is no question for a button that is pressed', async () => {
    const asked = await play(newDesk(), '6329');
    const submit = asked.turn.dataOf('A forest');
    const { turn, state } = await playOn(asked, newDesk(), { submit, log });
    expect(turn.summaries).toEqual(['A forest', 'A forest']);
    expect(state.asking).toBeNull();
  });
});

describe('what is typed', () => {
  it('chooses where a choice is open, and puts no card in the place of another', async () => {
    const { turn, state } = await play(newDesk(), '6329', '2');
    expect(turn.summaries).toEqual(['A forest']);
    expect(state).toMatchObject({ asking: null, last: { article: 'forest' } });
  });

  it('chooses rather than answers an open step', async () => {
    const { state } = await play(walkDesk(), ...begin, '6329', '2');
    expect(state).toMatchObject({ last: { article: 'far' }, walk: { at: 'where', trail: [] } });
  });

  it('is an answer to an open question of the script rather than to an open step', async () => {
    const desk = () => walkDesk(undefined, { broken: answerNone({ terms: ['password'] }) });
    const { turn, state } = await play(desk(), ...begin, 'broken', '2');
    expect(turn.replies).toEqual([expect.stringMatching(/^Is there a code on the page/)]);
    expect(state).toMatchObject({ asking: { kind: 'line', field: 'code' }, walk: { at: 'where' } });
  });

  it('answers an open step, also after an answer in between', async () => {
    expect((await play(walkDesk(), ...begin, '1')).state.walk).toMatchObject({ at: 'look' });
    expect((await play(walkDesk(), ...begin, '33008', '1')).state.walk).toMatchObject({ at: 'look', isPaused: false });
  });

  it('is a new question where it answers nothing, and leads back to the step after it', async () => {
    const { turn, outcome } = await play(walkDesk(), ...atLook, '32000');
    expect(turn.summaries).toEqual(['An answer of the other']);
    expect(turn.replies[1]).toMatch(/^You are at step 2 of at most 3/);
    expect(outcome).toBe('answer');
  });

  it('is no question where it is output that nobody reads', async () => {
    for (const output of ['Name      Enabled\nada       True', 'Status : Running\nName : ADSync\n']) {
      const { turn, state } = await play(walkDesk(), ...atLook, output);
      expect(firstLines(turn)).toEqual([
        'I cannot read that output. Please press what fits:',
        '[card] Step 2 of at most 3 · Runbook first',
      ]);
      expect(state.walk).toMatchObject({ at: 'look', isPaused: false });
    }
    expect((await play(walkDesk(), 'Name      Enabled\nada       True')).turn.replies[0]).toMatch(/^That is not/);
  });

  it('leaves the step alone where a new question leads to another one', async () => {
    const { turn, state, outcome } = await play(walkDesk(), ...atLook, '6329');
    expect(firstLines(turn)).toEqual(['[card] 6329']);
    expect(state).toMatchObject({ asking: { about: '6329' }, walk: { at: 'look' } });
    expect(outcome).toBe('choose');
  });
});

describe('directory paths and nothing else', () => {
  const path = 'CN=Ada,OU=Sales,DC=contoso,DC=com';
  const checked = '[card] Normal: nothing to fix · Organizational unit characters';

  it('are a question about the characters in them', async () => {
    const { turn, state, outcome } = await play(newDesk(), path);
    expect(firstLines(turn)).toEqual([checked]);
    expect(state).toEqual(freshState);
    expect(outcome).toBe('answer');
  });

  it('leave an open question open, and put it again', async () => {
    const { turn, state } = await play(newDesk(), 'broken', path);
    expect(turn.replies).toEqual([expect.stringContaining(checked), errorQuestion]);
    expect(state.asking).toMatchObject({ field: 'error' });
  });

  it('leave a question of a runbook open, and lead back to it', async () => {
    const { turn, state } = await play(walkDesk(), ...begin, path);
    expect(turn.replies).toEqual([
      expect.stringContaining(checked),
      expect.stringMatching(/^You are at step 1 of at most 3/),
    ]);
    expect(state.walk).toMatchObject({ at: 'where' });
  });

  it('are a question like any other with words around them', async () => {
    const { turn } = await play(newDesk(), `33001 for ${path}`);
    expect(firstLines(turn)).not.toContain(checked);
  });
});

describe('a role', () => {
  it('is asked for when somebody wants to change it', async () => {
    const { turn, state, outcome } = await play(newDesk(), 'I am an admin', 'change my role');
    expect(turn.titles()[0]).toBe('I am the person locked out');
    expect(state.role).toBe('admin');
    expect(outcome).toBe('choose');
  });

  it('is noted, and an open question is put again', async () => {
    const { turn, state } = await play(newDesk(), 'broken', 'I am the help desk');
    expect(turn.replies).toEqual(['Noted. I will answer accordingly.', errorQuestion]);
    expect(state).toMatchObject({ role: 'helpdesk', asking: { field: 'error' } });
  });
});

describe('what is stored, with the real knowledge', () => {
  const { runbooks, articles } = realKnowledge;
  const desk = { ...fakeDesk(articles, {}, runbooks), matcher: createMatcher(realKnowledge) };
  const secret = fc.stringMatching(/^[A-Za-z0-9]{6,16}$/).map((text) => `Zq${text}!x`);
  const around = fc.constantFrom(
    (text: string) => text,
    (text: string) => `my password is ${text} and the reset fails`,
    (text: string) => `user ${text} gets SSPR_0029`,
    (text: string) => `6329 for ${text}@contoso.com, A restriction prevents the password`,
    (text: string) => `walk me through ${text}`,
    (text: string) => `528040 ${text}`,
  );
  const trail = [{ step: 'agent', outcome: 'connect-sync', at: '2026-01-05T09:00:00.000Z' }];
  const known = { trail, known: [], fill: {}, article: null, readings: [], isPaused: false };
  const walks = runbooks.flatMap(({ id, steps }) =>
    [...steps].filter(([, { kind }]) => kind !== 'end').map(([at]) => ({ ...known, runbook: id, at, form: formOf(1) })),
  );
  const before: ConversationState[] = [
    freshState,
    { ...freshState, known: { error: '' }, asking: { kind: 'line', script: 'describe-problem', field: 'code' } },
    ...walks.map((walk): ConversationState => ({ ...freshState, role: 'helpdesk', walk })),
  ];

  it('is never what was typed, whatever the bot makes of it, at whatever step', async () => {
    await fc.assert(
      fc.asyncProperty(secret, around, fc.constantFrom(...before), async (typed, write, state) => {
        const { stored } = await playOn(from(JSON.stringify(state)), desk, write(typed));
        const kept = JSON.stringify([stored, desk.misses]).toLowerCase();
        expect(kept).not.toContain(typed.slice(0, -2).toLowerCase());
      }),
      { seed: 20260105, numRuns: 300 },
    );
  });

  it('can be read again after every phrase of every article', async () => {
    for (const phrase of articles.flatMap(({ match }) => match.phrases)) {
      const { stored } = await play(desk, phrase);
      expect(readState(stored).lost).toBe(false);
    }
  });
});

describe('words about cases', () => {
  it('are heard before anything else, and the question before them is put again', async () => {
    const { turn } = await play(newDesk(), 'broken', 'my cases');
    expect(turn.replies).toEqual([
      expect.stringMatching(/^You have no open cases\./),
      expect.stringMatching(/^What does the error say\?/),
    ]);
  });

  it('that begin a case are followed by its questions, and an answer by the next', async () => {
    const desk = newDesk();
    const { state } = await play(desk, '33008', 'open a case', 'The reset fails.');
    expect(state).toMatchObject({ asking: { kind: 'detail', detail: 'expected' }, last: { article: 'restriction' } });
    // What was typed is in the draft, and in no state.
    expect(JSON.stringify(state)).not.toContain('The reset fails.');
    expect([...desk.cases.stored.drafts.values()]).toMatchObject([
      { details: { problem: { state: 'given', value: 'The reset fails.' } } },
    ]);
  });
});

describe('while a case is collected', () => {
  const asked = async (...done: readonly Done[]) => {
    const desk = newDesk();
    return { desk, played: await play(desk, 'open a case', ...done) };
  };
  const details = (desk: ReturnType<typeof newDesk>) => [...desk.cases.stored.drafts.values()][0]?.details;

  it('words of an answer are no command, even where they begin like one', async () => {
    const { desk } = await asked('note 1500 users cannot reset since Monday');
    expect(details(desk)).toMatchObject({ problem: { value: 'note 1500 users cannot reset since Monday' } });
  });

  it('a message that was changed later is not the next answer', async () => {
    const { desk, played } = await asked('The reset fals.', { text: 'The reset fails.', isEdit: true });
    expect(details(desk)).toEqual({
      problem: { state: 'given', value: 'The reset fals.' },
      zone: { state: 'given', value: 'Europe/London' },
    });
    expect(played.turn.replies).toEqual([
      expect.stringMatching(/^For a case I keep what you wrote first\./),
      expect.stringMatching(/^What should have happened instead\?/),
    ]);
  });
});
