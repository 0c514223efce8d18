import { cardBytes, maxCardBytes } from '../../../cards/card.ts';
import { caseFormCard } from '../../../cards/case-form/case-form.ts';
import { detailNames } from '../../../cases/details.ts';
import { viewForm } from '../../../dialogs/draft/form-view.ts';
import { aDraft, allDetails, someDetails } from '../../support/drafts.ts';
import { findCardProblems } from '../../support/card-parser.ts';
import { formOf } from '../../support/fake-desk.ts';

type Typed = Parameters<typeof viewForm>[2];

const fieldsOf = (details = {}, typed?: Typed) =>
  viewForm(aDraft(details), formOf(1), typed).sections.flatMap(({ fields }) => fields);
const valuesOf = (details = {}, typed?: Typed) =>
  Object.fromEntries(fieldsOf(details, typed).flatMap(({ name, value }) => (value === '' ? [] : [[name, value]])));

const off = { noSupportCode: 'false', noTime: 'false' };

describe('viewForm', () => {
  it('has a field for each detail, each with a label, and nothing filled in at first', () => {
    const names = fieldsOf().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const asDetails = names.map((name) => (name === 'date' ? 'time' : name));
    for (const name of detailNames) expect(asDetails).toContain(name);
    expect(valuesOf()).toEqual(off);
    for (const { label, problem } of fieldsOf()) expect([label !== '', problem]).toEqual([true, null]);
  });

  it('shows what was given before', () => {
    expect(valuesOf(allDetails)).toEqual({
      ...Object.fromEntries(
        Object.entries(allDetails).flatMap(([name, detail]) =>
          'value' in detail && name !== 'time' ? [[name, detail.value]] : [],
        ),
      ),
      ...{ date: '2026-01-05', clock: '09:26' },
      ...off,
    });
  });

  it('shows a time to the minute, as its field does', () => {
    const clock = fieldsOf(someDetails({ time: '2026-01-05T09:26:31' })).find(({ name }) => name === 'clock');
    expect(clock).toMatchObject({ kind: 'time', value: '09:26' });
  });

  it('shows what nobody knows', () => {
    const unknown = someDetails({
      page: null,
      userType: null,
      licence: null,
      supportCode: null,
      sid: null,
      time: null,
    });
    expect(valuesOf(unknown)).toEqual({
      ...{ page: 'I don’t know', userType: 'unknown', licence: 'unknown', sid: 'I don’t know' },
      ...{ noSupportCode: 'true', noTime: 'true' },
    });
  });

  it('offers for a choice what the question offers, and that nobody knows', () => {
    const userType = fieldsOf().find(({ name }) => name === 'userType');
    expect(userType?.kind).toBe('choice');
    expect(userType?.choices.map(({ value }) => value)).toEqual([
      ...['federated', 'pass-through', 'password-hash', 'cloud-only', 'unknown'],
    ]);
  });

  it('hides SID and CID behind the words that say when they are needed', () => {
    const hidden = viewForm(aDraft(), formOf(1)).sections.filter(({ isHidden }) => isHidden);
    expect(hidden).toMatchObject([{ opener: 'The page has no support code' }]);
  });

  it('keeps what was typed, and says beside each field what is wrong', () => {
    const typed = { values: { userId: 'ada', page: '' }, problems: { userId: 'Please give the sign-in name.' } };
    const shown = viewForm(aDraft(allDetails), formOf(1), typed);
    const fields = shown.sections.flatMap(({ fields: all }) => all);
    expect(fields.find(({ name }) => name === 'userId')).toMatchObject({
      ...{ value: 'ada', problem: 'Please give the sign-in name.' },
    });
    expect(fields.find(({ name }) => name === 'page')).toMatchObject({ value: '', problem: null });
    expect(fields.find(({ name }) => name === 'problem')).toMatchObject({ value: 'The reset fails.', problem: null });
    expect(shown.lead).toBe('One field needs another look. The others are saved.');
    expect(shown.speak).toContain('One field needs another look.');
    const two = viewForm(aDraft(), formOf(1), { values: {}, problems: { userId: 'x', page: 'y' } });
    expect(two.lead).toMatch(/^2 fields need another look\./);
  });

  it('makes a card that fits and that clients can read', () => {
    const card = caseFormCard(viewForm(aDraft(allDetails), formOf(1)));
    expect(cardBytes(card)).toBeLessThan(maxCardBytes);
    expect(findCardProblems(card)).toEqual([]);
  });
});
