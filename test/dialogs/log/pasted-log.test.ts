import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPastedLog } from '../../../dialogs/log/pasted-log.ts';
import { mostPasted } from '../../../eventlog/read-pasted.ts';
import { createMatcher } from '../../../knowledge/matcher.ts';
import { play } from '../../support/conversation.ts';
import { answerNone, answerWith, fakeArticle, fakeDesk } from '../../support/fake-desk.ts';
import { pasteOf } from '../../support/log-reports.ts';
import { realKnowledge } from '../../support/real-knowledge.ts';

const silent = { matcher: { answer: () => answerNone() } };
const knowing = { matcher: { answer: () => answerWith(fakeArticle('a')) } };
const denied = '09:00:00 31001 @a\n09:00:01 33004 @a hr=80230626';

describe('readPastedLog', () => {
  it('reads several events as a log', () => {
    expect(readPastedLog(pasteOf(denied), knowing)).toMatchObject({
      kind: 'report',
      report: {
        files: [{ name: 'What you pasted', outcome: { kind: 'read', form: 'text', read: 2 } }],
        ...{ read: 2, findings: { verdict: 'cause', related: 2 } },
      },
    });
  });

  it.each([
    ['words', 'The reset fails.'],
    ['nothing', ''],
    ['a code', '31034'],
    ['one event', pasteOf('09:00:01 33004 @a hr=80230626')],
    ['one event several times', pasteOf('09:00:01 32014\n09:01:00 32014\n09:02:00 32014')],
    ['one event beside events of other sources', pasteOf(`09:00:00 4624 from=Security\n09:00:01 33004 @a hr=80230626`)],
  ])('leaves %s to whoever answers questions', (_what, text) => {
    expect(readPastedLog(text, silent)).toBeUndefined();
  });

  it('reads one kind of event as a log where several people are concerned', () => {
    const log = '09:00:01 33004 @a hr=80230626\n09:01:00 33004 @b hr=80230626\n09:02:00 33004 @c hr=80230626';
    expect(readPastedLog(pasteOf(log), silent)).toMatchObject({ report: { findings: { related: 3 } } });
    const twice = ['33004', '33004'].map(
      (id) => `Event ${id}, PasswordResetService: TrackingId: ${'1'.repeat(8)}-1111-1111-1111-${'1'.repeat(12)}`,
    );
    expect(readPastedLog(twice.join('\n'), silent)).toBeUndefined();
  });

  it('says so where more was pasted than is read', () => {
    const text = 'Event 33004, PasswordResetService: x\nEvent 33008, PasswordResetService: y\n'.repeat(mostPasted);
    expect(readPastedLog(text, silent)).toMatchObject({
      report: { read: mostPasted, files: [{ outcome: { isCut: true } }] },
    });
  });

  it('leaves to them as well what names no cause, where the words beside the events say more', () => {
    const unexplained = pasteOf('09:00:00 31001 @a\n09:00:01 31003 @a');
    expect(readPastedLog(unexplained, knowing)).toBeUndefined();
    expect(readPastedLog(unexplained, silent)).toMatchObject({ report: { findings: { verdict: 'symptom' } } });
  });
});

interface Question {
  readonly id: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly also_ok: readonly string[];
}

const path = join(import.meta.dirname, '..', '..', 'fixtures', 'questions.jsonl');
const questions = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Question)
  .filter(({ text }) => new Set(text.match(/\b(?:3[123]0\d\d|6329|6306|6800|65[67]|611)\b/g)).size > 1)
  .filter(({ text }) => /[\n<[{]/.test(text));

describe('a question with several events in it', () => {
  const matcher = createMatcher(realKnowledge);
  const desk = () => ({ ...fakeDesk(realKnowledge.articles, {}, realKnowledge.runbooks), matcher });

  it('is one of some', () => {
    expect(questions.length).toBeGreaterThan(3);
  });

  it.each(questions.map((question) => [question.id, question] as const))(
    'leads to what it should: %s',
    async (_id, question) => {
      const { state } = await play(desk(), question.text);
      const options = state.asking?.kind === 'choice' ? state.asking.options.map(({ article }) => article) : [];
      const led = [...(state.last ? [state.last.article] : []), ...options];
      expect([...question.expected, ...question.also_ok].some((article) => led.includes(article))).toBe(true);
    },
  );
});
