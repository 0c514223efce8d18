import { joinWrapped } from '../../../eventlog/forms/wrapped-lines.ts';

/** Lines of a value that begins at column 15 of a window, of which 57 columns are left. */
const indent = ' '.repeat(15);
const join = (lines: readonly string[]): string =>
  joinWrapped(
    lines.map((line) => indent + line),
    15,
  );

describe('joinWrapped', () => {
  it('joins with a blank what was broken because the next word had no room', () => {
    const lines = [
      'TrackingId: 11111111-2222-3333-4444-555555555555, Reason:',
      'Synchronization Engine returned an error hr=80230626,',
    ];
    expect(join([...lines, 'message=The password could not be updated because'])).toBe(
      'TrackingId: 11111111-2222-3333-4444-555555555555, Reason: Synchronization Engine returned an error hr=80230626, message=The password could not be updated because',
    );
  });

  it('keeps a line end before a word that would have fitted', () => {
    expect(join(['The first line is as long as the window has room for it', 'short', '  at Foo'])).toBe(
      'The first line is as long as the window has room for it short\n  at Foo',
    );
  });

  it('keeps a line end before a word that would just have fitted, and none before one that would not', () => {
    const full = `${'a'.repeat(28)} ${'b'.repeat(28)}`;
    expect(join([full, '', 'c'.repeat(50), 'd'.repeat(6)])).toContain(`c\nd`);
    expect(join([full, '', 'c'.repeat(50), 'd'.repeat(7)])).toContain(`c d`);
  });

  it('joins without a blank a word that is longer than a line, over all its lines', () => {
    const [start, middle, end] = ['A'.repeat(45), 'B'.repeat(57), 'C'.repeat(20)] as const;
    expect(join([`anchor: abc ${start}`, middle, `${end} and more`])).toBe(
      `anchor: abc ${start}${middle}${end} and more`,
    );
  });

  it('does not take two words for one because a line between them is full', () => {
    const [first, second] = ['a'.repeat(30), 'b'.repeat(20)];
    expect(join([`${'x'.repeat(26)} ${first}`, second])).toBe(`${'x'.repeat(26)} ${first} ${second}`);
  });

  it('keeps words apart in a window that is narrower than any', () => {
    expect(joinWrapped(['  word', '  word'], 2)).toBe('word word');
  });

  it.each([
    [[], ''],
    [[''], ''],
    [['  '], ''],
    [['', '', 'x', ''], 'x'],
    [['x', '', 'y'], 'x\n\ny'],
  ])('reads %j as %j', (lines, text) => {
    expect(joinWrapped(lines, 0)).toBe(text);
  });

  it('takes lines whose indentation was lost', () => {
    expect(joinWrapped([`${indent}TrackingId: 1, Reason: the management agent was denied`, 'access.,'], 15)).toBe(
      'TrackingId: 1, Reason: the management agent was denied access.,',
    );
  });
});
