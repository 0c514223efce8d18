import fc from 'fast-check';
import { drawEdge, drawNode, escapeLabel, nodeId } from '../../knowledge/mermaid.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

/** What a reader sees: entities by number are all that Mermaid has to resolve. */
function shown(label: string): string {
  return label.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

describe('a label', () => {
  it('leaves plain text readable', () => {
    const text = 'Event 6329: what does its text (or “message”) say? It’s an Übung, パスワード…';
    expect(escapeLabel(text)).toBe(text);
  });

  it.each([
    ['a quotation mark', 'says "no"', 'says #34;no#34;'],
    ['brackets', '[a](b) {c} <d>', '#91;a#93;(b) #123;c#125; #60;d#62;'],
    ['entities', '&lt; #35;', '#38;lt#59; #35;35#59;'],
    ['emphasis', '*a* _b_ `c` ~d~', '#42;a#42; #95;b#95; #96;c#96; #126;d#126;'],
    ['directives', '%%{init}%%', '#37;#37;#123;init#125;#37;#37;'],
    ['a bar', 'a|b', 'a#124;b'],
    ['a backslash', 'C:\\x', 'C#58;#92;x'],
    ['an icon', 'fa:fa-user', 'fa#58;fa-user'],
    ['a numbered list', '1. one 2. two', '1#46; one 2. two'],
    ['another numbered list', '12) one', '12#41; one'],
    ['a list', '- one - two', '#45; one - two'],
    ['an address', 'www.example.com', 'www#46;example.com'],
    ['an emoji', '😀', '#128512;'],
  ])('gives %s by number', (_what, text, label) => {
    expect(escapeLabel(text)).toBe(label);
    expect(shown(label)).toBe(text);
  });

  it('is read back as what was written, and cannot end its quotes or its line', () => {
    const signs = Array.from('\\*_[](){}<>#+-=.!&;`~$|"\'/: \t\n1aé😀%@www');
    const text = fc.oneof(fc.string({ unit: fc.constantFrom(...signs), maxLength: 30 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, (written) => {
        const label = escapeLabel(written);
        expect(shown(label)).toBe(written);
        expect(label).not.toMatch(/["<>[\]{}|`*_&%\\\n]/);
        expect(label.replace(/#\d+;/g, '')).not.toMatch(/[#;]/);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it.each(hostileTexts)('is made of a hostile text as well: %s', (_name, make) => {
    const text = make(2000);
    expect(shown(escapeLabel(text))).toBe(text);
  });
});

describe('lines of a flowchart', () => {
  it.each([
    ['begin', '  a(("It"))'],
    ['question', '  a{{"It"}}'],
    ['check', '  a["It"]'],
    ['fix', '  a[["It"]]'],
    ['end', '  a(["It"])'],
  ] as const)('draw a node of its kind: %s', (kind, drawn) => {
    expect(drawNode('a', kind, 'It')).toBe(drawn);
  });

  it('draw an arrow with its labels', () => {
    expect(drawEdge('a', 'b', [])).toBe('  a --> b');
    expect(drawEdge('a', 'b', ['One "1"', 'Two'])).toBe('  a -->|"One #34;1#34;<br>Two"| b');
  });

  it('name a node so that it is no word of the language', () => {
    expect(nodeId('step', 'end')).toBe('step_end');
    expect(nodeId('step', 'two-words-2')).toBe('step_two_words_2');
  });
});
