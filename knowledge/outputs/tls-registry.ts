import { distinctFacts } from './combine-results.ts';
import type { Output } from './output.ts';
import { readTlsRows, tlsPlaces, type TlsPlace, type TlsRow } from './tls-rows.ts';

/** Compares the output of the TLS 1.2 check with its eight values, from plain text; undefined when it is other text. */
export function readTlsRegistry(plain: string, isExpected: boolean): Output | undefined {
  const rows = readTlsRows(plain);
  const known = rows.filter(({ place }) => place);
  if (known.length === 0 && !(isExpected && rows.length > 0)) return undefined;
  const found = tlsPlaces.map((place) => findingOf(place, rows));
  const stray = rows.filter((row) => !row.place && !row.isRight);
  const { verdict, says } = judge(found, stray);
  const order = rows.some(({ isCut }) => isCut)
    ? ' Paths are cut off, so Server and Client are told by the order of the rows.'
    : '';
  return { kind: 'tls-registry', verdict, says: says + order, facts: distinctFacts([{ facts: rows.map(factOf) }]) };
}

interface Finding {
  readonly place: TlsPlace;
  readonly state: 'right' | 'wrong' | 'both' | 'missing';
  readonly values: readonly string[];
}

function findingOf(place: TlsPlace, rows: readonly TlsRow[]): Finding {
  const own = rows.filter((row) => row.place === place);
  const values = [...new Set(own.map(({ value }) => value))];
  if (values.length === 0) return { place, state: 'missing', values };
  const rights = values.filter((value) => value === place.right).length;
  return { place, state: rights === values.length ? 'right' : rights === 0 ? 'wrong' : 'both', values };
}

function judge(found: readonly Finding[], stray: readonly TlsRow[]): Pick<Output, 'verdict' | 'says'> {
  const of = (state: Finding['state']): readonly Finding[] => found.filter((finding) => finding.state === state);
  const { wrong, both, missing } = { wrong: of('wrong'), both: of('both'), missing: of('missing') };
  const strayed = stray.map(({ name, value }) => `${name} is ${value}, and its path is not to be read.`);
  if (wrong.length + stray.length > 0) {
    return {
      verdict: 'bad',
      says: ['TLS 1.2 is not set up as it should be.', ...byPath(wrong, sayWrong), ...strayed.slice(0, 4)].join(' '),
    };
  }
  if (both.length > 0) {
    const says = [
      'There is more than one output, and they differ.',
      ...byPath(both, sayBoth),
      'Paste only the newest.',
    ];
    return { verdict: 'unclear', says: says.join(' ') };
  }
  if (missing.length > 0) {
    const says = ['What stands there is right, but rows are missing.', ...byPath(missing, ({ place }) => place.name)];
    return { verdict: 'unclear', says: `${says.join(' ')} Paste all eight rows.` };
  }
  return {
    verdict: 'good',
    says: 'All eight values are there and right. If one was changed just now, it counts after a restart of the server.',
  };
}

function sayWrong({ place, values }: Finding): string {
  return `${place.name} is ${values.join(' and ')}, it should be ${place.right}`;
}

function sayBoth({ place, values }: Finding): string {
  return `${place.name} is ${values.join(' and ')}`;
}

/** One sentence for each registry key. */
function byPath(findings: readonly Finding[], say: (finding: Finding) => string): readonly string[] {
  return [...Map.groupBy(findings, ({ place }) => place.path)].map(
    ([path, own]) => `Under ${path}: ${own.map(say).join('; ')}.`,
  );
}

function factOf({ place, name, value }: TlsRow): Output['facts'][number] {
  return { name: place ? `${place.path}\\${name}` : name, value };
}
