import { cardBytes, maxCardBytes } from '../../cards/card.ts';
import { summaryCard } from '../../cards/summary/summary.ts';
import { viewSummary, type WalkEnd } from '../../dialogs/summary-view.ts';
import type { EndStep } from '../../knowledge/runbook/step.ts';
import { findCardProblems } from '../support/card-parser.ts';
import { fakeRunbook, fakeSteps, formOf } from '../support/fake-desk.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { first, other } from '../support/walk-desk.ts';

const at = '2026-01-05T09:00:00.000Z';
const endOf = (id: string) => first.steps.get(id) as EndStep;
const stopped: WalkEnd = { result: 'stopped', trail: [], step: undefined, next: undefined };
const view = (end: Partial<WalkEnd> = {}, runbook = first) => viewSummary(runbook, { ...stopped, ...end }, formOf(1));
const linesOf = (end: Partial<WalkEnd>) =>
  view(end).page.sections.map(({ heading, blocks }) => [
    heading,
    ...blocks.map((block) => ('runs' in block ? block.runs.map(({ text }) => text).join('') : block.text)),
  ]);

describe('viewSummary', () => {
  it('says at an end what it means, and what the person may be told', () => {
    expect(view({ result: 'cause', step: endOf('found') })).toEqual({
      form: formOf(1),
      page: {
        heading: 'Runbook first',
        status: { label: 'The cause is found' },
        title: 'It is found',
        meaning: 'Read on.',
        facts: [{ label: 'Tell the person', value: 'Please wait.' }],
        sections: [],
        links: [{ title: 'The document', url: 'https://example.com/document' }],
      },
      next: null,
      hasCase: false,
      speak: 'The cause is found. It is found. Read on.',
    });
  });

  it.each([
    [{ result: 'fixed' }, 'Solved', 'It works again'],
    [{ result: 'stopped' }, 'Stopped', 'Stopped here'],
    [{ result: 'handover', step: endOf('handed-over') }, 'Somebody else goes on', 'Somebody else'],
  ] as const)('says how it ended: %#', (end, label, title) => {
    expect(view(end).page).toMatchObject({ status: { label }, title, facts: [] });
    expect(view(end).hasCase).toBe(end.result !== 'fixed');
    expect(view(end).speak).toMatch(new RegExp(`^${label}\\. ${title}\\. .+\\.$`));
  });

  it('lists what was done with its result and what was read, and apart from it what was skipped and why', () => {
    const readings = [
      { name: 'Release', value: '461808' },
      { name: 'Host', value: 'sync01' },
    ];
    const trail = [
      { step: 'where', outcome: 'skipped', at, because: 'It was known.' },
      { step: 'look', outcome: 'failing', at, readings },
      { step: 'repair', outcome: 'worked', at, readings: [] },
    ];
    expect(linesOf({ result: 'fixed', trail })).toEqual([
      ['What was done', 'Look at it: The result is bad (Release: 461808, Host: sync01)', 'Repair it: It works now'],
      ['What was skipped', 'Where is it?: It was known.'],
    ]);
    expect(linesOf({ trail: trail.slice(0, 1) })).toEqual([['What was skipped', 'Where is it?: It was known.']]);
  });

  it('names what this release no longer has as it was named then', () => {
    const trail = [
      { step: 'gone', outcome: 'failing', at },
      { step: 'where', outcome: 'nowhere', at },
      { step: 'left', outcome: 'skipped', at },
    ];
    expect(linesOf({ trail })).toEqual([
      ['What was done', 'gone: failing', 'Where is it?: nowhere'],
      ['What was skipped', 'left: '],
    ]);
  });

  it('offers the runbook that goes on from there', () => {
    expect(view({ result: 'cause', step: endOf('another'), next: other }).next).toEqual({
      ...{ runbook: 'other', label: 'Walk me through: Runbook other' },
    });
  });

  describe('with something to put back', () => {
    const again = { ...fakeSteps.repair, title: 'Repair it again', putBack: 'Close it again.' };
    const steps = {
      ...fakeSteps,
      repair: { ...fakeSteps.repair, failing: 'again', putBack: 'Set it back.' },
      again: { ...again, failing: 'once-more' },
      'once-more': { ...again, putBack: undefined },
    };
    const runbook = fakeRunbook('first', { steps });
    const told = { label: 'Tell the person', value: 'Please wait.' };
    const facts = (end: Partial<WalkEnd>, ...outcomes: string[]) => {
      const names = ['repair', 'again', 'once-more', 'look', 'gone'];
      const trail = outcomes.map((outcome, index) => ({ step: names[index] ?? '', outcome, at }));
      return view({ ...end, trail }, runbook).page.facts;
    };
    const back = (value: string) => ({ label: 'Put back', value });

    it('says so before anything else, whether the fix helped or not', () => {
      const step = endOf('found');
      expect(facts({ result: 'fixed' }, 'worked')).toEqual([back('Set it back.')]);
      expect(facts({ result: 'cause', step }, 'failing')).toEqual([back('Set it back.'), told]);
      expect(facts({ result: 'stopped' }, 'failing')).toEqual([back('Set it back.')]);
    });

    it('says it for each fix that was done, in the order of the walk', () => {
      const both = [back('Set it back.'), back('Close it again.')];
      expect(facts({}, 'failing', 'failing', 'failing', 'failing', 'failing')).toEqual(both);
    });

    it('says nothing of a fix that nobody did', () => {
      expect(facts({ result: 'cause', step: endOf('found') }, 'cannot', 'skipped', 'failing', 'worked')).toEqual([
        told,
      ]);
      expect(facts({}, 'skipped', 'failing')).toEqual([back('Close it again.')]);
    });
  });

  describe('at an end that knows an unfinished walk', () => {
    const unfinished = { title: 'Not all is done', say: 'Do the rest first.' };
    const step = { ...endOf('found'), unfinished };
    const passed = (...outcomes: string[]) => outcomes.map((outcome) => ({ step: 'look', outcome, at }));
    const said = (end: Partial<WalkEnd>) => {
      const { page, speak } = view({ result: 'handover', ...end });
      return [page.title, page.meaning, speak];
    };
    const usual = ['It is found', 'Read on.', 'Somebody else goes on. It is found. Read on.'];
    const other = [unfinished.title, unfinished.say, 'Somebody else goes on. Not all is done. Do the rest first.'];

    it('says so when some step could not be taken', () => {
      expect(said({ step, trail: passed('worked', 'cannot', 'failing') })).toEqual(other);
      expect(view({ step, trail: passed('cannot') }).page.facts).toEqual([
        { label: 'Tell the person', value: 'Please wait.' },
      ]);
    });

    it('says what it says otherwise when each step was taken or skipped', () => {
      expect(said({ step, trail: passed('worked', 'skipped', 'failing') })).toEqual(usual);
      expect(said({ step, trail: [] })).toEqual(usual);
    });

    it('is no matter for an end that does not know it, nor for a walk without an end', () => {
      expect(said({ step: endOf('found'), trail: passed('cannot') })).toEqual(usual);
      expect(view({ result: 'fixed', trail: passed('cannot') }).page.title).toBe('It works again');
      expect(view({ result: 'stopped', trail: passed('cannot') }).page.title).toBe('Stopped here');
    });
  });

  it('links each page once, however many of its sections are sources', () => {
    const page = { title: 'A page', url: 'https://example.com/a', date: '2024-06-21' };
    const runbook = fakeRunbook('first', { sources: [page, { ...page, section: 'Two' }] });
    expect(view({}, runbook).page.links).toEqual([{ title: 'A page', url: 'https://example.com/a' }]);
  });

  it('cuts what was read at a step to what there is room for', () => {
    const read = (length: number) =>
      linesOf({
        trail: [{ step: 'look', outcome: 'failing', at, readings: [{ name: 'a', value: 'x'.repeat(length) }] }],
      });
    expect(read(297)).toEqual([['What was done', `Look at it: The result is bad (a: ${'x'.repeat(297)})`]]);
    expect(read(298)).toEqual([['What was done', `Look at it: The result is bad (a: ${'x'.repeat(296)}…)`]]);
  });
});

describe.each(realKnowledge.runbooks.map((runbook) => [runbook.id, runbook] as const))(
  'the end of %s',
  (_id, runbook) => {
    it('fits on a card that Teams shows, after all of its steps and however much was read', () => {
      const readings = Array.from({ length: 30 }, () => ({ name: '*'.repeat(200), value: '"'.repeat(200) }));
      const steps = [...runbook.steps].filter(([, step]) => step.kind !== 'end');
      // The longest way through any of them.
      const trail = steps.slice(0, 15).map(([step]) => ({ step, outcome: 'failing', at, readings }));
      const ends = [...runbook.steps.values()].filter((step) => step.kind === 'end');
      for (const step of ends) {
        const card = summaryCard(view({ result: 'cause', trail, step, next: other }, runbook));
        expect(findCardProblems(card)).toEqual([]);
        expect(cardBytes(card)).toBeLessThan(maxCardBytes);
      }
    });
  },
);
