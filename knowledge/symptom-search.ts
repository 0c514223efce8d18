import type { Article } from './article.ts';
import { startDocumentIndex, type DocumentIndex } from './document-index.ts';
import type { Knowledge } from './knowledge.ts';
import { numberAt } from './number-list.ts';
import { startPassageIndex, type PassageIndex } from './passage-index.ts';
import { splitPieces } from './pieces.ts';
import { createSpelling, type Spelling } from './spelling.ts';
import { splitWords, toTerms } from './terms.ts';

/** How close what was said comes to what an article or a neighbour stands for. */
export interface SymptomHit {
  /** Id of an article or a neighbour. */
  readonly id: string;
  readonly neighbour: boolean;
  /** 0 to about 1. */
  readonly score: number;
  readonly terms: readonly string[];
}

/** What a text describes. */
export interface Described {
  /** The best first. */
  readonly hits: readonly SymptomHit[];
  /** The terms of the text that the knowledge knows: what may be kept of a question without keeping the question. */
  readonly knownTerms: readonly string[];
}

/** Compares what was said with the symptoms, titles and phrases of articles and neighbours. */
export interface SymptomSearch {
  search(text: string): Described;
}

/** Correcting is for slips, not for pasted data: only so many words of a piece are corrected, and of a message. */
const mostRepairs = 24;
const mostRepairsOfAll = 96;
/** What an author wrote about an article counts this much of what people say. */
const writtenWorth = 0.85;
/** Share of the whole text in the score of a long one, beside its best piece. */
const wholeShare = 0.7;

interface Owner {
  readonly id: string;
  readonly neighbour: boolean;
}

type ReadWords = (text: string) => readonly string[];
type ReadTerms = (words: readonly string[]) => string[];

interface Parts {
  readonly owners: readonly Owner[];
  readonly passages: PassageIndex;
  readonly documents: DocumentIndex;
  readonly words: ReadWords;
  readonly terms: ReadTerms;
  readonly spelling: Spelling;
  readonly weak: ReadonlySet<string>;
}

/** Builds the search over all articles and neighbours. */
export function createSymptomSearch(knowledge: Knowledge): SymptomSearch {
  const { weak } = knowledge.vocabulary;
  const words: ReadWords = (text) => splitWords(text, knowledge.vocabulary);
  const terms = createReader(knowledge);
  const owners: Owner[] = [];
  const passages = startPassageIndex(weak);
  const documents = startDocumentIndex(weak);
  const add = (who: Owner, said: readonly string[], written: readonly string[], body: string): void => {
    const owner = owners.push(who) - 1;
    const texts = [...said, ...written].map((text) => terms(words(text)));
    texts.forEach((text, at) => {
      passages.add({ owner, terms: text, worth: at < said.length ? 1 : writtenWorth });
    });
    documents.add([...texts, terms(words(body))].flat());
  };
  for (const article of knowledge.articles) {
    const { id, title, meaning, match } = article;
    add({ id, neighbour: false }, [...match.symptoms, ...match.phrases], [title, meaning], bodyText(article));
  }
  for (const { id, topic, symptoms, phrases } of knowledge.neighbours) {
    add({ id, neighbour: true }, [...symptoms, ...phrases], [topic], '');
  }
  const index = passages.build();
  const spelling = createSpelling(index.terms);
  const parts: Parts = { owners, passages: index, documents: documents.build(), words, terms, spelling, weak };
  return { search: (text) => search(text, parts) };
}

/** Identifiers are weighed exactly, elsewhere: counted as words, too, they would weigh twice. */
function createReader({ articles, vocabulary }: Knowledge): ReadTerms {
  const exact = new Set<string>();
  for (const { match } of articles) {
    for (const { id } of match.events) exact.add(String(id));
    for (const value of match.hresults) exact.add(value.toLowerCase());
  }
  return (words) =>
    toTerms(words, vocabulary).filter((term) => !exact.has(term.startsWith('0x') ? term.slice(2) : term));
}

function bodyText({ sections }: Article): string {
  const blocks = [...(sections.Cause ?? []), ...(sections.Resolution ?? [])];
  return blocks
    .map((block) => (block.kind === 'command' ? '' : block.runs.map(({ text }) => text).join('')))
    .join('\n');
}

/** One word in common, however rare, is chance; and words that every question here has ("password reset fails") tell nothing. */
function isTelling(terms: readonly string[], weak: ReadonlySet<string>): boolean {
  return terms.length >= 2 && terms.some((term) => !weak.has(term));
}

function search(text: string, parts: Parts): Described {
  const { owners, passages, documents, terms, weak } = parts;
  const pieces = splitPieces(text, parts.words);
  const repair = limitRepairs(parts);
  const hits = passages.search(
    pieces.map(({ words, isJoined }) => ({ terms: repairTerms(terms(words), passages, repair), isJoined })),
  );
  const all = repairTerms(terms(parts.words(text)), passages, repair);
  const whole = documents.score(
    pieces.length > 1 ? all : [],
    hits.map(({ owner }) => owner),
  );
  const described = hits.flatMap((hit, at) => {
    const score = hit.score + wholeShare * numberAt(whole, at);
    const telling = isTelling(hit.terms, weak) ? score : score / 2;
    return owners.slice(hit.owner, hit.owner + 1).map((who) => ({ ...who, score: telling, terms: hit.terms }));
  });
  return {
    hits: described.sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1)),
    // A word with a digit in it may be half of a password.
    knownTerms: [...new Set(all.filter((term) => passages.has(term) && !/\d/.test(term)))],
  };
}

/** Corrects each word once and only so many, however often they stand in the pieces of a text. */
function limitRepairs({ spelling }: Parts): (term: string) => string {
  const repaired = new Map<string, string>();
  return (term) => {
    const before = repaired.get(term);
    if (before !== undefined || repaired.size >= mostRepairsOfAll) return before ?? term;
    const after = spelling.repair(term) ?? term;
    repaired.set(term, after);
    return after;
  };
}

function repairTerms(terms: readonly string[], index: PassageIndex, repair: (term: string) => string): string[] {
  let repairs = 0;
  return terms.map((term) => {
    if (index.has(term) || repairs >= mostRepairs) return term;
    repairs++;
    return repair(term);
  });
}
