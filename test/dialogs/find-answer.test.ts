import { freshState, type ConversationState } from '../../dialogs/conversation-state.ts';
import { findAnswer } from '../../dialogs/find-answer.ts';
import type { Answer } from '../../knowledge/matcher.ts';
import type { Neighbour } from '../../knowledge/neighbour.ts';
import { answerNone, answerWhich, answerWith, fakeArticle, fakeDesk, formOf, matchOf } from '../support/fake-desk.ts';
import { recordTurn } from '../support/recording-turn.ts';
import { caseOf, triageDesk, turnOf } from '../support/triage.ts';

const restriction = fakeArticle('restriction', { title: 'A restriction' });
const forest = fakeArticle('forest', { title: 'A forest' });
const connection = fakeArticle('connection', { codes: ['31034'], title: 'No connection' });
const articles = [restriction, forest, connection];

const hashSync: Neighbour = {
  id: 'hash',
  topic: 'hash synchronization',
  instead: 'It has its own troubleshooter.',
  url: 'https://example.com/hash',
  events: [611],
  codes: [],
  phrases: [],
  symptoms: [],
};

const guid = '6f9619ff-8b86-d011-b42d-00c04fc964ff';
const nothing = { identifiers: [], guids: [], values: {} };
const unknownCode = answerNone({
  recognized: { ...nothing, identifiers: [{ kind: 'code', value: 'SSPR_0042', at: 0 }] },
  terms: ['SSPR_0042'],
  unknown: 'SSPR_0042',
});
const foreignEvent = answerNone({
  recognized: { ...nothing, identifiers: [{ kind: 'event', value: '611', at: 0 }] },
  neighbour: hashSync,
});
const supportCode = answerNone({ recognized: { ...nothing, guids: [guid] } });

const errorQuestion = 'What does the error say? Paste the sentence exactly as it stands on the page or in the log.';
const codeQuestion = 'Is there a code on the page, such as SSPR_0029, or a support code? Paste it, or say “no”.';
const offer = '[card] Shall I open a case? I collect what support asks for, so that nobody has to ask twice.';

const line = (field: string) => ({ kind: 'line' as const, script: 'describe-problem', field });

async function ask(text: string, answers: Record<string, Answer>, state: ConversationState = freshState) {
  const turn = recordTurn(text);
  const desk = fakeDesk(articles, answers);
  return { turn, desk, ...(await findAnswer(turn, state, desk)) };
}

describe('a text that is known', () => {
  it('is answered with the best article, and remembers the others', async () => {
    const { turn, state, outcome, desk } = await ask('both', { both: answerWith(connection, forest) });
    expect(turn.summaries).toEqual(['31034: No connection']);
    expect(state.last).toMatchObject({ article: 'connection', ranked: ['forest'], reasons: ['it names connection'] });
    expect(outcome).toBe('answer');
    expect(desk.misses).toEqual([]);
  });

  it('leads to one question where several articles share it', async () => {
    const { turn, state, outcome } = await ask('6329', { '6329': answerWhich('6329', [restriction, forest]) });
    expect(turn.titles()).toEqual(['A restriction', 'A forest', 'None of these']);
    expect(state.asking).toMatchObject({ kind: 'choice', about: '6329' });
    expect(outcome).toBe('choose');
  });

  it('is asked about without its sentence where several causes share one message', async () => {
    const answer = answerWhich('Unable to configure', [restriction, forest], 'message');
    expect((await ask('it', { it: answer })).state.asking).toMatchObject({ kind: 'choice', about: '' });
  });

  it('is asked about with six buttons at most', async () => {
    const many = Array.from({ length: 8 }, (_, index) => fakeArticle(`many-${String(index)}`));
    expect((await ask('6329', { '6329': answerWhich('6329', many) })).turn.titles()).toHaveLength(7);
  });

  it('in the middle of a choice is answered, then the choice is put again', async () => {
    const before = await ask('6329', { '6329': answerWhich('6329', [restriction, forest]) });
    const { turn, state } = await ask('31034', { '31034': answerWith(connection) }, before.state);
    expect(turn.replies.map((reply) => reply.split('\n')[0])).toEqual([
      '[card] Something needs to be fixed · 31034',
      'That was a new question. The one before is still open:',
      '[card] 6329',
    ]);
    expect(state).toMatchObject({ asking: { kind: 'choice', about: '6329' }, last: { article: 'connection' } });
  });

  it('that answers the open choice closes it', async () => {
    const before = await ask('6329', { '6329': answerWhich('6329', [restriction, forest]) });
    const { turn, state } = await ask('forest', { forest: answerWith(forest) }, before.state);
    expect(turn.replies).toHaveLength(1);
    expect(state.asking).toBeNull();
  });
});

