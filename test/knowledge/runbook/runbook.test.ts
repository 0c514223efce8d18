import { readRunbook, sentencesIn, sentencesOf } from '../../../knowledge/runbook/runbook.ts';
import { aCheck, aFix, anEnd, aQuestion, aRunbook, runbookFile } from '../../support/runbooks.ts';

const file = 'runbooks/small.yaml';
const steps = { first: aCheck(), done: anEnd() };

function problemsOf(text: string, name = file): readonly string[] {
  const read = readRunbook(name, text);
  return read.ok ? [] : read.problems;
}

describe('a runbook file', () => {
  it('is read as it is written, its steps by name and in order', () => {
    const text = `
id: small
title: A small runbook
about: Finds out what is wrong.
offered: [event-1]
called: [small]
sources:
  - { title: A page, section: 'A part: one', url: https://example.com/page, date: 2024-06-21 }
start: which
steps:
  which:
    kind: question
    title: Which one is it?
    hint: It matters.
    answers:
      - { id: one, label: The first, to: mend, fill: { serviceBusDomain: servicebus.windows.net } }
      - { id: other, label: 'No, another', to: done, after: [event-1, event-2] }
    knows: serviceBusDomain
  mend:
    { kind: fix, title: Mend it, meaning: It may help., do: Mend it., where: Here, as: Anyone, changes: account, good: It
      works., bad: It fails., putBack: Set it back., failing: done, cannot: done }
  done:
    kind: end
    result: handover
    title: Over
    say: Somebody else goes on.
    unfinished: { title: Not all is done, say: Do that first. }
`;
    const read = readRunbook(file, text);
    expect(read).toMatchObject({
      ok: true,
      runbook: {
        id: 'small',
        sources: [{ section: 'A part: one', date: '2024-06-21' }],
        start: 'which',
      },
    });
    if (!read.ok) return;
    expect([...read.runbook.steps.keys()]).toEqual(['which', 'mend', 'done']);
    expect(read.runbook.steps.get('which')).toMatchObject({
      knows: 'serviceBusDomain',
      answers: [
        { fill: { serviceBusDomain: 'servicebus.windows.net' }, after: [] },
        { fill: {}, after: ['event-1', 'event-2'] },
      ],
    });
    expect(read.runbook.steps.get('mend')).toMatchObject({ putBack: 'Set it back.' });
    expect(read.runbook.steps.get('done')).toMatchObject({
      unfinished: { title: 'Not all is done', say: 'Do that first.' },
    });
  });

  it('is read with the line ends of Windows', () => {
    const text = JSON.stringify(JSON.parse(runbookFile(steps)), null, 2).replaceAll('\n', '\r\n');
    expect(problemsOf(text)).toEqual([]);
  });

  it('has the blocks of each step that says what to do, with the values that commands leave open', () => {
    const written = {
      first: aQuestion(['look', 'done']),
      look: aCheck({ do: '1. Run:\n\n   ```\n   ping {namespace}\n   ```\n\n2. Read **it**.\n', failing: 'mend' }),
      mend: aFix(),
      done: anEnd(),
    };
    const { blocks } = aRunbook(written);
    expect([...blocks.keys()]).toEqual(['look', 'mend']);
    expect(blocks.get('look')).toEqual([
      { kind: 'step', number: 1, runs: [{ text: 'Run:', style: 'plain' }] },
      { kind: 'command', text: 'ping {namespace}' },
      {
        kind: 'step',
        number: 2,
        runs: [
          { text: 'Read ', style: 'plain' },
          { text: 'it', style: 'strong' },
          { text: '.', style: 'plain' },
        ],
      },
    ]);
  });
});

