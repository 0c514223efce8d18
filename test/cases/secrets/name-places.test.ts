import { findPlaces, secretBefore, secretBehind } from '../../../cases/secrets/name-places.ts';

describe('where a name for a secret stands', () => {
  it('comes with what is before and behind it', () => {
    expect(findPlaces('my pw is x', /pw/g)).toEqual([{ start: 3, end: 5, before: 'my ', after: ' is x' }]);
    expect(findPlaces('nothing', /pw/g)).toEqual([]);
  });

  it('reaches from the name before to the end of the next one', () => {
    const places = findPlaces('a pw b pw c pw d', /pw/g);
    expect(places.map(({ before, after }) => [before, after])).toEqual([
      ['a ', ' b pw c pw'],
      [' b ', ' c pw d'],
      [' c ', ' d'],
    ]);
  });

  it('reaches two hundred characters and does not cut a word', () => {
    const [place] = findPlaces(`${'b'.repeat(300)}pw ${'a '.repeat(98)}abc1234567 z`, /pw/g);
    expect(place?.before).toHaveLength(200);
    expect(place?.after.endsWith(' abc1234567')).toBe(true);
  });

  it('looks no further than a few texts in all', () => {
    const text = 'pw '.repeat(1000);
    const looked = findPlaces(text, /pw/g).map(({ before, after }) => before.length + after.length);
    expect(looked.reduce((sum, length) => sum + length)).toBeLessThan(5 * text.length);
  });
});

describe('a secret near a name', () => {
  it('is counted from the beginning of the text', () => {
    const text = 'my pw is secret';
    const [place] = findPlaces(text, /pw/g);
    const found = place && secretBehind('a password', text, place, { start: 4, end: 10 });
    expect(text.slice(found?.start, found?.end)).toBe('secret');
    const before = place && secretBefore('a password', place, { start: 0, end: 2 });
    expect(text.slice(before?.start, before?.end)).toBe('my');
  });

  it('goes on to its end when it is longer than the look', () => {
    const text = `pw:${'a'.repeat(1000)} b`;
    const [place] = findPlaces(text, /pw/g);
    const length = Number(place?.after.length);
    expect(place && secretBehind('a password', text, place, { start: 1, end: length })).toEqual({
      kind: 'a password',
      start: 3,
      end: 1003,
    });
  });
});
