import type { Block, Run, Sections } from '../knowledge/article-body.ts';
import type { Article } from '../knowledge/article.ts';

/** A source of numbers from 0 up to 1 that gives the same ones for the same seed (mulberry32, Tommy Ettinger, public domain). */
export type Chance = () => number;

/** Starts such a source. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list, each as likely as the other. */
export function pick<Item>(list: readonly Item[], chance: Chance): Item {
  const item = list[Math.floor(chance() * list.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

const syllables = 'ba co den fi gor hal jun ka lem mi nor pa qui ros sta tel ul ver wen zy'.split(' ');
const words = 20_000;

/** Words that no language has, of two to four syllables. */
export function inventWords(chance: Chance): string[] {
  const invented = new Set<string>();
  while (invented.size < words) {
    invented.add(Array.from({ length: 2 + Math.floor(chance() * 3) }, () => pick(syllables, chance)).join(''));
  }
  return [...invented];
}

/** As in language, the second word is half as frequent as the first, the hundredth a hundredth (Zipf). */
export function pickWord(invented: readonly string[], chance: Chance): string {
  return String(invented[Math.floor(invented.length ** chance()) - 1]);
}

/** How many of the longer words of a text are put in the place of others: the other ones keep their long lists. */
const swapped = 0.25;

interface Source {
  readonly real: readonly Article[];
  readonly symptoms: readonly string[];
  readonly invented: readonly string[];
  readonly chance: Chance;
}

/** The real articles and variations of them, the same for the same count: other ids and codes, other words, symptoms mixed. */
export function generateArticles(real: readonly Article[], count: number): Article[] {
  const chance = createChance(2024);
  const symptoms = real.flatMap(({ match }) => match.symptoms);
  const source: Source = { real, symptoms, invented: inventWords(chance), chance };
  const made = Array.from({ length: Math.max(0, count - real.length) }, (_, at) => vary(source, at));
  return [...real.slice(0, count), ...made];
}

function vary(source: Source, at: number): Article {
  const parent = source.real[at % source.real.length];
  if (!parent) throw new Error('There are no articles to vary.');
  return {
    ...parent,
    id: `${parent.id}-v${String(at)}`,
    title: swapWords(parent.title, source),
    meaning: swapWords(parent.meaning, source),
    match: varyMatch(parent.match, source),
    next: [],
    sections: varySections(parent.sections, source),
  };
}

function varyMatch(match: Article['match'], source: Source): Article['match'] {
  const { chance } = source;
  return {
    // Real ids end at 33999; what is above is shared by a few variations each, as 6329 is.
    events: match.events.map((event) => ({ ...event, id: 34_000 + Math.floor(chance() * 31_535) })),
    hresults: match.hresults.map(() => `8F${randomDigits(chance, 6)}`),
    codes: match.codes.map(() => `AADSTS9${randomDigits(chance, 6)}`),
    names: match.names.map(() => `${capital(source)}${capital(source)}${capital(source)}Error`),
    phrases: match.phrases.map((phrase) => varyPhrase(phrase, source)),
    shared: match.shared.map(({ phrase, when }) => ({ phrase: varyPhrase(phrase, source), when })),
    symptoms: match.symptoms.map((own) => swapWords(chance() < 0.5 ? own : pick(source.symptoms, chance), source)),
  };
}

/** A phrase stands nowhere else: the word that makes it another one is a rare one. */
function varyPhrase(phrase: string, source: Source): string {
  return `${phrase} ${pick(source.invented, source.chance)}${pick(source.invented, source.chance)}`;
}

function varySections(sections: Sections, source: Source): Sections {
  const vary = (blocks: readonly Block[] | undefined): readonly Block[] =>
    (blocks ?? []).map((block) =>
      block.kind === 'command' ? block : { ...block, runs: block.runs.map((run) => varyRun(run, source)) },
    );
  return { ...sections, Cause: vary(sections.Cause), Resolution: vary(sections.Resolution) };
}

function varyRun(run: Run, source: Source): Run {
  return { ...run, text: swapWords(run.text, source) };
}

function swapWords(text: string, { invented, chance }: Source): string {
  return text
    .split(' ')
    .map((word) => (word.length > 3 && chance() < swapped ? pickWord(invented, chance) : word))
    .join(' ');
}

function capital({ invented, chance }: Source): string {
  const word = pick(invented, chance);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function randomDigits(chance: Chance, count: number): string {
  return String(Math.floor(chance() * 10 ** count)).padStart(count, '0');
}
