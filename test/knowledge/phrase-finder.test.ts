import fc from 'fast-check';
import { createPhraseFinder } from '../../knowledge/phrase-finder.ts';
import { plainWords } from '../../knowledge/words.ts';

const find = (phrases: readonly string[], text: string): string[] =>
  createPhraseFinder(phrases.map((phrase) => ({ owner: phrase, phrase })))
    .find(plainWords(text))
    .map(({ phrase }) => phrase);

describe('finding literal phrases', () => {
  it('finds a phrase whatever the case, the punctuation and the line breaks', () => {
    expect(find(['Access is denied'], 'failed: ACCESS\nis -- “denied”!')).toEqual(['Access is denied']);
  });

  it('tells how many words a phrase has', () => {
    const finder = createPhraseFinder([{ owner: 'one', phrase: 'The RPC server is unavailable.' }]);
    expect(finder.find(plainWords('says the rpc server is unavailable again'))).toEqual([
      { owner: 'one', phrase: 'The RPC server is unavailable.', length: 5 },
    ]);
  });

  it('finds phrases of one word in the middle and at the end', () => {
    expect(find(['Veeam'], 'veeam failed')).toEqual(['Veeam']);
    expect(find(['Veeam'], 'it is Veeam')).toEqual(['Veeam']);
  });

  it('does not find a phrase that the text only begins or interrupts', () => {
    expect(find(['access is denied'], 'access is')).toEqual([]);
    expect(find(['access is denied'], 'access is not denied')).toEqual([]);
    expect(find(['access is denied'], 'accessis denied')).toEqual([]);
  });

  it('finds a phrase once, however often it stands there', () => {
    expect(find(['access denied'], 'access denied access denied')).toEqual(['access denied']);
  });

  it('finds a shared phrase for each of its owners', () => {
    const owners = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const finder = createPhraseFinder(owners.map((owner) => ({ owner, phrase: 'cannot be configured' })));
    expect(finder.find(plainWords('writeback cannot be configured')).map(({ owner }) => owner)).toEqual(owners);
  });

  it('finds nothing for a phrase without words, and nothing in an empty text', () => {
    expect(find(['---', ''], 'some --- text')).toEqual([]);
    expect(find(['---', 'text'], '')).toEqual([]);
  });

  it('finds what a search for joined words finds (against the definition)', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 });
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 20 });
    fc.assert(
      fc.property(
        fc.uniqueArray(
          words.map((list) => list.join(' ')),
          { maxLength: 8 },
        ),
        text,
        (phrases, said) => {
          const expected = phrases.filter((phrase) => ` ${said.join(' ')} `.includes(` ${phrase} `));
          expect(find(phrases, said.join(' ')).sort()).toEqual(expected.sort());
        },
      ),
    );
  });
});
