import { findAssigned } from '../../../cases/secrets/find-assigned.ts';

const found = (after: string): string | undefined => {
  const span = findAssigned(after);
  return span && after.slice(span.start, span.end);
};

describe('the value behind the name of a password', () => {
  it.each([
    ['>word</Password>', 'word'],
    [' type="x">word</Password>', 'word'],
    ['>\n  <Value>word</Value>', 'word'],
    ['" value="word"', 'word'],
    ['","value":"word"', 'word'],
    ['": { "value": "word" }', 'word'],
    ['    REG_SZ    two words', 'two words'],
    ['::IgBOAGUAdwBQ==', 'IgBOAGUAdwBQ=='],
    ['": "two words"', 'two words'],
    ['\\":\\"word\\"', 'word'],
    [": 'word'", 'word'],
    ['="word"', 'word'],
    ['=sunshine&lang=en', 'sunshine'],
    ['=Xyz123!', 'Xyz123!'],
  ])('is found in %j', (after, value) => {
    expect(found(after)).toBe(value);
  });

  it.each([
    '></Password>',
    '><hidden></Password>',
    '" value="$pw"',
    '": null',
    '": "***"',
    '": "not shown any more"',
    '="abc"',
    '=expired',
    ': word',
    ' is word',
    '',
  ])('is not seen in %j', (after) => {
    expect(found(after)).toBeUndefined();
  });
});
