import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown, unescapeMarkdown } from '../../cards/markdown.ts';
import { markupSigns } from './samples.ts';

const signs = fc.string({ unit: fc.constantFrom(...markupSigns), maxLength: 40 });

describe('escapeMarkdown', () => {
  it.each([
    'SSPR_0029',
    'DOMAIN\\user and \\Users',
    '33008 · ADPasswordPolicyError',
    'snake_case_name',
    'Why (and when)? R&D, 2024-06-21!',
    '0x80230619 = -2145188327',
  ])('leaves ordinary text alone: %s', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  it.each([
    ['**b**', '\\*\\*b\\*\\*'],
    ['[a](javascript:1)', '\\[a\\](javascript:1)'],
    ['_a_ b_c', '\\_a\\_ b_c'],
    ['# one\n  - two\n3. three\n4) four', '\\# one\n  \\- two\n3\\. three\n4\\) four'],
    ['\\\\server\\share', '\\\\\\server\\share'],
    ['&lt; & <b>', '\\&lt; & \\<b>'],
  ])('escapes markup: %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('makes every Markdown reader show the text as it is', () => {
    const reader = new MarkdownIt('commonmark');
    const one = signs.map((text) => text.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(one, (text) => {
        const html = reader.render(escapeMarkdown(text)).trim();
        const shown = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
        expect(html).toBe(text === '' ? '' : `<p>${shown}</p>`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('unescapeMarkdown', () => {
  it('gives back what was escaped', () => {
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
        expect(unescapeMarkdown(escapeMarkdown(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
