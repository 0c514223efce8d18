import fc from 'fast-check';
import { conversationKey, keyOf } from '../../bot/conversation-key.ts';

it('is short, the same for the same, and shows nothing of what it was made of', () => {
  const key = conversationKey('msteams', 'a:conversation', 'ada');

  expect(key).toMatch(/^[\w-]{43}$/);
  expect(conversationKey('msteams', 'a:conversation', 'ada')).toBe(key);
  expect(conversationKey('msteams', 'a:conversation', 'grace')).not.toBe(key);
});

it('is another one for other parts, however they are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (one, other) => {
      expect(keyOf(one) === keyOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
  expect(keyOf(['ab', 'c'])).not.toBe(keyOf(['a', 'bc']));
});