describe('a bad runbook file', () => {
  const answers = [1, 2].map(() => ({ id: 'a', label: 'To done', to: 'done' }));

  it.each<[string, string, string]>([
    ['no YAML', 'id: [', 'not valid YAML, '],
    ['a key twice', 'id: small\nid: small\n', 'not valid YAML, '],
    ['nothing in it', '', 'file: '],
    ['a list in it', '- small', 'file: '],
    ['a field missing', runbookFile(steps, { title: undefined }), 'title: '],
    ['an unknown field', runbookFile(steps, { owner: 'me', team: 'us' }), 'file: unknown field owner, team'],
    ['a long title', runbookFile(steps, { title: 'x'.repeat(61) }), 'title: '],
    ['no article that offers it', runbookFile(steps, { offered: [] }), 'offered: '],
    ['a name that is none', runbookFile(steps, { called: [''] }), 'called.0: '],
    ['no source', runbookFile(steps, { sources: [] }), 'sources: '],
    [
      'a source that is not safe',
      runbookFile(steps, { sources: [{ title: 'A', url: 'http://example.com', date: '2024-06-21' }] }),
      'sources.0.url: ',
    ],
    [
      'a source without a day',
      runbookFile(steps, { sources: [{ title: 'A', url: 'https://example.com', date: 'June' }] }),
      'sources.0.date: must be a date like 2024-06-21',
    ],
    ['an id that is not its name', runbookFile(steps, { id: 'large' }), 'id: is large, expected the file name small'],
    ['no such start', runbookFile(steps, { start: 'begin' }), 'start: there is no step begin, '],
    ['a step with an odd name', runbookFile({ ...steps, 'A step': anEnd() }), 'steps.A step: '],
    ['a step of no kind', runbookFile({ first: { ...aCheck(), kind: 'wish' }, done: anEnd() }), 'steps.first.kind: '],
    ['a field of a step missing', runbookFile({ first: aCheck({ good: '' }), done: anEnd() }), 'steps.first.good: '],
    [
      'an unknown field in a step',
      runbookFile({ first: { ...aCheck(), owner: 'me' }, done: anEnd() }),
      'steps.first: unknown field owner',
    ],
    [
      'a way to nowhere',
      runbookFile({ first: aCheck({ cannot: 'gone' }), done: anEnd() }),
      'steps.first: cannot leads ',
    ],
    ['a step nobody reaches', runbookFile({ ...steps, lost: anEnd() }), 'steps.lost: no way leads here from first'],
    ['a circle', runbookFile({ first: aCheck({ cannot: 'first' }), done: anEnd() }), 'steps.first: leads back '],
    ['an answer twice', runbookFile({ first: aQuestion([], { answers }), done: anEnd() }), 'steps.first: answer a '],
    [
      'a heading in what to do',
      runbookFile({ first: aCheck({ do: 'Look.\n## Resolution\nLook again.' }), done: anEnd() }),
      'steps.first.do: heading "Resolution", expected text without headings',
    ],
    [
      'an unknown placeholder',
      runbookFile({ first: aCheck({ do: '```\nping {host}\n```' }), done: anEnd() }),
      'steps.first.do: unknown placeholder {host}, expected one of namespace, ',
    ],
    [
      'a command that is not closed',
      runbookFile({ first: aCheck({ do: '```\nping' }), done: anEnd() }),
      'steps.first.do: a fenced block is not closed, ',
    ],
    [
      'a wrong number',
      runbookFile({ first: aFix({ do: '1. One.\n3. Three.' }), done: anEnd() }),
      'steps.first.do: step 3 follows step 1, expected 2',
    ],
  ])('with %s is refused by file and field', (_what, text, problem) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    for (const one of problems) expect(one).toMatch(/^runbooks\/small\.yaml: [a-zA-Z0-9. ,-]+: \S|: not valid YAML, /);
    expect(problems.filter((one) => one.startsWith(`${file}: ${problem}`))).toHaveLength(1);
  });

  it('has all its problems named at once', () => {
    const text = runbookFile(
      { first: aCheck({ do: '# One\n```\n{a} {b}', cannot: 'gone' }), done: anEnd() },
      { id: 'large' },
    );
    expect(problemsOf(text).map((problem) => problem.split(': ')[1])).toEqual([
      'id',
      'steps.first.do',
      'steps.first.do',
      'steps.first',
    ]);
  });
});

describe('the sentences that could skip a step', () => {
  it('are those of all steps, once each', () => {
    const known = (says: string[]) => [{ says, because: 'It is known.' }];
    const runbook = aRunbook({
      first: aCheck({ skip: known(['One', 'Two']), failing: 'mend' }),
      mend: aFix({ skip: [...known(['Two']), ...known(['Three'])], failing: 'ask' }),
      ask: aQuestion(['done', 'other']),
      done: anEnd(),
      other: anEnd(),
    });
    expect(sentencesOf(runbook)).toEqual(['One', 'Two', 'Three']);
    expect(sentencesIn(['the text “Two”', 'code X'], runbook)).toEqual(['Two']);
  });
});
