import fc from 'fast-check';
import { caseDetails, detailNames } from '../../../cases/details.ts';
import { viewForm } from '../../../dialogs/draft/form-view.ts';
import { readForm, type FormContext, type FormValues } from '../../../dialogs/draft/read-form.ts';
import { aDraft, allDetails, someDetails } from '../../support/drafts.ts';
import { formOf } from '../../support/fake-desk.ts';

const now = new Date('2026-01-05T09:00:00Z');
const read = (values: FormValues, more: Partial<FormContext> = {}) =>
  readForm(values, { details: {}, now, locale: undefined, isStale: false, ...more });
const fresh = (details = {}): Record<string, string> =>
  Object.fromEntries(
    viewForm(aDraft(details), formOf(1)).sections.flatMap(({ fields }) =>
      fields.map(({ name, value }) => [name, value]),
    ),
  );

describe('readForm', () => {
  it('reads each field by the rules of its question', () => {
    const values = { problem: ' It fails. ', zone: 'berlin', userId: 'ada@contoso.com', userType: 'federated' };
    expect(read({ ...fresh(), ...values, date: '2026-01-05', clock: '09:26' })).toEqual({
      details: someDetails({ ...values, problem: 'It fails.', zone: 'Europe/Berlin', time: '2026-01-05T09:26' }),
      problems: {},
    });
  });

  it.each([
    ['nothing', {}],
    ['some details', someDetails({ problem: 'It fails.', page: null, time: '2026-01-05T09:26:31' })],
    ['what nobody knows', someDetails({ supportCode: null, sid: null, cid: null, time: null, userType: null })],
    ['everything', allDetails],
  ])('changes nothing when it comes back as it was: %s', (_what, details) => {
    expect(read(fresh(details), { details })).toEqual({ details, problems: {} });
    expect(read({}, { details })).toEqual({ details, problems: {} });
  });

  it('opens a question again whose answer was emptied, unless the draft has changed meanwhile', () => {
    const details = someDetails({ page: 'a page', screenshot: null, time: '2026-01-05T09:26' });
    const emptied = { page: ' ', screenshot: '', date: '', clock: '', noTime: 'false' };
    expect(read(emptied, { details }).details).toEqual({});
    expect(read(emptied, { details, isStale: true }).details).toEqual(details);
  });

  it('overwrites nothing that was answered since it was drawn, and fills in what was not', () => {
    const details = someDetails({ expected: 'newer', screenshot: null });
    const old = { expected: 'older', screenshot: 'in the chat', page: 'a page' };
    expect(read(old, { details, isStale: true }).details).toEqual({ ...details, ...someDetails({ page: 'a page' }) });
    expect(read(old, { details }).details).toEqual(someDetails(old));
  });

  it('saves what can be read, and says beside each other field what is wrong', () => {
    const values = { problem: 'It fails.', userId: 'ada', zone: 'CET', sid: 'none of it' };
    const { details, problems } = read(values, { details: someDetails({ userId: 'ada@contoso.com' }) });
    expect(details).toEqual(someDetails({ problem: 'It fails.', userId: 'ada@contoso.com' }));
    expect(Object.keys(problems).sort()).toEqual(['sid', 'userId', 'zone']);
  });

  it('asks for the half of a time that is missing, and refuses one that has not come yet', () => {
    expect(read({ date: '2026-01-05', clock: '' }).problems).toEqual({ clock: expect.any(String) as string });
    expect(read({ date: '', clock: '09:26' }).problems).toEqual({ date: expect.any(String) as string });
    // It is four in the morning there.
    const future = read({ date: '2026-01-05', clock: '05:26', zone: 'New York' });
    expect(future.problems).toEqual({ clock: expect.stringMatching(/not come yet/) as string });
  });

  it('leaves the seconds that it does not show', () => {
    const details = someDetails({ time: '2026-01-05T09:26:31' });
    expect(read({ date: '2026-01-05', clock: '09:26' }, { details }).details).toEqual(details);
    expect(read({ date: '2026-01-05', clock: '09:27' }, { details }).details).toEqual(
      someDetails({ time: '2026-01-05T09:27' }),
    );
  });

  it('takes the marks for what nobody knows, unless something was given all the same', () => {
    const code = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const marks = { noSupportCode: 'true', noTime: 'true' };
    expect(read({ ...fresh(), ...marks }).details).toEqual(someDetails({ supportCode: null, time: null }));
    expect(read({ ...marks, supportCode: code, date: '2026-01-05', clock: '09:26' }).details).toEqual(
      someDetails({ supportCode: code, time: '2026-01-05T09:26' }),
    );
    expect(read({ userType: 'unknown', licence: "I don't know" }).details).toEqual(
      someDetails({ userType: null, licence: null }),
    );
  });

  it('makes details that can be stored of whatever comes in', () => {
    const name = fc.constantFrom(...detailNames, 'date', 'clock', 'noTime', 'noSupportCode', '__proto__', 'toString');
    const value = fc.oneof(fc.string(), fc.constantFrom('true', '2026-01-05', '09:26', 'unknown', ''), fc.integer());
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.boolean(), (values, isStale) => {
        const { details, problems } = read(values, { details: allDetails, isStale });
        expect(caseDetails.parse(details)).toEqual(details);
        const shown = new Set(Object.keys(fresh()));
        for (const field of Object.keys(problems)) expect(shown.has(field)).toBe(true);
      }),
    );
  });
});
