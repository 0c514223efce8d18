import type { Output, OutputKind } from './output.ts';

/** One of the results that stand in pasted output. */
export type Result = Omit<Output, 'kind'>;

/** So many results of one verdict are told; the others only count. */
const told = 2;
const mostFacts = 24;

/** One answer for all results: what they agree on, unclear when good and bad stand side by side, else the worst. */
export function combineResults(kind: OutputKind, results: readonly Result[]): Output | undefined {
  if (results.length === 0) return undefined;
  const verdicts = new Set(results.map(({ verdict }) => verdict));
  const isSplit = verdicts.has('good') && verdicts.has('bad');
  const verdict = isSplit ? 'unclear' : worstOf([...verdicts]);
  return { kind, verdict, says: sayAll(results, isSplit), facts: distinctFacts(results) };
}

/** Bad before unclear before good. */
export function worstOf(verdicts: readonly Output['verdict'][]): Output['verdict'] {
  return (['bad', 'unclear'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'good';
}

/** Each name with each of its values once, as many as anybody reads. */
export function distinctFacts(results: readonly Pick<Output, 'facts'>[]): Output['facts'] {
  const all = results.flatMap(({ facts }) => facts);
  return [...new Map(all.map((fact) => [`${fact.name}=${fact.value}`, fact])).values()].slice(0, mostFacts);
}

function sayAll(results: readonly Result[], isSplit: boolean): string {
  const seen = new Set<string>();
  const count = { good: 0, bad: 0, unclear: 0 };
  const sentences: string[] = isSplit ? ['The results differ, so they do not decide it.'] : [];
  results.forEach(({ verdict, says }, at) => {
    if (seen.has(says) || count[verdict] === told) return;
    seen.add(says);
    count[verdict]++;
    sentences.push(isSplit ? `Result ${String(at + 1)}: ${says}` : says);
  });
  return sentences.join(' ');
}
