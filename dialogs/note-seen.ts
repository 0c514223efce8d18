import type { Article } from '../knowledge/article.ts';
import type { Identifier } from '../knowledge/identifiers/identifier.ts';
import type { Verdict } from '../knowledge/journal.ts';
import type { ConversationState } from './conversation-state.ts';

/** As many as the state has room for; the newest are kept. */
const mostCodes = 20;
const mostArticles = 10;
const mostLines = 8;
const longestCode = 60;
const longestLine = 300;

/** Remembers the codes that were named, for a case about them. */
export function noteCodes(state: ConversationState, identifiers: readonly Identifier[]): ConversationState {
  if (identifiers.length === 0) return state;
  const named = identifiers.map(spell);
  const before = state.seen.codes.filter((code) => !named.includes(code));
  const codes = [...new Set([...before, ...named])].slice(-mostCodes);
  return { ...state, seen: { ...state.seen, codes } };
}

/** As people write it: a result code with the sign for hexadecimal digits before it. */
function spell({ kind, value }: Identifier): string {
  return (kind === 'hresult' ? `0x${value}` : value).slice(0, longestCode);
}

/** Remembers what an event log has shown: the codes in it, and its findings in a few lines, which take the place of older ones. */
export function noteFindings(
  state: ConversationState,
  found: readonly string[],
  log: readonly string[],
): ConversationState {
  const codes = [...new Set([...state.seen.codes.filter((code) => !found.includes(code)), ...found])].slice(-mostCodes);
  return {
    ...state,
    seen: { ...state.seen, codes, log: log.slice(0, mostLines).map((line) => line.slice(0, longestLine)) },
  };
}

/** Remembers that an article was shown; what was said of it before stays. */
export function noteArticle(state: ConversationState, { id, kind }: Article): ConversationState {
  // What to collect for a case says nothing about the fault.
  if (kind === 'intake') return state;
  return putArticle(state, id, state.seen.articles.find(({ article }) => article === id)?.verdict ?? null);
}

/** Remembers whether an article helped. */
export function noteVerdict(state: ConversationState, { id, kind }: Article, verdict: Verdict): ConversationState {
  return kind === 'intake' ? state : putArticle(state, id, verdict);
}

function putArticle(state: ConversationState, article: string, verdict: Verdict | null): ConversationState {
  const others = state.seen.articles.filter((shown) => shown.article !== article);
  return { ...state, seen: { ...state.seen, articles: [...others, { article, verdict }].slice(-mostArticles) } };
}
