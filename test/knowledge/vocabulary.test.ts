import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVocabulary } from '../../knowledge/vocabulary.ts';
import { knowledgeFolder } from '../support/real-knowledge.ts';

describe('a vocabulary', () => {
  const vocabulary = readVocabulary(`
    stop: [the, "don't", Für]
    weak: [settings, Días]
    say:
      password: [pw, mot de passe, contraseña, パスワード, 密码]
      password reset: [Kennwortzurücksetzung, パスワードリセット]`);

  it('has words without case, accents and apostrophes', () => {
    expect(vocabulary.stop).toEqual(new Set(['the', 'dont', 'fur']));
  });

  it('has the words that say little as they are indexed', () => {
    expect(vocabulary.weak).toEqual(new Set(['setting', 'dia']));
  });

  it('leads from what people say to our words', () => {
    expect(vocabulary.same).toEqual(
      new Map([
        ['pw', ['password']],
        ['mot de passe', ['password']],
        ['contrasena', ['password']],
        ['kennwortzurucksetzung', ['password', 'reset']],
      ]),
    );
    expect(Math.max(...vocabulary.longestFrom.values())).toBe(3);
  });

  it('keeps apart what stands without spaces', () => {
    expect(vocabulary.unspaced).toEqual(
      new Map([
        ['パスワード', ['password']],
        ['密码', ['password']],
        ['パスワードリセット', ['password', 'reset']],
      ]),
    );
    expect(vocabulary.longestUnspaced).toBe(9);
  });

  it('may be empty', () => {
    expect(readVocabulary('{ stop: [], weak: [], say: {} }')).toMatchObject({
      longestFrom: new Map(),
      longestUnspaced: 1,
    });
  });

  it.each([
    ['stop: []\nweak: []', 'say'],
    ['stop: []\nweak: [7]\nsay: {}', 'weak[0]'],
    ['stop: []\nweak: []\nsay: { password: pw }', 'say.password'],
    ['stop: []\nweak: []\nsay: {}\nsame: {}', '"same"'],
    ['', 'expected object'],
    ['stop: [', 'not valid YAML'],
  ])('is refused with the field that is wrong: %j', (text, field) => {
    expect(() => readVocabulary(text)).toThrow(/^vocabulary\.yaml: /);
    expect(() => readVocabulary(text)).toThrow(field);
  });
});

describe('the vocabulary that the bot ships with', () => {
  const vocabulary = readVocabulary(readFileSync(join(knowledgeFolder, 'vocabulary.yaml'), 'utf8'));

  it('speaks the languages of Event Viewer', () => {
    const said = ['kennwort', 'mot de passe', 'contrasena', 'senha'].map((words) => vocabulary.same.get(words));
    expect(said).toEqual(said.map(() => ['password']));
    expect(vocabulary.unspaced.get('パスワード')).toEqual(['password']);
  });

  it('never leads to words that are thrown away', () => {
    const lost = [...vocabulary.same, ...vocabulary.unspaced].filter(([, words]) =>
      words.every((word) => vocabulary.stop.has(word)),
    );
    expect(lost).toEqual([]);
  });
});
