import type { Runbook } from '../../../knowledge/runbook/runbook.ts';
import type { EndStep } from '../../../knowledge/runbook/step.ts';
import { beginWalk, leaveStep, type Walk } from '../../../knowledge/runbook/walk.ts';
import { realKnowledge } from '../../support/real-knowledge.ts';

const { runbooks, articles } = realKnowledge;
const at = new Date('2026-01-05T09:00:00Z');

function runbookOf(id: string): Runbook {
  const found = runbooks.find((runbook) => runbook.id === id);
  if (!found) throw new Error(`There is no runbook ${id}.`);
  return found;
}

/** Begins with one thing known and takes these ways out, one after the other. */
function walk(id: string, known: string, ...outcomes: string[]): Walk {
  const runbook = runbookOf(id);
  return outcomes.reduce(
    (before, outcome) => {
      const next = leaveStep(runbook, before, { outcome, at });
      if (!next) throw new Error(`${id}: no way out of ${String(before.at)} by ${outcome}`);
      return next;
    },
    beginWalk(runbook, { known: [known], fill: {} }, at),
  );
}

const skippedIn = ({ trail }: Walk): string[] =>
  trail.filter(({ outcome }) => outcome === 'skipped').map(({ step }) => step);

const endsOf = ({ steps }: Runbook): EndStep[] => [...steps.values()].filter((step) => step.kind === 'end');

/** The sentence of 31034 in each language that the article knows; its other phrase is about another cause. */
const invalidCertificate = (articles.find(({ id }) => id === 'event-31034')?.match.phrases ?? []).filter(
  (phrase) => phrase !== 'The connection to the connect service was lost',
);
const toNetwork = ['connect-sync', 'public'] as const;

describe('Restore connectivity', () => {
  const start = (known: string, ...more: string[]) => walk('restore-connectivity', known, ...toNetwork, ...more);

  it('has the sentence about the certificate in all languages of its article', () => {
    expect(invalidCertificate).toHaveLength(5);
    const steps = runbookOf('restore-connectivity').steps;
    for (const id of ['network', 'certificates']) {
      const step = steps.get(id);
      const says = step?.kind === 'check' ? step.skip.flatMap((skip) => skip.says) : [];
      expect([id, says]).toEqual([id, invalidCertificate]);
    }
  });

  it.each(invalidCertificate)('goes to the root certificates after “%s”', (sentence) => {
    const begun = start(sentence);
    expect([begun.at, skippedIn(begun)]).toEqual(['root-certificates', ['network', 'certificates']]);
  });

  it.each([
    ['event-31034', 'network', []],
    ['event-32008', 'certificates', ['network']],
    ['event-32004', 'restart', ['network', 'certificates', 'tls', 'dotnet']],
    ['event-32005', 'restart', ['network', 'certificates', 'tls', 'dotnet']],
    ['event-32007', 'restart', ['network', 'certificates', 'tls', 'dotnet']],
  ])('leaves out what %s rules out', (known, first, skipped) => {
    expect([start(known).at, skippedIn(start(known))]).toEqual([first, skipped]);
  });

  it.each([[['worked']], [['cannot']], [['failing', 'failing']]])(
    'asks about the certificate whatever came of the network test: %j',
    (outcomes) => {
      expect(start('event-31034', ...outcomes).at).toBe('certificates');
    },
  );

  it('ends where something is found wrong that nobody here can mend', () => {
    expect(start('event-31034', 'failing', 'cannot').at).toBe('network-team');
    expect(start('event-31034', 'worked', 'failing', 'cannot').at).toBe('certificate-trust');
    expect(start('event-31034', 'worked', 'worked', 'failing', 'cannot').at).toBe('tls-first');
    expect(start('event-31034', 'worked', 'worked', 'worked', 'failing', 'cannot').at).toBe('dotnet-first');
  });
});

describe('Password policy', () => {
  it('asks nobody what the page says when the answer has said it', () => {
    const begun = walk('password-policy', 'field-banned-password');
    expect(begun.at).toBe('harder-to-guess');
    expect(skippedIn(begun)).toEqual(['domain-rules', 'fine-grained', 'may-change', 'minimum-age', 'which-rule']);
    expect(walk('password-policy', 'field-banned-password', 'failing').at).toBe('banned');
  });

  it('has what is changed for a test put back', () => {
    for (const id of ['allow-change', 'relax']) {
      expect(runbookOf('password-policy').steps.get(id)).toHaveProperty(
        'putBack',
        expect.stringMatching(/\bback\b|again/),
      );
    }
  });
});

describe('Find the account', () => {
  it.each([
    ['event-33006', ['worked']],
    ['event-33005', ['worked', 'worked']],
    ['field-aadsts120014', ['worked', 'worked']],
    ['event-33002', ['worked', 'worked', 'worked']],
  ])('has the reset tried once more when nothing is found after %s', (known, outcomes) => {
    expect(walk('user-state', known, ...outcomes).at).toBe('try-again');
    expect(walk('user-state', known, ...outcomes, 'failing').at).toBe('support');
  });

  it.each([
    ['event-33006', ['cannot'], undefined],
    ['event-33006', ['failing', 'cannot'], 'event-33006'],
    ['event-33005', ['failing', 'should-work', 'cannot'], 'event-33005'],
    ['event-33003', ['cannot'], undefined],
  ])('shows no answer about another event where somebody cannot go on: %s %j', (known, outcomes, article) => {
    const { at: last } = walk('user-state', known, ...outcomes);
    const end = last === undefined ? undefined : runbookOf('user-state').steps.get(last);
    expect(end?.kind === 'end' && end.article).toBe(article);
  });
});

describe('Verify permissions', () => {
  const marked = ['worked', 'worked', 'worked', 'failing'];

  it('asks about the group today where adminCount is 1 although the rights are there', () => {
    expect(walk('verify-permissions', 'event-33004', ...marked)).toMatchObject({ at: 'member-today' });
    const question = runbookOf('verify-permissions').steps.get('member-today');
    expect(question).toEqual({
      ...runbookOf('verify-permissions').steps.get('still-member'),
      answers: expect.anything() as unknown,
    });
  });

  it.each([
    ['meant', [], 'by-design'],
    ['not-needed', ['failing'], 'remote-sam'],
    ['former', ['failing'], 'remote-sam'],
    ['former', ['cannot'], 'still-marked'],
  ])('never tells somebody with all rights to give rights: %s %j', (answer, outcomes, last) => {
    expect(walk('verify-permissions', 'event-33004', ...marked, answer, ...outcomes).at).toBe(last);
  });

  it('shows the policy where somebody has to look at the policy', () => {
    const begun = walk('verify-permissions', 'Error Code: ERROR_ACCESS_DENIED', 'worked', 'cannot');
    const last = begun.at === undefined ? undefined : runbookOf('verify-permissions').steps.get(begun.at);
    expect(last).toMatchObject({ kind: 'end', article: 'error-sspr-0029' });
  });
});

it('hands nothing over to Microsoft while somebody else can still do a step', () => {
  const toMicrosoft = runbooks.flatMap((runbook) =>
    endsOf(runbook).filter(({ article }) => article === 'case-details'),
  );
  expect(toMicrosoft).toHaveLength(4);
  for (const { say, unfinished } of toMicrosoft) {
    expect(say).toContain('Microsoft support');
    expect(unfinished?.title).toMatch(/^Some .+ are still to be done$/);
    expect(unfinished?.say).toMatch(/"I cannot do this".+Microsoft support/);
  }
});
