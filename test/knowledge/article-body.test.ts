import fc from 'fast-check';
import { placeholders, readBlocks, readSections, type Block } from '../../knowledge/article-body.ts';

const plain = (text: string) => ({ text, style: 'plain' as const });

function blocksOf(lines: string): readonly Block[] | undefined {
  const { sections, problems } = readSections(`## Cause\n${lines}`);
  expect(problems).toEqual([]);
  return sections.Cause;
}

function problemsOf(body: string): readonly string[] {
  return readSections(body).problems;
}

describe('the sections of an article', () => {
  it('are read by their headings, also from a file with Windows line ends', () => {
    const { sections, problems } = readSections('## Cause\r\n\r\nOne.\r\n\r\n## Note\r\n\r\nTwo.\r\n');
    expect(problems).toEqual([]);
    expect(sections).toEqual({
      Cause: [{ kind: 'text', runs: [plain('One.')] }],
      Note: [{ kind: 'text', runs: [plain('Two.')] }],
    });
  });

  it('continue when a heading comes again', () => {
    expect(blocksOf('One.\n## Note\nTwo.\n## Cause\nThree.')).toHaveLength(2);
  });

  it('hold text, bullets and numbered steps', () => {
    expect(blocksOf('Text.\n- a bullet\n* another\n1. a step\n2. the next')).toEqual([
      { kind: 'text', runs: [plain('Text.')] },
      { kind: 'bullet', runs: [plain('a bullet')] },
      { kind: 'bullet', runs: [plain('another')] },
      { kind: 'step', number: 1, runs: [plain('a step')] },
      { kind: 'step', number: 2, runs: [plain('the next')] },
    ]);
  });

  it('count their steps from one again', () => {
    expect(problemsOf('## Cause\n1. a\n2. b\n## Resolution\n1. c')).toEqual([]);
  });
});

describe('an indented line', () => {
  it('belongs to the item above it', () => {
    expect(blocksOf('1. Open it\n   and look.')).toEqual([
      { kind: 'step', number: 1, runs: [plain('Open it'), plain(' '), plain('and look.')] },
    ]);
  });

  it.each([
    ['nothing', '  Alone.'],
    ['a command', '```\ndir\n```\n  Alone.'],
  ])('stands alone below %s', (_, lines) => {
    expect(blocksOf(lines)?.at(-1)).toEqual({ kind: 'text', runs: [plain('Alone.')] });
  });
});

describe('a line of text', () => {
  it('shows literals, labels and links as what they are', () => {
    expect(blocksOf('Run `dir`, press **OK**, see [a page](https://example.com/a).')).toEqual([
      {
        kind: 'text',
        runs: [
          plain('Run '),
          { text: 'dir', style: 'code' },
          plain(', press '),
          { text: 'OK', style: 'strong' },
          plain(', see '),
          { text: 'a page', style: 'link', url: 'https://example.com/a' },
          plain('.'),
        ],
      },
    ]);
  });

  it('may begin and end with a literal, and have two side by side', () => {
    expect(blocksOf('`a`**b**')).toEqual([
      {
        kind: 'text',
        runs: [
          { text: 'a', style: 'code' },
          { text: 'b', style: 'strong' },
        ],
      },
    ]);
  });

  it.each(['a `quote that stays open', '2 ** 3 is eight', '[a page](http://example.com)', '[a](/b)', '####### x'])(
    'keeps %s as it is written',
    (line) => {
      expect(blocksOf(line)).toEqual([{ kind: 'text', runs: [plain(line)] }]);
    },
  );
});

describe('a fenced block', () => {
  it('is a command, without the indentation that its step gives it', () => {
    expect(blocksOf('1. Run:\n\n   ```\n   if (x) {\n     y\n\n   }\n   ```')?.[1]).toEqual({
      kind: 'command',
      text: 'if (x) {\n  y\n\n}',
    });
  });

  it('keeps lines that look like headings or steps', () => {
    expect(blocksOf('```powershell\n## Cause\n7. x\n```')).toEqual([{ kind: 'command', text: '## Cause\n7. x' }]);
  });

  it('may be empty', () => {
    expect(blocksOf('```\n```')).toEqual([{ kind: 'command', text: '' }]);
  });

  it('may leave open every known value', () => {
    const names = Object.keys(placeholders).map((name) => `{${name}}`);
    expect(blocksOf(`\`\`\`\n${names.join(' ')} @{ a = 1 }\n\`\`\``)).toHaveLength(1);
  });
});

