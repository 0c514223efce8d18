import fc from 'fast-check';
import { fold, plainWords } from '../../knowledge/words.ts';

describe('fold', () => {
  it.each([
    ['Kennwort ZURÜCKSETZEN', 'kennwort zurucksetzen'],
    ['réécriture différée', 'reecriture differee'],
    ['contraseña', 'contrasena'],
    ['ﬁle ½', 'file 1⁄2'],
    ['can’t ‘so’ `x´', "can't 'so' 'x'"],
    ['ＳＳＰＲ＿００２９', 'sspr_0029'],
    ['ﾊﾟｽﾜｰﾄﾞ', 'パスワード'],
    ['비밀번호', '비밀번호'],
    ['', ''],
    ['ｄｏｎ｀ｔ', "don't"],
  ])('spells %j as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('gives one spelling to all spellings of a word', () => {
    expect(fold('u\u0308ber')).toBe(fold('ÜBER'));
  });

  it('changes nothing that is folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('drops marks beyond what a letter can carry', () => {
    expect(fold(`a${'\u05b0\u05bc'.repeat(50)}b`)).toMatch(/^a[\u05b0\u05bc]{8}b$/);
  });

  it('does not grow without bound', () => {
    expect(fold('\ufdfa'.repeat(100)).length).toBeLessThanOrEqual(300);
  });
});

describe('plainWords', () => {
  it.each([
    ["can't reset", ['cant', 'reset']],
    ["l'erreur d’accès qu'on voit", ['erreur', 'acces', 'on', 'voit']],
    ['isn´t', ['isnt']],
    ["'quoted' text", ['quoted', 'text']],
    ['SSPR_0029: on-premises (31034)', ['sspr', '0029', 'on', 'premises', '31034']],
    ['パスワード ライトバック', ['パスワード', 'ライトバック']],
    ['... --- !', []],
    ['', []],
  ])('reads %j as %j', (text, words) => {
    expect(plainWords(text)).toEqual(words);
  });

  it('holds letters and digits alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const word of plainWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});
