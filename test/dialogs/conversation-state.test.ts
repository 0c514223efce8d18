import fc from 'fast-check';
import { roles } from '../../cards/choice/choice.ts';
import { detailNames } from '../../cases/details.ts';
import { freshState, readState, type ConversationState } from '../../dialogs/conversation-state.ts';

const short = fc.string({ unit: 'binary', maxLength: 200 });
// A key such as __proto__ is no field of a script and no name of a placeholder.
const name = fc.stringMatching(/^[a-zA-Z]{1,40}$/);
const fill = fc.dictionary(name, short);

const asking = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('line' as const), script: short, field: short }),
  fc.record({ kind: fc.constant('detail' as const), draft: fc.uuid(), detail: fc.constantFrom(...detailNames) }),
  fc.record({
    kind: fc.constant('choice' as const),
    form: short,
    about: short,
    question: short,
    options: fc.array(fc.record({ article: short, label: short }), { minLength: 1, maxLength: 6 }),
    fill,
  }),
);

const last = fc.record({
  article: short,
  form: short,
  ranked: fc.array(short, { maxLength: 6 }),
  reasons: fc.array(fc.string({ maxLength: 300 }), { maxLength: 8 }),
  fill,
  isStaff: fc.boolean(),
  hasSteps: fc.boolean(),
});

const readings = fc.array(fc.record({ name: short, value: short }), { maxLength: 30 });
const passed = fc.record(
  { step: short, outcome: short, at: short, because: fc.string({ maxLength: 300 }), readings },
  { requiredKeys: ['step', 'outcome', 'at'] },
);
const trail = fc.array(passed, { maxLength: 4 });
const walk = fc.record(
  {
    ...{ runbook: short, at: short, trail, fill, form: short, article: fc.option(short), readings },
    known: fc.array(fc.string({ maxLength: 400 }), { maxLength: 40 }),
    isPaused: fc.boolean(),
  },
  { requiredKeys: ['runbook', 'trail', 'fill', 'form', 'article', 'readings', 'known', 'isPaused'] },
);
const result = fc.constantFrom('fixed' as const, 'cause' as const, 'handover' as const, 'stopped' as const);

const verdict = fc.constantFrom(null, 'helped' as const, 'failed' as const);
const seen = fc.record({
  codes: fc.array(fc.string({ maxLength: 60 }), { maxLength: 20 }),
  articles: fc.array(fc.record({ article: short, verdict }), { maxLength: 10 }),
  log: fc.array(fc.string({ maxLength: 300 }), { maxLength: 8 }),
  kept: fc.array(fc.record({ id: fc.uuid(), name: short }), { maxLength: 5 }),
});

const anyState: fc.Arbitrary<ConversationState> = fc.record({
  version: fc.constant(freshState.version),
  known: fc.dictionary(name, fc.string({ maxLength: 600 })),
  asking,
  last: fc.option(last),
  role: fc.constantFrom(null, ...roles),
  isRoleAsked: fc.boolean(),
  roleForm: fc.option(short),
  justAsked: fc.constantFrom(null, 'role' as const, 'runbook' as const),
  wanted: fc.option(short),
  walk: fc.option(walk),
  shelved: fc.option(walk),
  draft: fc.option(fc.uuid()),
  seen,
  walked: fc.array(fc.record({ runbook: short, result, at: short, trail }), { maxLength: 5 }),
});

const aPassed = { step: 'look', outcome: 'worked', at: '2026-01-05T09:00:00.000Z' };
const aWalk = {
  runbook: 'a',
  at: 'look',
  trail: [aPassed],
  known: [],
  fill: {},
  form: '',
  article: null,
  readings: [],
};
const aWalked = { runbook: 'a', result: 'fixed', at: aPassed.at, trail: [] };
const aQuestion = { kind: 'detail', draft: '00000000-0000-4000-8000-000000000001', detail: 'page' };
const stored = (state: object): string => JSON.stringify({ ...freshState, ...state });

describe('readState', () => {
  it('gives back every state as it was stored', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(readState(JSON.stringify(state))).toEqual({ state: structuredClone(state), lost: false });
      }),
    );
  });

  it('knows nothing of roles, runbooks and cases in the state of a release before them, and loses nothing', () => {
    const before = {
      ...{ version: 1, known: {}, asking: null },
      last: { article: 'a', form: 'f', ranked: [], reasons: [], fill: {} },
    };
    expect(readState(JSON.stringify(before))).toEqual({
      state: { ...freshState, last: { ...before.last, isStaff: false, hasSteps: true } },
      lost: false,
    });
  });

  it('knows nothing of event logs in the state of a release before them, and loses nothing', () => {
    const seen = { codes: ['31034'], articles: [] };
    expect(readState(stored({ seen }))).toEqual({
      state: { ...freshState, seen: { ...seen, log: [], kept: [] } },
      lost: false,
    });
  });

  it('goes on with a walk as it was stored', () => {
    const walk = { ...aWalk, isPaused: true };
    expect(readState(stored({ walk })).state.walk).toEqual(walk);
  });

  it('starts afresh where nothing was stored, and nothing is lost', () => {
    expect(readState(undefined)).toEqual({ state: freshState, lost: false });
  });

  it.each([
    ['an older version', stored({ version: 0 })],
    ['a newer version', stored({ version: freshState.version + 1 })],
    ['no version', JSON.stringify({ known: {}, asking: null, last: null })],
    ['a field that this release does not know', stored({ step: 3 })],
    ['a question of a kind that this release does not ask', stored({ asking: { kind: 'waterfall', step: 3 } })],
    [
      'a choice without options',
      stored({ asking: { kind: 'choice', form: 'a', about: '', question: '', options: [] } }),
    ],
    ['a field of the wrong type', stored({ known: 'nothing' })],
    ['a role that nobody has', stored({ role: 'boss' })],
    ['a walk that does not say whether it waits', stored({ walk: aWalk })],
    ['a walk with a step number', stored({ walk: { ...aWalk, isPaused: false, step: 3 } })],
    ['a trail without end', stored({ walk: { ...aWalk, isPaused: false, trail: Array(101).fill(aPassed) } })],
    ['more runbooks than are kept', stored({ walked: Array(6).fill({ ...aWalked }) })],
    ['a runbook that ended in a way of its own', stored({ walked: [{ ...aWalked, result: 'lost' }] })],
    ['a detail that no case has', stored({ asking: { ...aQuestion, detail: 'password' } })],
    ['a draft that is none', stored({ asking: { ...aQuestion, draft: '7' } })],
    ['more codes than are kept', stored({ seen: { codes: Array(21).fill('31034'), articles: [] } })],
    ['more findings than are kept', stored({ seen: { codes: [], articles: [], log: Array(9).fill('x') } })],
    ['a finding without end', stored({ seen: { codes: [], articles: [], log: ['x'.repeat(301)] } })],
    ['a text without end', stored({ known: { error: 'x'.repeat(601) } })],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['half a state', stored({}).slice(0, 20)],
    ['an empty text', ''],
  ])('starts afresh and says that something is lost: %s', (_what, text) => {
    expect(readState(text)).toEqual({ state: freshState, lost: true });
  });

  it('reads any text without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readState(text)).toMatchObject({ state: { version: freshState.version } });
      }),
    );
  });
});