describe('a connectivity code that several people have named', () => {
  const matchOf31034 = {
    ...restriction.match,
    events: [{ provider: 'PasswordResetService' as const, id: 31034 }],
  };
  const outage = fakeArticle('event-31034', { codes: ['31034'], match: matchOf31034 });
  const named = { ...nothing, identifiers: [{ kind: 'event' as const, value: '31034', at: 0 }] };

  async function askAsThird(answer: Answer) {
    const desk = fakeDesk([outage, forest], { '31034': { ...answer, recognized: named } });
    const turn = recordTurn('31034');
    const reports = { record: () => Promise.resolve({ code: '31034', people: 3, thread: undefined }) };
    const { outcome } = await findAnswer(turn, freshState, { ...desk, reports });
    return { outcome, said: turn.replies.map((reply) => reply.split(/\n| people/)[0]) };
  }

  it('is answered with its card, and before that with what is known of the outage', async () => {
    expect(await askAsThird(answerWith(outage))).toEqual({
      outcome: 'answer',
      said: ['3', '[card] Something needs to be fixed · 31034'],
    });
  });

  it('leads to the question about its meanings after that, where it has several', async () => {
    expect(await askAsThird(answerWhich('31034', [outage, forest]))).toEqual({
      outcome: 'choose',
      said: ['3', '[card] 31034'],
    });
  });
});

describe('a text that is not known', () => {
  it('of our subject leads to the first question about it', async () => {
    const { turn, state, desk } = await ask('broken', { broken: answerNone({ terms: ['password'] }) });
    expect(turn.replies).toEqual([`I need a little more to find the cause. ${errorQuestion}`]);
    expect(state.asking).toEqual(line('error'));
    expect(desk.misses).toEqual([{ words: ['password'], at: new Date('2026-01-05T09:00:00Z') }]);
  });

  it('of no subject of ours is said to be none', async () => {
    const { turn, state } = await ask('weather', {});
    expect(turn.replies).toHaveLength(1);
    expect(turn.replies[0]).toMatch(/^That is not something I know\. I help with Microsoft Entra password reset/);
    expect(state).toEqual(freshState);
  });

  it('of a neighbouring subject is refused by its name and sent on', async () => {
    const { turn } = await ask('event 611', { 'event 611': { ...foreignEvent, near: [matchOf(forest)] } as Answer });
    expect(turn.replies).toEqual([
      'This looks like hash synchronization. That is not something I know: I only know password reset and writeback. It has its own troubleshooter. https://example.com/hash',
    ]);
  });

  it('with a code that no article knows is not guessed at', async () => {
    const near = { ...unknownCode, near: [matchOf(forest)] } as Answer;
    const { turn, state } = await ask('SSPR_0042', { SSPR_0042: near });
    expect(turn.replies).toEqual([`I do not know SSPR_0042, and I will not guess what it means.`, offer]);
    expect(state.asking).toBeNull();
  });

  it('with such a code and a description is offered what the description comes close to', async () => {
    const text = 'SSPR_0042 for users of the new forest';
    const { turn, state } = await ask(text, { [text]: { ...unknownCode, near: [matchOf(forest)] } as Answer });
    expect(turn.replies[1]).toContain('Closest to what you wrote is this. Is it that?');
    expect(turn.titles()).toEqual(['A forest', 'None of these']);
    expect(state.asking).toMatchObject({ kind: 'choice', about: '' });
  });

  it('is offered several as several', async () => {
    const text = 'SSPR_0042 for users of the new forest';
    const near = [matchOf(forest), matchOf(restriction)];
    const { turn } = await ask(text, { [text]: { ...unknownCode, near } as Answer });
    expect(turn.replies[1]).toContain('Closest to what you wrote are these. Is it one of them?');
  });

  it('but is a support code is told what that is good for', async () => {
    const { turn, state } = await ask(guid, { [guid]: supportCode });
    expect(turn.replies[0]).toMatch(/^That is a support code or tracking id\..*What does the error say\?/);
    expect(state.asking).toEqual(line('error'));
  });

  it('and is too long to be read is said to be', async () => {
    const { turn } = await ask('x'.repeat(20_001), {});
    expect(turn.replies[0]).toMatch(/^That is a long text\. I read its first 20,000 characters\./);
    expect((await ask('x'.repeat(20_000), {})).turn.replies[0]).toMatch(/^That is not something I know/);
  });
});

