import type { Article } from '../knowledge/article.ts';
import { createChance, inventWords, pick, pickWord, type Chance } from './articles.ts';

/** A question whose right answers are known: the ids of the articles it was made from. */
export interface KnownQuery {
  readonly text: string;
  readonly wanted: ReadonlySet<string>;
}

/** What is asked: an error code, ten words with a slip, and text as it is pasted. */
export const queryKinds = ['code', 'symptom', 'paste 1,500', 'paste 20,000'] as const;
export type QueryKind = (typeof queryKinds)[number];

/** Makes different questions of one kind about these articles, the same ones every time. */
export function makeQueries(kind: QueryKind, articles: readonly Article[], count: number): KnownQuery[] {
  const chance = createChance(7 + queryKinds.indexOf(kind));
  const invented = inventWords(chance);
  const noise = (): string => logLine(invented, chance);
  return Array.from({ length: count }, () => {
    if (kind === 'code') return askCode(articles, chance);
    if (kind === 'symptom') return askSymptom(articles, chance);
    return askPaste(articles, kind === 'paste 1,500' ? 1_500 : 20_000, noise, chance);
  });
}

function codesOf({ match }: Article): string[] {
  return [
    ...match.events.map(({ id }) => `event ${String(id)}`),
    ...match.hresults.map((value) => `hr=${value}`),
    ...match.codes,
  ];
}

/** Several articles may share an event; then each of them is right. */
function askCode(articles: readonly Article[], chance: Chance): KnownQuery {
  for (;;) {
    const codes = codesOf(pick(articles, chance));
    if (codes.length === 0) continue;
    const text = pick(codes, chance);
    return { text, wanted: idsOf(articles.filter((article) => codesOf(article).includes(text))) };
  }
}

function idsOf(articles: readonly Article[]): Set<string> {
  return new Set(articles.map(({ id }) => id));
}

/** One thing that people say of an article, filled up to ten words with another one. */
function saySymptom(article: Article, chance: Chance): string {
  const spoken = article.match.symptoms.filter((symptom) => /^[\0-\x7f]+$/.test(symptom));
  const said = [pick(spoken, chance), pick(spoken, chance)].join(' ').split(' ');
  return said.slice(0, 10).join(' ');
}

function askSymptom(articles: readonly Article[], chance: Chance): KnownQuery {
  const article = pick(articles, chance);
  const words = saySymptom(article, chance).split(' ');
  const longest = words.reduce((best, word, at) => (word.length > (words[best]?.length ?? 0) ? at : best), 0);
  return {
    text: words.map((word, at) => (at === longest ? withSlip(word, chance) : word)).join(' '),
    wanted: new Set([article.id]),
  };
}

/** A letter is missing or wrong, never the first one. */
function withSlip(word: string, chance: Chance): string {
  const at = 1 + Math.floor(chance() * (word.length - 1));
  return word.slice(0, at) + (chance() < 0.5 ? '' : 'x') + word.slice(at + 1);
}

/** Log lines around two things that people say of the article; half of them name its code, too. */
function askPaste(articles: readonly Article[], size: number, noise: () => string, chance: Chance): KnownQuery {
  const article = pick(articles, chance);
  const lines: string[] = [];
  for (let length = 0; length < size - 250;) {
    const line = noise();
    lines.push(line);
    length += line.length + 1;
  }
  const [code] = chance() < 0.5 ? codesOf(article) : [];
  const said = [saySymptom(article, chance), saySymptom(article, chance), ...(code ? [code] : [])];
  // Near the top: what a person says about a paste stands there.
  lines.splice(Math.floor(chance() * Math.min(12, lines.length)), 0, `${said.join('.\n')}.`);
  return { text: lines.join('\n').slice(0, size), wanted: new Set([article.id]) };
}

const levels = ['INFO', 'WARN', 'ERROR', 'DEBUG'];
const subjects = ['password reset', 'writeback request', 'service bus connection', 'user', 'directory synchronization'];

function logLine(invented: readonly string[], chance: Chance): string {
  const number = (below: number): string => String(Math.floor(chance() * below));
  const word = (): string => pickWord(invented, chance);
  const time = `2024-06-${number(30)} ${number(24)}:${number(60)}:${number(60)}.${number(1000)}`;
  const call = `at ${word()}.${word()}Service.${word()}(String ${word()}) line ${number(900)}`;
  return `${time} [${number(64)}] ${pick(levels, chance)} ${pick(subjects, chance)} ${word()} ${word()} ${call}, ${word()}`;
}
