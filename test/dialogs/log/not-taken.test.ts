import { tellNotTaken } from '../../../dialogs/log/not-taken.ts';

describe('tellNotTaken', () => {
  it.each([
    ['place', /our own chat.*paste the text/],
    ['host', /not one that I fetch files from.*paste/],
    ['gone', /no longer good.*again/],
    ['network', /again in a minute/],
    ['too-large', /larger than I take \(50 MB\).*zipped/],
    ['too-many', /five files at a time/],
    ['time', /too long.*last days/],
    ['memory', /more memory.*last days/],
    ['failed', /noted.*paste/],
  ] as const)('says of “%s” what is wrong and what to do instead', (why, words) => {
    expect(tellNotTaken({ kind: 'not-taken', why })).toMatch(words);
  });
});
