import fc from 'fast-check';
import { dump } from 'js-yaml';
import { readYaml } from '../../knowledge/yaml.ts';

describe('YAML', () => {
  it.each<[string, unknown]>([
    ['day: 2024-06-21', { day: '2024-06-21' }],
    ['word: yes', { word: 'yes' }],
    ['empty:', { empty: null }],
    ['', null],
    ['# only a remark', null],
    ['---\na: 1', { a: 1 }],
  ])('reads %j', (text, value) => {
    expect(readYaml(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['a: [1\nb: 2', /^.+ at line 2, column 1$/],
    ['id: a\nid: b', /^duplicated mapping key at line 2, column 1$/],
    ['a: !!js/function x', /^unknown scalar tag .* at line 1, column 4$/],
    ['a: *b', /^unidentified alias "b" at line 1, column 5$/],
    ['a: 1\n---\nb: 2', /^more than one document, expected one$/],
  ])('says where %j is wrong', (text, problem) => {
    expect(readYaml(text)).toEqual({ ok: false, problem: expect.stringMatching(problem) as string });
  });

  it('reads back what is written, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer())), (value) => {
        expect(readYaml(dump(value))).toEqual({ ok: true, value: { ...value } });
      }),
    );
  });
});
