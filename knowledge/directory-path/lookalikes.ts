import type { NamePart } from './placed.ts';
import { codeOf, showName } from './reserved-characters.ts';

/** Characters that are not reserved and are easily taken for reserved ones, by what they are taken for. */
const takenFor: readonly (readonly [like: string, signs: readonly (readonly [sign: string, name: string])[]])[] = [
  [
    'a space',
    [
      ['\u00a0', 'no-break space'],
      ['\u2002', 'en space'],
      ['\u2003', 'em space'],
      ['\u2007', 'figure space'],
      ['\u2009', 'thin space'],
      ['\u202f', 'narrow no-break space'],
      ['\u3000', 'ideographic space'],
      ['\t', 'tab'],
    ],
  ],
  [
    'nothing at all',
    [
      ['\u00ad', 'soft hyphen'],
      ['\u200b', 'zero width space'],
      ['\u2060', 'word joiner'],
      ['\ufeff', 'zero width no-break space'],
    ],
  ],
  [
    'a line break',
    [
      ['\v', 'line tabulation'],
      ['\f', 'form feed'],
      ['\u0085', 'next line'],
      ['\u2028', 'line separator'],
      ['\u2029', 'paragraph separator'],
    ],
  ],
  [
    'a comma',
    [
      ['\uff0c', 'fullwidth comma'],
      ['\u3001', 'ideographic comma'],
      ['\u060c', 'Arabic comma'],
      ['\u201a', 'single low-9 quotation mark'],
    ],
  ],
  [
    'a quotation mark',
    [
      ['\uff02', 'fullwidth quotation mark'],
      ['\u201c', 'left double quotation mark'],
      ['\u201d', 'right double quotation mark'],
      ['\u201e', 'double low-9 quotation mark'],
    ],
  ],
  [
    'a backslash',
    [
      ['\uff3c', 'fullwidth reverse solidus'],
      ['\ufe68', 'small reverse solidus'],
      ['\u2216', 'set minus'],
    ],
  ],
  [
    'a forward slash',
    [
      ['\uff0f', 'fullwidth solidus'],
      ['\u2044', 'fraction slash'],
      ['\u2215', 'division slash'],
    ],
  ],
  [
    'a semicolon',
    [
      ['\uff1b', 'fullwidth semicolon'],
      ['\u037e', 'Greek question mark'],
    ],
  ],
  [
    'a left angle bracket',
    [
      ['\uff1c', 'fullwidth less-than sign'],
      ['\u2039', 'single left-pointing angle quotation mark'],
    ],
  ],
  [
    'a right angle bracket',
    [
      ['\uff1e', 'fullwidth greater-than sign'],
      ['\u203a', 'single right-pointing angle quotation mark'],
    ],
  ],
  ['a plus sign', [['\uff0b', 'fullwidth plus sign']]],
  ['an equal sign', [['\uff1d', 'fullwidth equals sign']]],
  ['a #', [['\uff03', 'fullwidth number sign']]],
];

const lookalikes: ReadonlyMap<string, { readonly name: string; readonly like: string }> = new Map(
  takenFor.flatMap(([like, signs]) => signs.map(([sign, name]) => [sign, { name, like }] as const)),
);

/** One sentence for each sort of lookalike in a name, with where it first stands. */
export function describeLookalikes({ value, placed }: NamePart): string[] {
  const seen = new Set<string>();
  return placed.flatMap(({ sign, column }) => {
    const found = lookalikes.get(sign);
    if (!found || seen.has(sign)) return [];
    seen.add(sign);
    const what = `${codeOf(sign)} (${found.name}) in column ${String(column)}`;
    return `${showName(value)} holds ${what}. It is not on the list, but it looks like ${found.like}.`;
  });
}
