import { anyPlaceholder, placeholderOf, secretKinds } from '../../../cases/secrets/secret.ts';

describe('kinds of secrets', () => {
  it.each(secretKinds)('stand in a sentence: %s', (kind) => {
    expect(kind).toMatch(/^an? [a-z ]+$/);
    expect(kind.startsWith('an ')).toBe(/^an? [aeiou]/.test(kind));
  });

  it.each(secretKinds)('leave a placeholder that is known again: %s', (kind) => {
    expect(placeholderOf(kind)).toBe(`[removed: ${kind}]`);
    expect(`a${placeholderOf(kind)}b`.split(anyPlaceholder)).toEqual(['a', placeholderOf(kind), 'b']);
  });

  it('are the only ones that placeholders name', () => {
    expect('[removed: a cat]'.split(anyPlaceholder)).toHaveLength(1);
  });
});
