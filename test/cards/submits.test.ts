import fc from 'fast-check';
import { cardButtons } from '../../cards/card-text.ts';
import { readSubmit } from '../../cards/submits.ts';
import { findingsCards } from './findings-samples.ts';
import { cards, form } from './samples.ts';

const more = { verb: 'answer.more', form, article: 'event-33008', part: 2, fill: { namespace: 'contoso-ns' } };

describe('readSubmit', () => {
  it('reads every verb that a card can send', () => {
    const sent = Object.values({ ...cards, ...findingsCards })
      .flatMap(cardButtons)
      .map(({ data }) => data);
    for (const data of sent) expect(readSubmit(data)).toEqual({ ok: true, submit: data });
    expect([...new Set(sent.map((data) => data['verb']))].sort()).toEqual([
      'answer.failed',
      'answer.helped',
      'answer.more',
      'answer.related',
      'case.answered',
      'case.asked',
      'case.assigned',
      'case.claimed',
      'case.closed',
      'case.copied',
      'case.noted',
      'case.opened',
      'case.reopened',
      'case.resolved',
      'case.retried',
      'case.wanted',
      'choice.made',
      'choice.none',
      'draft.asked',
      'draft.form',
      'draft.opened',
      'draft.saved',
      'draft.sent',
      'draft.withdrawn',
      'log.explained',
      'role.chosen',
      'runbook.started',
      'step.answered',
      'step.stopped',
      'step.undone',
      'welcome.tried',
    ]);
  });

  it('does not mind the key that Teams adds', () => {
    expect(readSubmit({ ...more, msteams: { type: 'messageBack' } })).toEqual({ ok: true, submit: more });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'answer.more'],
    ['a list', [more]],
    ['no verb', { ...more, verb: undefined }],
    ['an unknown verb', { ...more, verb: 'answer.deleted' }],
    ['an unknown key', { ...more, admin: true }],
    ['an input of another card', { ...more, comment: 'x' }],
    ['no form', { ...more, form: undefined }],
    ['a form that is no uuid', { ...more, form: '1' }],
    ['an article that is a path', { ...more, article: '../../package' }],
    ['a part that is no number', { ...more, part: '2' }],
    ['a part below zero', { ...more, part: -1 }],
    ['no fill', { ...more, fill: undefined }],
    ['a long value', { ...more, fill: { namespace: 'x'.repeat(121) } }],
    ['too many values', { ...more, fill: { a: '', b: '', c: '', d: '', e: '' } }],
    ['a value with an odd name', { ...more, fill: { 'a b': '' } }],
    ['an outcome that is no name', { verb: 'step.answered', form, outcome: 'The result is good' }],
    ['a long outcome', { verb: 'step.answered', form, outcome: 'x'.repeat(61) }],
    ['a step back with an outcome', { verb: 'step.undone', form, outcome: 'worked' }],
    ['a runbook that is a path', { verb: 'runbook.started', form, runbook: '../small' }],
    ['no runbook', { verb: 'runbook.started', form, article: 'event-33008' }],
    ['an answer of a log that is a path', { verb: 'log.explained', form, article: '../a', fill: {} }],
    ['an answer of a log with an odd value', { verb: 'log.explained', form, article: 'a', fill: { namespace: 'a b' } }],
    ['a role that nobody has', { verb: 'role.chosen', form, role: 'owner' }],
    ['an example that is not ours', { verb: 'welcome.tried', form, example: 'format c:' }],
  ])('refuses %s', (_what, raw) => {
    expect(readSubmit(raw)).toEqual({ ok: false });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(readSubmit(raw)).toEqual({ ok: false });
      }),
    );
  });
});
