import type { Article } from './article.ts';
import { createDocumentIndex, type DocumentIndex } from './document-index.ts';
import type { Knowledge } from './knowledge.ts';
import { createPassageIndex, type Passage, type PassageIndex } from './passage-index.ts';
import { createSpelling, type Spelling } from './spelling.ts';
import { readTerms } from './terms.ts';

/** How close what was said comes to what an article or a neighbour stands for. */
export interface SymptomHit {
  /** Id of an article or a neighbour. */
  readonly id: string;
  readonly neighbour: boolean;
  /** 0 to about 1. */
  readonly score: number;
  readonly terms: readonly string[];
}

/** Compares what was said with the symptoms, titles and phrases of articles and neighbours. */
export interface SymptomSearch {
  search(text: string): SymptomHit[];
  /** The terms of a text that the knowledge knows: what may be kept of a question without keeping the question. */
  knownTerms(text: string): string[];
}

/** A long text is read in pieces of about this many words: people describe one thing in a sentence or two. */
const pieceWords = 28;
const mostPieces = 40;
/** Correcting is for slips, not for pasted data: only so many words of a text are corrected. */
const mostRepairs = 24;
/** What an author wrote about an article counts this much of what people say. */
const writtenWorth = 0.85;
/** Share of the whole text in the score of a long one, beside its best piece. */
const wholeShare = 0.7;

interface Owner {
  readonly id: string;
  readonly neighbour: boolean;
}

interface Parts {
  readonly owners: readonly Owner[];
  readonly passages: PassageIndex;
  readonly documents: DocumentIndex;
  readonly terms: (text: string) => string[];
  readonly weak: ReadonlySet<string>;
}

/** Builds the search over all articles and neighbours. */
export function createSymptomSearch(knowledge: Knowledge): SymptomSearch {
  const read = createReader(knowledge);
  const owners: Owner[] = [];
  const passages: Passage[] = [];
  const documents: { owner: number; terms: string[] }[] = [];
  const add = (who: Owner, said: readonly string[], written: readonly string[], body: string): void => {
    const owner = owners.push(who) - 1;
    for (const text of said) passages.push({ owner, terms: [...new Set(read(text))], worth: 1 });
    for (const text of written) passages.push({ owner, terms: [...new Set(read(text))], worth: writtenWorth });
    documents.push({ owner, terms: read([...said, ...written, body].join('\n')) });
  };
  for (const article of knowledge.articles) {
    const { id, title, meaning, match } = article;
    add({ id, neighbour: false }, [...match.symptoms, ...match.phrases], [title, meaning], bodyText(article));
  }
  for (const { id, topic, symptoms, phrases } of knowledge.neighbours) {
    add({ id, neighbour: true }, [...symptoms, ...phrases], [topic], '');
  }
  const index = createPassageIndex(passages, knowledge.vocabulary.weak);
  const spelling = createSpelling(new Set(passages.flatMap(({ terms }) => terms)));
  const terms = (text: string): string[] => repairTerms(read(text), index, spelling);
  const parts: Parts = {
    owners,
    passages: index,
    documents: createDocumentIndex(documents, knowledge.vocabulary.weak),
    terms,
    weak: knowledge.vocabulary.weak,
  };
  return {
    search: (text) => search(text, parts),
    // A word with a digit in it may be half of a password.
    knownTerms: (text) => [...new Set(terms(text).filter((term) => index.has(term) && !/\d/.test(term)))],
  };
}

/** Identifiers are weighed exactly, elsewhere: counted as words, too, they would weigh twice. */
function createReader({ articles, vocabulary }: Knowledge): (text: string) => string[] {
  const exact = new Set(
    articles.flatMap(({ match }) => [
      ...match.events.map(({ id }) => String(id)),
      ...match.hresults.map((value) => value.toLowerCase()),
    ]),
  );
  return (text) => readTerms(text, vocabulary).filter((term) => !exact.has(term.replace(/^0x/, '')));
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

function search(text: string, { owners, passages, documents, terms, weak }: Parts): SymptomHit[] {
  const pieces = splitPieces(text);
  const hits = new Map<number, { score: number; terms: readonly string[] }>();
  for (const piece of pieces.map(terms)) {
    for (const hit of passages.search(piece)) {
      if (hit.score > (hits.get(hit.owner)?.score ?? 0)) hits.set(hit.owner, hit);
    }
  }
  const whole = pieces.length > 1 ? documents.search(terms(text)) : undefined;
  return owners
    .flatMap((who, owner) => {
      const hit = hits.get(owner);
      if (!hit) return [];
      const score = hit.score + wholeShare * (whole?.get(owner) ?? 0);
      return { ...who, score: isTelling(hit.terms, weak) ? score : score / 2, terms: hit.terms };
    })
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
}

function repairTerms(terms: readonly string[], index: PassageIndex, spelling: Spelling): string[] {
  let repairs = 0;
  return terms.map((term) => {
    if (index.has(term) || repairs >= mostRepairs) return term;
    repairs++;
    return spelling.repair(term) ?? term;
  });
}

/** The whole text when it is short; else its sentences, each alone and with the one after it. */
function splitPieces(text: string): string[] {
  const words = text.split(/\s+/).length;
  if (words <= pieceWords) return [text];
  const sentences = text.split(/(?<=[.!?。！？])\s+|\n+/).filter((sentence) => /\p{L}{2}/u.test(sentence));
  const pieces = sentences.slice(0, mostPieces).flatMap((sentence, at) => {
    const pair = `${sentence} ${sentences[at + 1] ?? ''}`;
    return pair.split(/\s+/).length <= 2 * pieceWords ? [sentence, pair] : cut(sentence);
  });
  return words <= 2 * pieceWords ? [text, ...pieces] : pieces;
}

function cut(sentence: string): string[] {
  const words = sentence.split(/\s+/);
  const pieces: string[] = [];
  for (let at = 0; at < words.length && pieces.length < mostPieces; at += pieceWords) {
    pieces.push(words.slice(at, at + 2 * pieceWords).join(' '));
  }
  return pieces;
}
