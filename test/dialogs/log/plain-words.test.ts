import fc from 'fast-check';
import { plainWords } from '../../../dialogs/log/plain-words.ts';

describe('plainWords', () => {
  it('leaves ordinary words alone', () => {
    expect(plainWords('Rücksetzung 密码 fails: ..\\server.cpp(11139) 👩', 100)).toBe(
      'Rücksetzung 密码 fails: ..\\server.cpp(11139) 👩',
    );
  });

  it.each([
    ['lines and tabs', 'a\r\n\tb\u2028c', 'a b c'],
    ['signs of a terminal', 'a\u0000\u001b[31mb', 'a [31mb'],
    ['signs that turn a text around', 'a\u202Egpj.exe', 'agpj.exe'],
    ['signs that nobody sees', 'a\u200Bb\uFEFF', 'ab'],
    ['half of a character', 'a\ud800b', 'a\ufffdb'],
    ['blanks around it', '  a  ', 'a'],
  ])('takes out %s', (_what, text, plain) => {
    expect(plainWords(text, 100)).toBe(plain);
  });

  it('is one line of the length that it may have, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const plain = plainWords(text, most);
        expect(Array.from(plain).length).toBeLessThanOrEqual(most);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
    );
  });
});
