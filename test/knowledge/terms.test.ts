import fc from 'fast-check';
import { readTerms } from '../../knowledge/terms.ts';
import { readVocabulary } from '../../knowledge/vocabulary.ts';

const vocabulary = readVocabulary(`
  stop: [the, of, zu]
  weak: []
  say:
    password: [pw, mot de passe, パスワード]
    password reset: [pwreset, mot de passe perdu]
    writeback: [書き戻し]
    reset: [zurück, リセット]`);
const read = (text: string): string[] => readTerms(text, vocabulary);

describe('the terms of a text', () => {
  it.each([
    ['The resets of the server', ['reset', 'server']],
    ['PW resetting', ['password', 'reset']],
    ['mon mot de passe oublié', ['mon', 'password', 'oubli']],
    ['mot de passe perdu', ['password', 'reset']],
    ['mot de', ['mot', 'de']],
    ['pwreset', ['password', 'reset']],
    ['zurück zu', ['reset']],
    ['pw pw', ['password', 'password']],
    ['!?', []],
    ['', []],
  ])('are our words for what was said: %j', (text, terms) => {
    expect(read(text)).toEqual(terms);
  });

  it('are never empty, and never a word that says nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('the', 'pw', 'mot', 'de', 'passe', 'perdu', 'パスワード', 'ドメ', '書き戻し', 'x')),
        (words) => {
          for (const term of read(words.join(' '))) {
            expect(term).not.toBe('');
            expect(vocabulary.stop.has(term)).toBe(false);
          }
        },
      ),
    );
  });
});

describe('text without spaces', () => {
  it.each([
    ['パスワード書き戻し', ['password', 'writeback']],
    ['パスワードの書き戻し', ['password', 'writeback']],
    ['パスワードをリセット', ['password', 'reset']],
    ['ﾊﾟｽﾜｰﾄﾞ', ['password']],
    ['書き戻', ['書き', 'き戻']],
    ['再起動パスワード', ['再起', '起動', 'password']],
    ['パスワード再起動', ['password', '再起', '起動']],
  ])('is cut at the terms we know, and the rest into pairs: %j', (text, terms) => {
    expect(read(text)).toEqual(terms);
  });
});