describe('the questions about a vague complaint', () => {
  const asked = (field: string, known = {}): ConversationState => ({ ...freshState, known, asking: line(field) });

  it('go on when an answer brings nothing', async () => {
    const { turn, state } = await ask('no', {}, asked('error'));
    expect(turn.replies).toEqual([codeQuestion]);
    expect(state).toMatchObject({ known: { error: '' }, asking: line('code') });
  });

  it('end when an answer is known', async () => {
    const { turn, state } = await ask('31034', { '31034': answerWith(connection) }, asked('code', { error: 'x' }));
    expect(turn.summaries).toEqual(['31034: No connection']);
    expect(state).toMatchObject({ known: {}, asking: null });
  });

  it('take what was said before together with what is said now', async () => {
    const answers = { 'since Monday\npassword connect': answerWith(connection) };
    const { state } = await ask('since Monday', answers, asked('code', { error: 'password connect' }));
    expect(state.last).toMatchObject({ article: 'connection' });
  });

  it('end honestly when all is said', async () => {
    const { turn, state, outcome } = await ask('no', {}, asked('event', { error: '', code: '' }));
    expect(turn.replies).toEqual([
      `I do not know this one, and I will not guess. It is noted for the people who write my answers.`,
      offer,
    ]);
    expect(state).toEqual(freshState);
    expect(outcome).toBe('none');
  });

  it('name a code that is not known before they go on, and at the end', async () => {
    const answers = { SSPR_0042: unknownCode };
    const lead = 'I do not know SSPR_0042, and I will not guess what it means.';
    const first = await ask('SSPR_0042', answers, asked('error'));
    expect(first.turn.replies).toEqual([`${lead} ${codeQuestion}`]);
    const end = await ask('SSPR_0042', answers, asked('event', { error: '', code: '' }));
    expect(end.turn.replies).toEqual([`${lead} It is noted for the people who write my answers.`, offer]);
  });

  it('say what a support code is good for before they go on', async () => {
    const { turn } = await ask(guid, { [guid]: supportCode }, asked('code', { error: '' }));
    expect(turn.replies[0]).toMatch(/^That is a support code or tracking id\..*Which event ID and source/);
  });

  it('end with a code of another subject, but not with words that only sound like it', async () => {
    const foreign = await ask('event 611', { 'event 611': foreignEvent }, asked('error'));
    expect(foreign.turn.replies[0]).toMatch(/^This looks like hash synchronization/);
    expect(foreign.state.asking).toBeNull();
    const vague = await ask('hashes', { hashes: answerNone({ neighbour: hashSync }) }, asked('error'));
    expect(vague.turn.replies).toEqual([codeQuestion]);
  });
});

describe('what is remembered', () => {
  const secret = 'Tr0ub4dor&3 of Ada Lovelace';
  const open = { form: formOf(9), about: '6329', question: 'Which?', fill: {} };

  it.each<[string, ConversationState]>([
    ['in a new conversation', freshState],
    ['as the error', { ...freshState, asking: line('error') }],
    ['as the code', { ...freshState, known: { error: 'password' }, asking: line('code') }],
    ['as the last answer', { ...freshState, known: { error: '', code: '' }, asking: line('event') }],
    [
      'in the middle of a choice',
      { ...freshState, asking: { kind: 'choice', options: [{ article: 'forest', label: 'A forest' }], ...open } },
    ],
  ])('is never the text that was typed %s', async (_when, before) => {
    const answers = { [secret]: answerNone({ terms: ['password'], near: [matchOf(forest)] }) };
    const { state, desk } = await ask(secret, answers, before);
    const kept = JSON.stringify([state, desk.misses]);
    for (const part of ['Tr0ub4dor', 'Ada', 'Lovelace']) expect(kept).not.toContain(part);
  });
});

describe('a text that is not known, where somebody waits for an answer', () => {
  const waiting = () => {
    const desk = triageDesk(caseOf({ status: 'pending' }));
    return { ...desk, articles: fakeDesk(articles).articles };
  };

  it('may be that answer: it is asked, and not counted as missing', async () => {
    const turn = turnOf('ada', 'since Monday');
    const desk = waiting();
    const { outcome } = await findAnswer(turn, freshState, desk);
    expect(turn.titles()).toEqual(['Send it as my answer to case 1042']);
    expect(outcome).toBe('choose');
    expect(desk.misses).toEqual([]);
  });

  it('answers first what the bot itself has asked', async () => {
    const turn = turnOf('ada', 'since Monday');
    await findAnswer(turn, { ...freshState, asking: line('error') }, waiting());
    expect(turn.replies).toEqual([codeQuestion]);
  });
});
