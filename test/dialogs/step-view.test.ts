import { stepCard } from '../../cards/step/step.ts';
import { askForValues } from '../../dialogs/command-values.ts';
import { bullet, titleOf, viewStep } from '../../dialogs/step-view.ts';
import { exitsOf } from '../../knowledge/runbook/step.ts';
import type { Walk } from '../../knowledge/runbook/walk.ts';
import { cardBytes, maxCardBytes } from '../../cards/card.ts';
import { findCardProblems } from '../support/card-parser.ts';
import { fakeRunbook, fakeSteps, formOf } from '../support/fake-desk.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { first } from '../support/walk-desk.ts';

const passed = (step: string, outcome: string, because?: string) => ({ step, outcome, at: '2026-01-05', because });
const walkAt = (at: string | undefined, more: Partial<Walk> = {}): Walk => ({
  ...{ runbook: 'first', at, trail: [], known: [], fill: {} },
  ...more,
});
const view = (walk: Walk, answered: string | null = null, runbook = first) =>
  viewStep(runbook, walk, formOf(1), answered);
const withLook = (more: object) =>
  fakeRunbook('first', { steps: { ...fakeSteps, look: { ...fakeSteps.look, ...more } } });
const wordsOf = ({ page }: ReturnType<typeof view>) =>
  page.sections.map(({ heading, blocks }) => [
    heading,
    ...blocks.map((block) => (block.kind === 'command' ? block.text : block.runs.map(({ text }) => text).join(''))),
  ]);

describe('viewStep', () => {
  it('shows a question with its answers, and how to find out', () => {
    expect(view(walkAt('where'))).toEqual({
      form: formOf(1),
      page: {
        heading: 'Runbook first',
        status: { label: 'Step 1 of at most 3' },
        title: 'Where is it?',
        meaning: 'Look at its name.',
        facts: [],
        sections: [],
        links: [],
      },
      kind: 'question',
      exits: [
        { outcome: 'here', label: 'On the sync server' },
        { outcome: 'elsewhere', label: 'On another machine' },
      ],
      isFirst: true,
      answered: null,
      speak: 'Step 1 of at most 3. Where is it? Look at its name.',
    });
  });

  it('shows what to do, what to expect, and that output may be pasted', () => {
    expect(view(walkAt('look'))).toMatchObject({ kind: 'action', exits: [{ outcome: 'worked' }, {}, {}] });
    expect(wordsOf(view(walkAt('look')))).toEqual([
      ['What to do', 'Look.'],
      ['A good result', 'It is.'],
      ['A bad result', 'It is not.'],
      ['', 'You can paste the output here: I read it and go on by it. In a channel or group, mention me with it.'],
    ]);
    expect(wordsOf(view(walkAt('look'), null, withLook({ reads: [] })))).toHaveLength(3);
  });

  it('says where, as whom, what it risks and what to mind', () => {
    const more = { changes: 'server', restarts: 'service', warning: 'Ask before.', provenance: 'field' };
    expect(view(walkAt('look'), null, withLook(more)).page.facts).toEqual([
      { label: 'Where', value: 'On the sync server' },
      { label: 'As whom', value: 'Anyone' },
      { label: 'Risk', value: 'Changes the server; restarts a service' },
      { label: 'Mind', value: 'Ask before.' },
      { label: 'Source', value: 'Not documented by Microsoft; reported from the field' },
    ]);
    expect(view(walkAt('look')).page.facts.map(({ label }) => label)).toEqual(['Where', 'As whom', 'Risk']);
  });

  it('names the source of a step that the document does not have', () => {
    const { page } = view(walkAt('look'), null, withLook({ provenance: 'microsoft-support' }));
    expect(page.facts.at(-1)?.value).toBe('Not in the troubleshooting document; from another Microsoft article');
  });

  it('shows literals in a result as literals, and no marks around them', () => {
    const { page } = view(walkAt('look'), null, withLook({ good: '`Yes` stands there, or `No`.' }));
    expect(page.sections[1]?.blocks).toEqual([
      {
        kind: 'text',
        marker: '',
        runs: [
          { text: 'Yes', style: 'code' },
          { text: ' stands there, or ', style: 'plain' },
          { text: 'No', style: 'code' },
          { text: '.', style: 'plain' },
        ],
      },
    ]);
  });

  it('puts the values of the person into the commands, and says how to give or change them', () => {
    const asking = 'Type the sign-in name of the user alone, such as ada@contoso.com, and I put it into the commands.';
    const paste =
      'You can paste the output here: I read it and go on by it. In a channel or group, mention me with it.';
    const open = wordsOf(view(walkAt('repair')));
    expect([open[0], ...open.slice(3)]).toEqual([
      ['What to do', 'Repair <user>'],
      ['', asking],
      ['', paste],
    ]);
    const known = wordsOf(view(walkAt('repair', { fill: { user: 'ada@contoso.com' } })));
    expect([known[0], ...known.slice(3)]).toEqual([
      ['What to do', 'Repair ada@contoso.com'],
      ['', 'Another user? Type the sign-in name alone, and I change the commands.'],
      ['', paste],
    ]);
  });

  it('says which steps were skipped on the way here, and no others', () => {
    const trail = [passed('where', 'skipped', 'It was known.'), passed('look', 'skipped', 'It was seen.')];
    expect(wordsOf(view(walkAt('repair', { trail }))).at(-1)).toEqual([
      'Skipped before this step',
      'Where is it?: It was known.',
      'Look at it: It was seen.',
    ]);
    const later = [...trail.slice(0, 1), passed('look', 'failing')];
    expect(wordsOf(view(walkAt('repair', { trail: later }))).map(([heading]) => heading)).not.toContain(
      'Skipped before this step',
    );
  });

  it('has no way back from the first step that was not skipped', () => {
    expect(view(walkAt('look', { trail: [passed('where', 'skipped')] })).isFirst).toBe(true);
    expect(view(walkAt('look', { trail: [passed('where', 'here')] })).isFirst).toBe(false);
  });

  it('counts what is behind the person, without what was skipped', () => {
    const at = (...trail: Walk['trail']) => view(walkAt('look', { trail })).page.status.label;
    expect(at(passed('where', 'here'))).toBe('Step 2 of at most 3');
    expect(at(passed('where', 'skipped'))).toBe('Step 1 of at most 2');
  });

  it('closes the card with the label of what was answered', () => {
    expect(view(walkAt('look'), 'failing').answered).toBe('The result is bad');
    expect(view(walkAt('look'), 'back').answered).toBe('back');
  });

  it('shows neither an end nor a step that is not there', () => {
    expect(() => view(walkAt('found'))).toThrow('Step found of first is an end and has no card.');
    expect(() => view(walkAt('gone'))).toThrow('Runbook first has no step gone.');
    expect(() => view(walkAt(undefined))).toThrow();
  });
});

