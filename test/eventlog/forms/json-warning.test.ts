import { skipWarning, warningOf } from '../../../eventlog/forms/json-warning.ts';
import { cutText } from '../../support/log-bytes.ts';

const warning = 'WARNING: Resulting JSON is truncated as serialization has exceeded the set depth of 2.\r\n';

function filter(pieces: readonly string[]): string {
  const prose = skipWarning();
  return [...pieces.map((piece) => prose.write(piece)), prose.end()].join('');
}

describe('warningOf', () => {
  it.each([
    warning,
    `\ufeff${warning}`,
    'WARNUNG: Die JSON-Daten\r\n',
    'AVERTISSEMENT\u00a0: x\n',
    '警告: x\n',
    warning.replace('serialization', '\r\n'),
    warning + warning,
  ])('is all of %j', (said) => {
    expect(warningOf(`${said}[{"Id":5}]`)).toBe(said);
  });

  it.each(['[{}]', `${warning}and more`, 'Hello:\n[{', `WARNING: ${'x'.repeat(2000)}\n[{`, ''])(
    'is nothing in %j',
    (text) => {
      expect(warningOf(text)).toBe('');
    },
  );
});

describe('skipWarning', () => {
  it.each(['[{"Id":5}]', ' {"a":1}\n{"a":2}', '', 'x', ' '.repeat(5000), `y${'x'.repeat(9000)}`])(
    'leaves %j as it is, and without the warning before it, however it comes',
    (text) => {
      for (const size of [1, 7, 5000]) {
        expect(filter(cutText(text, size))).toBe(text);
        if (/^[[{]/.test(text)) expect(filter(cutText(warning + text, size))).toBe(text);
      }
    },
  );
});
