import type { Runbook } from '../../knowledge/runbook/runbook.ts';
import type { Answer } from '../../knowledge/matcher.ts';
import { answerWhich, answerWith, fakeArticle, fakeDesk, fakeRunbook, type FakeDesk } from './fake-desk.ts';

const sections = { Resolution: [{ kind: 'command' as const, text: 'Repair {user} at {namespace}' }] };

/** The articles of a walk: `offering` and `seen` offer the runbook `first`, `far` offers `other`, the others none. */
export const walkArticles = {
  offering: fakeArticle('offering', { codes: ['31034'], title: 'An answer with steps', sections }),
  seen: fakeArticle('seen', { title: 'An answer that has seen it' }),
  far: fakeArticle('far', { title: 'An answer of the other' }),
  cause: fakeArticle('cause', { title: 'The cause', sections }),
  plain: fakeArticle('plain', { title: 'An answer without steps', next: ['far'] }),
};

const { offering, seen, far, plain } = walkArticles;

/** The runbook that is walked through. */
export const first = fakeRunbook('first', { offered: ['offering', 'seen'] });

/** The runbook that an end of the first one leads to. */
export const other = fakeRunbook('other', { offered: ['far'] });

/** What the matcher says of an event: only somebody who looks after a system has one before them. */
export function namedBy(event: string, answer: Answer, values: Readonly<Record<string, string>> = {}): Answer {
  return { ...answer, recognized: { identifiers: [{ kind: 'event', value: event, at: 0 }], guids: [], values } };
}

const answers = {
  '31034': namedBy('31034', answerWith(offering)),
  '31044': namedBy('31044', answerWith(seen)),
  '32000': namedBy('32000', answerWith(far)),
  '33008': namedBy('33008', answerWith(plain)),
  '6329': namedBy('6329', answerWhich('6329', [plain, far])),
  'it does not work': answerWith(offering),
  'it was never seen': answerWith(plain),
};

/** A desk with these articles and runbooks, and an answer for each of some texts. */
export function walkDesk(runbooks: readonly Runbook[] = [first, other], more: Record<string, Answer> = {}): FakeDesk {
  return fakeDesk(Object.values(walkArticles), { ...answers, ...more }, runbooks);
}

/** What somebody does who is walked through `first`: the step `where` is open then, on the card with the third form. */
export const begin = ['I am the help desk', '31034', { press: 'Walk me through: Runbook first' }] as const;

/** The same, with the first question answered: the step `look` is open. */
export const atLook = [...begin, { press: 'On the sync server' }] as const;

/** The same, with a bad result: the step `repair` is open. */
export const atRepair = [...atLook, { press: 'The result is bad' }] as const;