describe('a body that a card cannot show', () => {
  it.each([
    [
      'text before any section',
      'Hello.\n## Cause',
      'body: "Hello." stands before any section, expected a heading such as "## Cause" first',
    ],
    [
      'an unknown section',
      '## Reason\nBecause.',
      'body: unknown section "Reason", expected one of Cause, Resolution, Healthy, Endpoints, Note',
    ],
    ['a wrong number', '## Cause\n1. a\n3. b', 'body: step 3 follows step 1, expected 2'],
    ['a first step that is not the first', '## Cause\n2. a', 'body: step 2 follows step 0, expected 1'],
    ['an open fence', '## Cause\n```\ndir', 'body: a fenced block is not closed, expected ``` on a line of its own'],
    [
      'an unknown placeholder',
      '## Cause\n```\nping {host}\n```',
      'body: unknown placeholder {host}, expected one of namespace, serviceBusDomain, connectorAccount, user, accountName',
    ],
    [
      'a placeholder with a name that every object has',
      '## Cause\n```\n{constructor}\n```',
      'body: unknown placeholder {constructor}, expected one of namespace, serviceBusDomain, connectorAccount, user, accountName',
    ],
    [
      'a command before any section',
      '```\ndir\n```\n## Cause',
      'body: a fenced block stands before any section, expected a heading first',
    ],
  ])('is refused for %s', (_, body, problem) => {
    expect(problemsOf(body)).toEqual([problem]);
  });

  it('has all its problems named at once', () => {
    expect(problemsOf('Hi.\n## Why\nx\n## Cause\n2. a\n```')).toHaveLength(4);
  });

  it('quotes at most forty characters of the text', () => {
    expect(problemsOf('x'.repeat(50))[0]).toContain(`"${'x'.repeat(40)}"`);
  });
});

describe('text under a heading of its own', () => {
  it('is read into the same blocks as a section', () => {
    const text =
      'Text.\r\n\r\n1. Run `dir`:\r\n\r\n   ```\r\n   dir {user}\r\n   ```\r\n\r\n2. Look.\r\n   - **a** bullet\r\n';
    expect(readBlocks(text)).toEqual({ blocks: blocksOf(text), problems: [] });
    expect(readBlocks(text).blocks.map(({ kind }) => kind)).toEqual(['text', 'step', 'command', 'step', 'bullet']);
  });

  it('is so whatever stands in it, but for headings', () => {
    const signs = Array.from('`*-12. {}[]()ab\n\n \t');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...signs), maxLength: 80 }), (text) => {
        const { sections, problems } = readSections(`## Cause\n${text}`);
        expect(readBlocks(text)).toEqual({ blocks: sections.Cause, problems });
      }),
      { seed: 9, numRuns: 300 },
    );
  });

  it('may be empty', () => {
    expect(readBlocks('\n  \n')).toEqual({ blocks: [], problems: [] });
  });

  it.each(['## Cause', '## Resolution', '## Anything', '# One', '###### Six'])('has no heading: %s', (heading) => {
    const { blocks, problems } = readBlocks(`One.\n${heading}\nTwo.`);
    const name = heading.replace(/^#+ /, '');
    expect(problems).toEqual([`body: heading "${name}", expected text without headings`]);
    expect(blocks).toHaveLength(2);
  });

  it('keeps in a command what looks like a heading', () => {
    expect(readBlocks('```\n# a comment\n## Cause\n```')).toEqual({
      blocks: [{ kind: 'command', text: '# a comment\n## Cause' }],
      problems: [],
    });
  });

  it('has the other problems named as a section has them', () => {
    expect(readBlocks('2. a\n```\n{host}\n```\n```').problems).toEqual([
      'body: step 2 follows step 0, expected 1',
      'body: unknown placeholder {host}, expected one of namespace, serviceBusDomain, connectorAccount, user, accountName',
      'body: a fenced block is not closed, expected ``` on a line of its own',
    ]);
  });
});
