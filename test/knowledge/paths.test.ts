import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countPaths, renderPaths } from '../../knowledge/paths.ts';
import { exitsOf } from '../../knowledge/runbook/step.ts';
import { listSharedMeanings } from '../../knowledge/shared-meaning.ts';
import { readFlowcharts, sortByArrows, type Flowchart } from '../support/flowchart.ts';
import { someKnowledge } from '../support/knowledge.ts';
import { anyRunbook, walkThrough } from '../support/random-runbooks.ts';
import { knowledgeFolder, realKnowledge } from '../support/real-knowledge.ts';
import { aCheck, aFix, anEnd, aQuestion, aRunbook } from '../support/runbooks.ts';

const small = aRunbook({
  which: aQuestion(['look', 'mend', 'over'], { title: 'Is it "this"?', knows: 'user' }),
  look: aCheck({
    worked: 'over',
    failing: 'mend',
    cannot: 'mend',
    skip: [{ after: ['event-1'], says: ['It_is'], because: 'So *says* the code.' }],
  }),
  mend: aFix({ failing: 'over', cannot: 'over' }),
  over: anEnd({ result: 'handover', title: 'It is [over]' }),
});

const event = (when: string) => ({ provider: 'ADSync' as const, id: 6329, when });
const articles = [
  { id: 'event-1', title: 'The first', match: { events: [event('Says "one"')] } },
  { id: 'event-2', title: 'The second', match: { events: [event('Says two')] } },
];

describe('the drawing', () => {
  it('has counts, a flowchart for each runbook and one for the articles', () => {
    expect(
      renderPaths(someKnowledge({ runbooks: [small], articles }))
        .split('\n')
        .slice(7),
    ).toEqual([
      '| | Questions | Steps | Ends | Paths | Longest path |',
      '| --- | --- | --- | --- | --- | --- |',
      '| A small runbook | 1 | 2 | 1 | 11 | 3 |',
      '| All runbooks (1) | 1 | 2 | 1 | 11 | 3 |',
      '| Questions between articles | 1 | 0 | 2 | 2 | 1 |',
      '',
      '## A small runbook',
      '',
      'Finds out what is wrong. Offered by `event-1`.',
      '',
      '```mermaid',
      'flowchart TD',
      '  begin(("Start"))',
      '  begin --> step_which',
      '  step_which{{"Is it #34;this#34;?"}}',
      '  step_look["Look at it"]',
      '  step_mend[["Put it right"]]',
      '  step_over(["Somebody else goes on: It is #91;over#93;"])',
      '  step_which -->|"To look"| step_look',
      '  step_which -->|"To mend"| step_mend',
      '  step_which -->|"To over"| step_over',
      '  step_look -->|"The result is good"| step_over',
      '  step_look -->|"The result is bad<br>I cannot do this"| step_mend',
      '  fixed_mend(["It works again"])',
      '  step_mend -->|"It works now"| fixed_mend',
      '  step_mend -->|"Done, still failing<br>I cannot do this"| step_over',
      '```',
      '',
      'Passed over without being asked:',
      '',
      '- **Is it "this"?** when `user` is known',
      '- **Look at it** after `event-1`, “It\\_is”: So \\*says\\* the code.',
      '',
      '## Questions between articles',
      '',
      'Some events and messages stand for several articles. Where nothing else in a text decides, this is asked.',
      '',
      '```mermaid',
      'flowchart LR',
      '  ask_1{{"Event 6329: what does its text say?"}}',
      '  ask_1_1(["The first"])',
      '  ask_1 -->|"Says #34;one#34;"| ask_1_1',
      '  ask_1_2(["The second"])',
      '  ask_1 -->|"Says two"| ask_1_2',
      '```',
      '',
    ]);
  });

  it('has only counts where there is nothing to decide', () => {
    expect(readFlowcharts(renderPaths(someKnowledge()))).toEqual([]);
    expect(renderPaths(someKnowledge())).toContain('| Questions between articles | 0 | 0 | 0 | 0 | 0 |');
  });

  it('asks about a message as it is written', () => {
    const shared = ['a', 'b'].map((id) => ({ id, match: { shared: [{ phrase: 'It "failed"', when: `Case ${id}` }] } }));
    const [chart] = readFlowcharts(renderPaths(someKnowledge({ articles: shared })));
    expect(chart?.nodes.get('ask_1')).toEqual({ kind: 'question', label: '“It "failed"”: which of these is true?' });
  });
});

