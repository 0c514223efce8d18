import { introducesName, leadAfter, type Lead } from '../../../cases/secrets/lead.ts';

describe('what a word leads to', () => {
  it.each<[string, Lead, boolean, Lead | undefined]>([
    ['is', 'none', false, 'announcer'],
    ['lautet', 'none', false, 'announcer'],
    ['to', 'none', false, 'direction'],
    [':', 'none', false, 'colon'],
    ['->', 'none', false, 'colon'],
    ['-', 'none', false, 'direction'],
    ['|', 'colon', false, 'direction'],
    ['given:', 'none', false, 'direction'],
    ['the', 'none', false, 'none'],
    ['the', 'announcer', false, 'announcer'],
    ['the', 'colon', false, 'direction'],
    ['(for now)', 'none', false, 'none'],
    ['jdoe@contoso.com', 'none', false, 'none'],
    ['CONTOSO\\jdoe', 'announcer', false, 'announcer'],
    ['bob', 'none', true, 'none'],
    ['bob:', 'none', true, 'colon'],
    ['"', 'none', false, 'none'],
    // The next line is the value of what ends in a colon.
    ['\n', 'colon', false, 'direction'],
    ['\n', 'announcer', false, undefined],
    ['user:', 'none', false, undefined],
    ['error:', 'far', false, undefined],
    ['portal', 'none', false, 'far'],
    ['accepted', 'announcer', false, 'far'],
    ['the', 'far', false, 'far'],
    ['is', 'far', false, 'faint'],
    ['account:', 'far', true, undefined],
    ['reason:', 'far', false, 'faint'],
    ['word', 'faint', false, 'far'],
    ['failed.', 'none', false, undefined],
  ])('%j after %s (name: %s) is %s', (text, lead, isName, next) => {
    expect(leadAfter(text, lead, isName)).toBe(next);
  });

  it('may be a name', () => {
    expect(['for', 'User', 'von', 'is'].map(introducesName)).toEqual([true, true, true, false]);
  });
});
