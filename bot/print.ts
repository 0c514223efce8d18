import { answerCard } from '../cards/answer/answer.ts';
import { cardText } from '../cards/card-text.ts';
import { viewAnswer } from '../dialogs/answer-view.ts';
import type { Fill } from '../dialogs/block-view.ts';
import { askShared, summarize, tellOthers } from '../dialogs/show-answer.ts';
import type { Article } from '../knowledge/article.ts';
import type { JournalStats } from '../knowledge/journal.ts';
import type { Match } from '../knowledge/match.ts';
import type { Answer } from '../knowledge/matcher.ts';

/** An answer for a terminal: the whole article, the question that separates several, or an honest no. */
export function printAnswer(answer: Answer): string {
  switch (answer.outcome) {
    case 'answer': {
      const [best, ...rest] = answer.ranked as [Match, ...Match[]];
      const { article, reasons } = best;
      return printArticle(article, { reasons, others: tellOthers(rest), fill: answer.recognized.values });
    }
    case 'choose': {
      const options = answer.shared.options.map(
        ({ article, label }) => `  - ${label}\n      ${article.id}: ${article.title}`,
      );
      return [askShared(answer.shared), ...options, 'Ask again and add that text.'].join('\n');
    }
    case 'none':
      return printNone(answer);
  }
}

/** A whole article for a terminal, with why it was chosen. */
export function printArticle(
  article: Article,
  { reasons, others, fill }: { readonly reasons: readonly string[]; readonly others: string; readonly fill: Fill },
): string {
  // The form id goes nowhere: a terminal has no buttons.
  const form = '00000000-0000-4000-8000-000000000000';
  const showing = { form, fill, reasons, others, verdict: null, view: 'full', runbook: undefined } as const;
  return cardText(answerCard(viewAnswer(article, { ...showing, part: 'all' })));
}

function printNone({ near, neighbour, unknown }: Extract<Answer, { outcome: 'none' }>): string {
  const lines = [
    neighbour
      ? `This looks like ${neighbour.topic}. That is not something I know. ${neighbour.instead}${neighbour.url ? ` ${neighbour.url}` : ''}`
      : unknown === undefined
        ? 'That is not something I know. I know Microsoft Entra password reset and writeback.'
        : `I do not know ${unknown}, and I will not guess what it means.`,
  ];
  if (near.length > 0 && !neighbour) {
    lines.push('Closest to it:', ...near.map(({ article }) => `  - ${article.id}: ${summarize(article)}`));
  }
  return lines.join('\n');
}

/** One line per article: id, provenance, and what it is about. */
export function printCatalogue(articles: readonly Article[]): string {
  const width = Math.max(...articles.map(({ id }) => id.length));
  const lines = articles.map(
    (article) => `${article.id.padEnd(width)}  ${article.provenance.padEnd(17)}  ${summarize(article)}`,
  );
  return [...lines, `${String(articles.length)} articles`].join('\n');
}

/** What helped and what did not, by article, and the questions that found nothing. */
export function printStats({ articles, misses }: JournalStats): string {
  const feedback = articles.map(
    ({ article, helped, failed }) => `  ${article}: fixed it ${String(helped)}, did not help ${String(failed)}`,
  );
  const missed = misses.map(
    ({ words, count, last }) => `  ${String(count)} times, last ${last.slice(0, 10)}: ${words || '(no known word)'}`,
  );
  return [
    'Feedback by article:',
    ...(feedback.length > 0 ? feedback : ['  none yet']),
    'Not found (known words and codes only; what was typed is not kept):',
    ...(missed.length > 0 ? missed : ['  none yet']),
  ].join('\n');
}