describe('the count of a runbook', () => {
  it('is that of all ways that can be gone', () => {
    fc.assert(
      fc.property(anyRunbook, (runbook) => {
        const ways = new Set<string>();
        const lengths: number[] = [];
        const goOn = (choices: readonly number[]): void => {
          const stops = walkThrough(withoutKnowledge(runbook), { known: [], fill: {} }, choices, new Date(0));
          const last = stops.at(-1);
          const step = last?.at === undefined ? undefined : runbook.steps.get(last.at);
          if (!last || !step || step.kind === 'end') {
            ways.add(choices.join());
            lengths.push(last?.trail.length ?? 0);
            return;
          }
          exitsOf(step).forEach((_, index) => {
            goOn([...choices, index]);
          });
        };
        goOn([]);
        expect(countPaths(withoutKnowledge(runbook))).toMatchObject({
          paths: ways.size,
          longest: Math.max(...lengths),
        });
      }),
      { seed: 13, numRuns: 40 },
    );
  });

  it('has each step in one column', () => {
    for (const runbook of realKnowledge.runbooks) {
      const { questions, steps, ends } = countPaths(runbook);
      expect(questions + steps + ends).toBe(runbook.steps.size);
    }
  });
});

/** The same runbook for somebody of whom nothing gets known on the way. */
function withoutKnowledge(runbook: typeof small): typeof small {
  const steps = [...runbook.steps].map(([id, step]) => {
    const plain = step.kind === 'question' ? { ...step, knows: undefined } : step;
    return [id, plain] as const;
  });
  return { ...runbook, steps: new Map(steps) };
}

describe('the drawing of the real knowledge', () => {
  const { runbooks } = realKnowledge;
  const charts = readFlowcharts(renderPaths(realKnowledge));
  const shared = listSharedMeanings(realKnowledge.articles);
  const chartAt = (index: number): Flowchart => charts.at(index) ?? { nodes: new Map(), edges: [] };

  it('stands beside the articles as the knowledge has it (npm run paths)', () => {
    const stored = readFileSync(join(knowledgeFolder, 'PATHS.md'), 'utf8');
    expect(stored).toBe(`${renderPaths(realKnowledge)}\n`);
  });

  it('has a chart for each runbook, with each of its steps and each of its ways out', () => {
    expect(charts).toHaveLength(runbooks.length + 1);
    runbooks.forEach((runbook, index) => {
      const chart = chartAt(index);
      for (const [id, step] of runbook.steps) {
        const drawn = `step_${id.replaceAll('-', '_')}`;
        expect(chart.nodes.get(drawn)).toMatchObject({
          kind: step.kind,
          label: expect.stringContaining(step.title) as string,
        });
        const ways = chart.edges.filter(({ from }) => from === drawn).flatMap(({ labels }) => labels);
        expect(ways.sort()).toEqual(
          exitsOf(step)
            .map(({ label }) => label)
            .sort(),
        );
      }
    });
  });

  it('has no arrow into nothing, no dead end and no circle', () => {
    for (const { nodes, edges } of charts) {
      expect(edges.filter(({ from, to }) => !nodes.has(from) || !nodes.has(to))).toEqual([]);
      for (const [id, { kind }] of nodes) {
        expect([id, kind === 'end']).toEqual([id, !edges.some(({ from }) => from === id)]);
        const isFirst = kind === 'begin' || id.startsWith('ask_');
        if (!isFirst) expect(edges.some(({ to }) => to === id)).toBe(true);
      }
      expect(sortByArrows({ nodes, edges })).toHaveLength(nodes.size);
    }
  });

  it('leads from every question between articles to an article, each by a label of its own', () => {
    const chart = chartAt(-1);
    const titles = realKnowledge.articles.map(({ title }) => title);
    expect(shared.length).toBeGreaterThan(4);
    shared.forEach(({ about, options }, index) => {
      const id = `ask_${String(index + 1)}`;
      expect(chart.nodes.get(id)?.label).toContain(about);
      const answers = chart.edges.filter(({ from }) => from === id);
      expect(answers.map(({ labels }) => labels)).toEqual(options.map(({ label }) => [label]));
      expect(new Set(answers.map(({ labels }) => labels[0]?.toLowerCase())).size).toBe(options.length);
      expect(options.length).toBeGreaterThan(1);
      for (const { to } of answers) expect(titles).toContain(chart.nodes.get(to)?.label);
    });
  });

  it('goes on from runbook to runbook without a circle', () => {
    const nodes = new Map(runbooks.map(({ id, title }) => [id, { kind: 'end', label: title }]));
    const edges = runbooks.flatMap(({ id, steps }) =>
      [...steps.values()].flatMap((step) =>
        step.kind === 'end' && step.runbook !== undefined ? [{ from: id, to: step.runbook, labels: [] }] : [],
      ),
    );
    expect(sortByArrows({ nodes, edges }).sort()).toEqual(runbooks.map(({ id }) => id).sort());
  });
});
