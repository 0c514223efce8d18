import type { Article } from './article.ts';
import { points, type EvidenceSources } from './evidence-sources.ts';
import type { Identifier } from './identifiers/identifier.ts';
import { identifierKey } from './identifier-index.ts';
import type { Match } from './match.ts';
import type { Recognized } from './recognizer.ts';
import { refuse, type Refusal } from './refusal.ts';
import { findSharedMeaning, type SharedMeaning } from './shared-meaning.ts';
import type { SymptomHit } from './symptom-search.ts';
import { plainWords } from './words.ts';

/** All that speaks for each article, and what forbids an answer or asks for one more question. */
export interface Evidence {
  readonly matches: readonly Match[];
  /** Terms of the text that the knowledge knows. */
  readonly knownTerms: readonly string[];
  readonly refusal?: Refusal;
  readonly shared?: SharedMeaning;
}

interface Tally {
  score: number;
  readonly reasons: string[];
  /** Position of the last identifier that named it: of two healthy events the later is where things stand. */
  at: number;
}

/** Weighs identifiers, phrases and symptoms of a text for every article. */
export function collectEvidence(text: string, recognized: Recognized, parts: EvidenceSources): Evidence {
  const tallies = new Map<Article, Tally>();
  const named = recognized.identifiers.filter((identifier) => addIdentifier(tallies, identifier, parts));
  const words = plainWords(text);
  const sharedPhrases = addPhrases(tallies, words, parts);
  const { hits: symptoms, knownTerms } = parts.symptoms.search(text);
  addSymptoms(tallies, symptoms, parts, named.length > 0);
  const matches = rank(tallies);
  const refusal = refuse(recognized, named, parts, { matches, symptoms, words });
  const shared = refusal ? undefined : findSharedMeaning(matches, named, sharedPhrases, parts.bySharedPhrase);
  return { matches, knownTerms, ...(refusal && { refusal }), ...(shared && { shared }) };
}

function tallyOf(tallies: Map<Article, Tally>, article: Article): Tally {
  const tally = tallies.get(article) ?? { score: 0, reasons: [], at: 0 };
  tallies.set(article, tally);
  return tally;
}

function addIdentifier(
  tallies: Map<Article, Tally>,
  identifier: Identifier,
  { byIdentifier }: EvidenceSources,
): boolean {
  const articles = byIdentifier.get(identifierKey(identifier)) ?? [];
  for (const article of articles) {
    const tally = tallyOf(tallies, article);
    const worth = worthOf(identifier, article, articles.length > 1);
    // A second name for the same thing confirms it; it does not double it.
    tally.score = Math.max(tally.score, worth) + (tally.score > 0 ? 2 : 0);
    tally.at = Math.max(tally.at, identifier.at);
    tally.reasons.push(...reasonsOf(identifier, article));
  }
  return articles.length > 0;
}

function worthOf({ kind }: Identifier, article: Article, isShared: boolean): number {
  const base = kind === 'event' && isShared ? points.sharedEvent : points[kind];
  const worth = Math.min(base, mostFor(article)) + (article.usual && isShared ? 1 : 0);
  if (article.provenance === 'document') return worth;
  return Math.min(worth, kind === 'hresult' ? points.fieldHresult : worth) - points.fieldDiscount;
}

/** What an exact name can bring an article at most: little for a normal event, less than all for one that says no cause. */
function mostFor({ kind, context }: Article): number {
  if (kind === 'healthy') return points.healthy;
  return context ? points.vague : Infinity;
}

/** A normal event, or a code that says nothing by itself. */
function isContext({ kind, context }: Article): boolean {
  return kind === 'healthy' || context;
}

function reasonsOf({ kind, value }: Identifier, { match }: Article): string[] {
  switch (kind) {
    case 'event':
      return match.events
        .filter(({ id }) => String(id) === value)
        .map(({ provider }) => `event ${value} of ${provider}`);
    case 'hresult':
      return [`result code 0x${value}`];
    case 'code':
      return [`code ${value}`];
    case 'name':
      return [`name ${value}`];
  }
}

/** Adds the longest phrase of each article; returns those phrases that several articles share. */
function addPhrases(tallies: Map<Article, Tally>, words: readonly string[], { phrases }: EvidenceSources): string[] {
  const longest = new Map<Article, { phrase: string; length: number }>();
  for (const { owner, phrase, length } of phrases.find(words)) {
    if (length > (longest.get(owner)?.length ?? 0)) longest.set(owner, { phrase, length });
  }
  const shared: string[] = [];
  for (const [article, { phrase, length }] of longest) {
    const tally = tallyOf(tallies, article);
    tally.score += points.phrase / (tally.score > 0 ? 2 : 1) + points.phraseWord * Math.min(length, 8);
    tally.reasons.push(`the text “${phrase}”`);
    if (article.match.shared.some((entry) => entry.phrase === phrase)) shared.push(phrase);
  }
  return shared;
}

function addSymptoms(
  tallies: Map<Article, Tally>,
  hits: readonly SymptomHit[],
  parts: EvidenceSources,
  isNamed: boolean,
): void {
  for (const hit of hits) {
    const article = parts.byId.get(hit.id);
    if (hit.neighbour || !article) continue;
    const tally = tallyOf(tallies, article);
    tally.score += points.symptom * hit.score * shareOf(tally, article, isNamed);
    const isWorthSaying = tally.reasons.length === 0 || points.symptom * hit.score >= points.fieldDiscount;
    if (isWorthSaying) tally.reasons.push(...describe(hit));
  }
}

function describe({ terms }: SymptomHit): string[] {
  const words = terms.filter((term) => !/\d/.test(term)).slice(0, 6);
  return words.length > 0 ? [`described as: ${words.join(', ')}`] : [];
}

/** Beside an exact identifier words only tell apart what it leaves open; alone they carry the whole answer. */
function shareOf({ score }: Tally, article: Article, isNamed: boolean): number {
  if (!isNamed) return 1;
  if (score === 0) return 0.5;
  return isContext(article) ? 0 : score >= points.code - points.fieldDiscount ? 0.3 : 1;
}

/** Below every article that a name singles out, and a vague failure above a normal event. */
function besideFault({ kind }: Article): number {
  return kind === 'healthy' ? points.healthy : points.sharedEvent - 6;
}

/** Beside a fault that is named exactly, the normal events around it are context, however much of the text is about them. */
function rank(tallies: ReadonlyMap<Article, Tally>): Match[] {
  const isFaultNamed = [...tallies].some(([article, { score }]) => !isContext(article) && score >= points.sharedEvent);
  return [...tallies]
    .map(([article, tally]): [Article, Tally] =>
      isFaultNamed && isContext(article)
        ? [article, { ...tally, score: Math.min(tally.score, besideFault(article)) }]
        : [article, tally],
    )
    .sort(([left, a], [right, b]) => b.score - a.score || b.at - a.at || (left.id < right.id ? -1 : 1))
    .map(([article, { score, reasons }]) => ({ article, score: Math.round(score * 10) / 10, reasons }));
}
