import type { Article } from './article.ts';
import { collectEvidence, type Evidence } from './evidence.ts';
import type { EvidenceSources } from './evidence-sources.ts';
import { indexIdentifiers } from './identifier-index.ts';
import type { Knowledge } from './knowledge.ts';
import { knownIdentifiers } from './known-identifiers.ts';
import type { Match } from './match.ts';
import type { Neighbour } from './neighbour.ts';
import { createPhraseFinder } from './phrase-finder.ts';
import { longestText, recognize, type Recognized } from './recognizer.ts';
import { indexSharedPhrases, type SharedMeaning } from './shared-meaning.ts';
import { createSymptomSearch } from './symptom-search.ts';
import { beyondAscii, tooManyMarks } from './words.ts';

interface Common {
  readonly recognized: Recognized;
  /** Known words and identifiers of the question: all that is kept of it when nothing was found. */
  readonly terms: readonly string[];
}

export type Answer = Common &
  (
    | { readonly outcome: 'answer'; readonly ranked: readonly Match[] }
    | { readonly outcome: 'choose'; readonly ranked: readonly Match[]; readonly shared: SharedMeaning }
    | {
        readonly outcome: 'none';
        readonly near: readonly Match[];
        readonly neighbour?: Neighbour;
        readonly unknown?: string;
      }
  );

/** Finds the articles that answer a text; never guesses: below the bar the outcome is `none`. */
export interface Matcher {
  answer(text: string): Answer;
}

/** Points at which an article is an answer. Calibrated on test/fixtures/questions.jsonl. */
const answerBar = 15.5;
/** Points at which an article is near enough to be offered beside a refusal. */
const nearBar = 9;
/** What has less than this share of the best one's points is no candidate beside it. */
const alsoShare = 0.3;
const mostRanked = 6;
/** So much is kept of a question. */
const mostTerms = 12;

/** Builds the matcher; costs time once, a question afterwards costs little. */
export function createMatcher(knowledge: Knowledge): Matcher {
  const known = knownIdentifiers(knowledge);
  const sources: EvidenceSources = {
    knowledge,
    byId: new Map(knowledge.articles.map((article) => [article.id, article])),
    byIdentifier: indexIdentifiers(knowledge.articles),
    bySharedPhrase: indexSharedPhrases(knowledge.articles),
    phrases: createPhraseFinder(
      knowledge.articles.flatMap((owner) => phrasesOf(owner.match).map((phrase) => ({ owner, phrase }))),
    ),
    foreignPhrases: createPhraseFinder(
      knowledge.neighbours.flatMap((owner) => owner.phrases.map((phrase) => ({ owner, phrase }))),
    ),
    symptoms: createSymptomSearch(knowledge),
  };
  return {
    answer(text) {
      const read = normalise(text.slice(0, longestText));
      const recognized = recognize(read, known);
      const evidence = collectEvidence(read, recognized, sources);
      const named = recognized.identifiers.map(({ value }) => value);
      return { recognized, terms: [...named, ...evidence.knownTerms].slice(0, mostTerms), ...decide(evidence) };
    },
  };
}

/** Full-width letters and digits become plain ones, and characters without a width go. */
function normalise(text: string): string {
  if (!beyondAscii.test(text)) return text;
  const plain = text.replace(tooManyMarks, '').normalize('NFKC');
  return plain.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '').slice(0, longestText);
}

type Decision =
  | Pick<Extract<Answer, { outcome: 'answer' }>, 'outcome' | 'ranked'>
  | Pick<Extract<Answer, { outcome: 'choose' }>, 'outcome' | 'ranked' | 'shared'>
  | Pick<Extract<Answer, { outcome: 'none' }>, 'outcome' | 'near' | 'neighbour' | 'unknown'>;

function decide({ matches, refusal, shared }: Evidence): Decision {
  const bar = Math.max(answerBar, (matches[0]?.score ?? 0) * alsoShare);
  const ranked = matches.filter(({ score }) => score >= bar).slice(0, mostRanked);
  if (refusal !== undefined || ranked.length === 0) {
    const near = matches.filter(({ score }) => score >= nearBar).slice(0, 3);
    return { outcome: 'none', near, ...refusal };
  }
  return shared ? { outcome: 'choose', ranked: optionsFirst(ranked, shared), shared } : { outcome: 'answer', ranked };
}

/** What is listed is listed in the order in which it is offered. */
function optionsFirst(ranked: readonly Match[], { options }: SharedMeaning): Match[] {
  const offered = options
    .map(({ article }) => ranked.find((match) => match.article === article))
    .filter((match) => match !== undefined);
  return [...offered, ...ranked.filter((match) => !offered.includes(match))];
}

function phrasesOf({ phrases, shared }: Article['match']): string[] {
  return [...phrases, ...shared.map(({ phrase }) => phrase)];
}