describe('titleOf and bullet', () => {
  it('name a step by its title, or by its name where it is gone', () => {
    expect(titleOf(first, 'look')).toBe('Look at it');
    expect(titleOf(first, 'gone')).toBe('gone');
    expect(bullet('`a` **b**')).toEqual({ kind: 'bullet', marker: '•', runs: [{ text: '`a` **b**', style: 'plain' }] });
  });
});

describe.each(realKnowledge.runbooks.map((runbook) => [runbook.id, runbook] as const))(
  'the steps of %s',
  (_id, runbook) => {
    const open = [...runbook.steps].filter(([, step]) => step.kind !== 'end');

    it('fit on a card that Teams shows, with all that was skipped before', () => {
      const fill = { namespace: 'n'.repeat(61), user: `${'u'.repeat(60)}@contoso.com`, accountName: 'a'.repeat(20) };
      for (const [at, step] of open) {
        const trail = open.slice(0, 4).map(([id]) => passed(id, 'skipped', 'x'.repeat(240)));
        const card = stepCard(view(walkAt(at, { runbook: runbook.id, trail, fill }), null, runbook));
        expect(findCardProblems(card)).toEqual([]);
        expect(cardBytes(card)).toBeLessThan(maxCardBytes);
        expect(exitsOf(step).length).toBeGreaterThan(1);
      }
    });

    it('say how to give each value that their commands leave open', () => {
      for (const [at] of open) {
        const walk = walkAt(at, { runbook: runbook.id });
        const shown = wordsOf(view(walk, null, runbook))
          .flat()
          .map((line) => line.replaceAll('`', ''));
        const asked = askForValues(runbook, walk).map((ask) => ask.replaceAll('`', ''));
        expect([at, shown]).toEqual([at, expect.arrayContaining(asked)]);
        const open = JSON.stringify(view(walk, null, runbook).page).match(
          /<(?:user|account name|connector account|namespace)>/g,
        );
        expect([at, asked.length]).toEqual([at, new Set(open).size]);
      }
    });
  },
);
