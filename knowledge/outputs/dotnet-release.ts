import { combineResults, type Result } from './combine-results.ts';
import type { Output } from './output.ts';
import { squash, trimmedLines } from './pasted-text.ts';
import { readProperties } from './properties.ts';

/** The lowest release number of each .NET Framework, from Microsoft's table. */
const versions: readonly (readonly [lowest: number, version: string])[] = [
  [533320, '4.8.1 or later'],
  [528040, '4.8'],
  [461808, '4.7.2'],
  [461308, '4.7.1'],
  [460798, '4.7'],
  [394802, '4.6.2'],
  [394254, '4.6.1'],
  [393295, '4.6'],
  [379893, '4.5.2'],
  [378675, '4.5.1'],
  [378389, '4.5'],
];
const needed = 528040;
/** Above every release number so far, with room; other numbers of six digits lie here. */
const tooHigh = 600000;

/** What the release number says about .NET Framework, from plain text; a bare number or word only counts when it is expected. */
export function readDotnetRelease(plain: string, isExpected: boolean): Output | undefined {
  const squashed = squash(plain);
  const isAsked = squashed.includes('netframeworksetup\\ndp\\v4\\full');
  const isAwaited = isExpected || isAsked;
  const results = [
    // Other things have a line "Release : 12", too.
    ...namedNumbers(plain)
      .filter((release) => isAwaited || versionOf(release))
      .map(judgeNumber),
    ...(isAwaited ? bareNumbers(plain).map(judgeNumber) : []),
    ...(isExpected ? comparisons(plain) : []),
    ...(isAsked && isMissing(squashed) ? [missing] : []),
  ];
  return combineResults('dotnet-release', results);
}

/** From a list, a table, or `reg query`, which prints it in hexadecimal. */
function namedNumbers(plain: string): readonly number[] {
  const listed = readProperties(plain, ['Release']).map((object) => String(object.get('Release')));
  const queried = Array.from(plain.matchAll(/\bRelease +REG_DWORD +(0x[0-9a-f]{1,8})\b/gi), ({ 1: hex }) =>
    String(hex),
  );
  return [...listed, ...queried].filter((text) => /^(?:\d{1,10}|0x[0-9a-f]+)$/i.test(text)).map(Number);
}

/** Numbers of six digits that have a line for themselves. */
function bareNumbers(plain: string): readonly number[] {
  return trimmedLines(plain)
    .filter((line) => /^\d{6}$/.test(line))
    .map(Number);
}

function versionOf(release: number): string | undefined {
  return release < tooHigh ? versions.find(([lowest]) => release >= lowest)?.[1] : undefined;
}

function judgeNumber(release: number): Result {
  const facts = [{ name: 'Release', value: String(release) }];
  const version = versionOf(release);
  if (version === undefined) {
    return {
      verdict: 'unclear',
      says: `${String(release)} is no release number that I know. Paste the whole output.`,
      facts,
    };
  }
  const what = `Release ${String(release)} is .NET Framework ${version}.`;
  if (release >= needed) return { verdict: 'good', says: what, facts };
  return {
    verdict: 'bad',
    says: `${what} The document asks for 4.8 or later, which is ${String(needed)} or more.`,
    facts,
  };
}

/** The comparison with 528040 prints one word; the command, where it was pasted too, tells whether it was that one. */
function comparisons(plain: string): readonly Result[] {
  const asked = [...plain.matchAll(/ -(ge|gt|le|lt|eq|ne) +(\d{1,10})\b/gi)];
  const isOurs = asked.every(
    ([, operator, number]) => String(operator).toLowerCase() === 'ge' && Number(number) === needed,
  );
  return trimmedLines(plain)
    .filter((line) => /^(?:True|False)$/i.test(line))
    .map((line) => judgeComparison(line.toLowerCase() === 'true', isOurs));
}

function judgeComparison(isTrue: boolean, isOurs: boolean): Result {
  if (!isOurs) {
    return { verdict: 'unclear', says: 'The release was compared with something else than -ge 528040.', facts: [] };
  }
  const facts = [{ name: 'Release -ge 528040', value: isTrue ? 'True' : 'False' }];
  if (isTrue) return { verdict: 'good', says: 'True: .NET Framework 4.8 or later is there.', facts };
  return {
    verdict: 'bad',
    says: 'False: .NET Framework is older than 4.8. The document asks for 4.8 or later.',
    facts,
  };
}

const missing: Result = {
  verdict: 'bad',
  says: 'The registry has no release number under NDP\\v4\\Full, so not even .NET Framework 4.5 is there.',
  facts: [],
};

/** The message in English, or the id that stands under it in every language. */
function isMissing(squashed: string): boolean {
  if (/'hklm:\\?software\\microsoft\\netframeworksetup\\ndp\\v4\\full'becauseitdoesnotexist/.test(squashed))
    return true;
  if (squashed.includes('propertyreleasedoesnotexistatpath')) return true;
  return /(?:pathnotfound|psargumentexception),microsoft\.powershell\.commands\.getitemproperty/.test(squashed);
}
