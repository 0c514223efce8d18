import fc from 'fast-check';
import { freshState, readState, type ConversationState } from '../../dialogs/conversation-state.ts';

const short = fc.string({ unit: 'binary', maxLength: 200 });
// A key such as __proto__ is no field of a script and no name of a placeholder.
const name = fc.stringMatching(/^[a-zA-Z]{1,40}$/);
const fill = fc.dictionary(name, short);

const asking = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('line' as const), script: short, field: short }),
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
});

const anyState: fc.Arbitrary<ConversationState> = fc.record({
  version: fc.constant(freshState.version),
  known: fc.dictionary(name, fc.string({ maxLength: 600 })),
  asking,
  last: fc.option(last),
});

const stored = (state: object): string => JSON.stringify({ ...freshState, ...state });

describe('readState', () => {
  it('gives back every state as it was stored', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(readState(JSON.stringify(state))).toEqual({ state: structuredClone(state), lost: false });
      }),
    );
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
