import type { Article } from './article.ts';

/** Buttons that the card of a question has room for. */
const mostMeanings = 6;

/** What is wrong with the questions that shared events and messages lead to: nobody could answer them, or not fully. */
export function checkSharedLabels(articles: readonly Article[]): string[] {
  const events = articles.flatMap((article) => claimsOf(article, eventClaims(article)));
  const messages = articles.flatMap((article) => claimsOf(article, messageClaims(article)));
  const lone = [...groupByName(messages).values()].filter((claims) => claims.length === 1).flat();
  return [
    ...[...groupByName(events).values(), ...groupByName(messages).values()].flatMap(checkMeanings),
    ...lone.map((claim) => describe(claim, 'stands in no other article, expected it in match.phrases')),
  ];
}

/** One article's share in an event or a message, and the label of its button. */
interface Claim {
  readonly article: string;
  readonly field: 'events' | 'shared';
  readonly name: string;
  readonly label: string | undefined;
}

type Named = Omit<Claim, 'article'>;

function eventClaims({ match }: Article): Named[] {
  return match.events.map(({ id, when }) => ({ field: 'events', name: String(id), label: when }));
}

function messageClaims({ match }: Article): Named[] {
  return match.shared.map(({ phrase, when }) => ({ field: 'shared', name: phrase, label: when }));
}

/** An article has one button however often it names the same thing: the first label is on it. */
function claimsOf({ id }: Article, named: readonly Named[]): Claim[] {
  const first = new Map([...named].reverse().map((claim) => [claim.name, claim]));
  return Array.from(first.values(), (claim) => ({ article: id, ...claim }));
}

function groupByName(claims: readonly Claim[]): Map<string, Claim[]> {
  return Map.groupBy(claims, ({ name }) => name);
}

function checkMeanings(claims: readonly Claim[]): string[] {
  if (claims.length === 1) return [];
  const problems = claims.flatMap((claim, at) => checkLabel(claim, claims.slice(0, at)));
  const extra = claims[mostMeanings];
  if (!extra) return problems;
  return [
    ...problems,
    describe(extra, `stands in ${String(claims.length)} articles, expected at most ${String(mostMeanings)}`),
  ];
}

function checkLabel(claim: Claim, before: readonly Claim[]): string[] {
  const { label } = claim;
  if (label === undefined) {
    return [describe(claim, 'stands in other articles as well, expected "when" with what the text of this one says')];
  }
  const twin = before.find((other) => other.label?.toLowerCase() === label.toLowerCase());
  return twin ? [describe(claim, `has the label of ${twin.article}, expected one of its own`)] : [];
}

function describe({ article, field, name }: Claim, problem: string): string {
  return `articles/${article}.md: match.${field}: ${name} ${problem}`;
}
