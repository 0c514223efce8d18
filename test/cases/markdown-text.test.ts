import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { codeSpan, escapeLine, fence } from '../../cases/markdown-text.ts';

/** As liberal as a reader of Markdown may be. */
const reader = new MarkdownIt({ html: true, linkify: true });

/** The inline parts of the one paragraph that a text is. */
function partsOf(markdown: string): readonly (readonly [string, string])[] {
  const [, inline, , ...rest] = reader.parse(markdown, {});
  expect(rest).toEqual([]);
  return (inline?.children ?? []).map(({ type, content }) => [type, content]);
}

const signs = fc.string({
  unit: fc.constantFrom(
    ...Array.from('`*_[]()<>!#|~&@:.;/-+=\\ \tab1\n\r\0'),
    'www.a.com',
    'http://a.b',
    '```',
    '&lt;',
    'a@b.com',
  ),
});
const anything = fc.oneof(signs, fc.string({ unit: 'binary' }));
const withoutNul = (text: string): string => text.replaceAll('\0', '\ufffd');

describe('escapeLine', () => {
  it.each([
    ['The policy refused it', 'The policy refused it'],
    ['SSPR_0029: refused', 'SSPR\\_0029: refused'],
    ['see https://a.b.c/x', 'see https\\://a\\.b\\.c/x'],
    [' two\n  lines\t', 'two lines'],
    ['<at>You</at> & [x](y) @me', '\\<at\\>You\\</at\\> \\& \\[x\\](y) \\@me'],
  ])('%j becomes %j', (text, markdown) => {
    expect(escapeLine(text)).toBe(markdown);
  });

  it('shows any words, and makes nothing of them', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = withoutNul(text).replace(/\s+/g, ' ').trim();
        expect(partsOf(`It says ${escapeLine(text)}.`)).toEqual([['text', `It says ${shown}.`]]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('codeSpan', () => {
  it.each([
    ['SSPR_0029', '`SSPR_0029`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    [' a ', '`  a  `'],
    ['a\nb', '`a b`'],
    ['', '` `'],
  ])('%j becomes %j', (value, markdown) => {
    expect(codeSpan(value)).toBe(markdown);
  });

  it('shows any value in one line, and makes nothing of it', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const shown = withoutNul(value).replace(/\r\n?|\n/g, ' ');
        expect(partsOf(`It is ${codeSpan(value)}.`)).toEqual([
          ['text', 'It is '],
          ['code_inline', shown === '' ? ' ' : shown],
          ['text', '.'],
        ]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('fence', () => {
  it.each([
    ['a', '```\na\n```'],
    ['a\r\nb', '```\na\nb\n```'],
    ['```\na\n```', '````\n```\na\n```\n````'],
  ])('%j becomes %j', (text, markdown) => {
    expect(fence(text)).toBe(markdown);
  });

  it('shows any text, line by line, and makes nothing of it', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const [block, ...rest] = reader.parse(`Before:\n\n${fence(text)}\n\nAfter.\n`, {}).slice(3);
        expect([block?.type, block?.content]).toEqual(['fence', `${withoutNul(text).replace(/\r\n?/g, '\n')}\n`]);
        expect(rest.map(({ type }) => type)).toEqual(['paragraph_open', 'inline', 'paragraph_close']);
      }),
      { numRuns: 400 },
    );
  });
});
