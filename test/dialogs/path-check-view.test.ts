import { cardText } from '../../cards/card-text.ts';
import { cardBytes, maxCardBytes } from '../../cards/card.ts';
import { summaryCard } from '../../cards/summary/summary.ts';
import { viewPathCheck } from '../../dialogs/path-check-view.ts';
import { checkPaths } from '../../knowledge/directory-path/check-paths.ts';
import { formOf } from '../support/fake-desk.ts';
import { findCardProblems } from '../support/card-parser.ts';

function cardOf(text: string) {
  const page = viewPathCheck(checkPaths(text, 'path'));
  return summaryCard({ form: formOf(1), page, next: null, speak: page.title });
}

it('says of each line whether it is clean, and of each fault what and where it is', () => {
  const shown = cardText(cardOf('OU=Sales,DC=contoso,DC=com\nOU=R\\+D \\<old\\>,DC=contoso,DC=com\nOU=x'));

  expect(shown).toContain('OU=Sales,DC=contoso,DC=com: clean');
  expect(shown).toContain('OU=R\\+D \\<old\\>,DC=contoso,DC=com: holds a reserved character');
  expect(shown).toContain('plus sign (0x2B): character 2 of “R+D <old>”, column 6 of the line');
  expect(shown).toContain('0x3C');
  expect(shown).toContain('0x3E');
});

it.each([
  ['OU=a\\,b,DC=contoso,DC=com', 'Something needs to be fixed'],
  ['OU=ab,DC=contoso,DC=com', 'Normal: nothing to fix'],
  ['OU=ab,DC=contoso,DC=com\nOU="', 'Not all could be read'],
])('%s: its state in words', (text, status) => {
  expect(viewPathCheck(checkPaths(text, 'path')).status.label).toBe(status);
});

it.each([
  ['200 paths', 'OU=a\\,b,DC=contoso,DC=com\n'.repeat(200)],
  ['one name of nothing but faults', `OU=${'\\,'.repeat(6000)},DC=contoso,DC=com`],
  ['a path of 19,000 characters', `OU=${'x'.repeat(19_000)},DC=contoso,DC=com`],
  ['signs that are several bytes each', `OU=${'\\,😀'.repeat(3000)},DC=contoso,DC=com`],
])('fits on a card, and says what does not: %s', (_, text) => {
  const card = cardOf(text);

  expect(cardBytes(card)).toBeLessThan(maxCardBytes);
  expect(findCardProblems(card)).toEqual([]);
});

it('counts what is not shown', () => {
  const shown = cardText(cardOf('OU=a\\,b,DC=contoso,DC=com\n'.repeat(300)));

  expect(shown).toMatch(/\d+ more lines do not fit on this card/);
  expect(shown).toContain('100 paths were left out');
  expect(shown).not.toContain('too long');
});
