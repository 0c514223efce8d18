import type { AdaptiveCard } from '../../cards/card.ts';
import { caseDraftCard, type CaseDraftData } from '../../cards/case-draft/case-draft.ts';
import { caseFormCard, type CaseFormData, type CaseFormField } from '../../cards/case-form/case-form.ts';
import { caseListCard, type CaseListData } from '../../cards/case-list/case-list.ts';
import { caseCard, type CaseData } from '../../cards/case/case.ts';
import { ownCaseCard, type OwnCaseData } from '../../cards/own-case/own-case.ts';

const form = '3f0d7c1e-8a52-4d0b-9a7e-2b9c6a51f0d4';
const draft = '8f14e45f-ceea-4b7c-8d5e-2f1b6c3a9d07';
const who = '5c1e7a30-9b1d-4f8e-a3d2-7e6f5b4c3d2a';

/** A field that is empty, of each kind. */
export function fieldOf(kind: CaseFormField['kind'], more: Partial<CaseFormField> = {}): CaseFormField {
  const choices = kind === 'choice' ? [{ value: 'one', label: 'Only one person' }] : [];
  return { name: 'field', label: 'A field', hint: '', kind, value: '', choices, problem: null, ...more };
}

/** The form with one field in one part. */
export function formWith(field: CaseFormField, isHidden = false): CaseFormData {
  return { ...caseForm, sections: [{ title: 'Part', isHidden, opener: 'Show it', fields: [field] }] };
}

const problem = fieldOf('prose', { name: 'problem', label: 'What happened', hint: 'In your own words.' });
const userType = fieldOf('choice', {
  name: 'userType',
  label: 'How does the user sign in',
  value: 'federated',
  choices: [
    { value: 'federated', label: 'With AD FS' },
    { value: 'cloud-only', label: 'In the cloud only' },
  ],
});

/** A form with a field of each kind, one thing filled in and one thing wrong. */
export const caseForm: CaseFormData = {
  form,
  draft,
  revision: 3,
  title: 'Details of the case',
  lead: 'Fill in what you know. You can send the case without the rest.',
  sections: [
    {
      title: 'What happened',
      isHidden: false,
      opener: '',
      fields: [
        problem,
        fieldOf('text', {
          name: 'userId',
          label: 'Who is it about',
          value: 'ada',
          problem: 'Please give the sign-in name.',
        }),
        userType,
      ],
    },
    {
      title: 'When',
      isHidden: false,
      opener: '',
      fields: [
        fieldOf('date', { name: 'day', label: 'Day', value: '2026-03-14' }),
        fieldOf('time', { name: 'clock', label: 'Time', value: '09:26' }),
        fieldOf('switch', { name: 'licence', label: 'The user has a license', value: 'true' }),
      ],
    },
    {
      title: 'Instead of a support code',
      isHidden: true,
      opener: 'The page has no support code',
      fields: [fieldOf('text', { name: 'sid', label: 'SID', hint: 'Press F12 to find it.' })],
    },
  ],
  speak: 'A form for the details of the case.',
};

/** A draft with a long answer, a short one and something missing. */
export const caseDraft: CaseDraftData = {
  form,
  draft,
  revision: 3,
  title: 'Your case so far',
  meter: '9 of 12 details',
  percent: 75,
  missing: [{ label: 'Time zone', why: 'Microsoft looks the failure up by the minute.' }],
  answers: [
    { label: 'What happened', value: 'The reset failed.\nThen it failed again.' },
    { label: 'Page', value: 'Security info' },
  ],
  found: ['SSPR_0029', 'Tried: restore connectivity'],
  state: 'open',
  note: '',
  hasQuestions: true,
  speak: 'Your case has 9 of 12 details.',
};

const asked = { when: '14 Mar, 10:05', what: 'Grace asked', text: 'Does it fail for others?' };

/** A case with everything that can be done in some status. */
export const aCase: CaseData = {
  form,
  case: 1042,
  revision: 4,
  title: 'Case 1042: the on-premises policy refused the password',
  status: 'New · nobody has it',
  ticket: null,
  facts: [{ label: 'Priority', value: '3 · one person, blocked' }],
  meter: '9 of 12 details',
  missing: ['Time zone', 'Licence'],
  tried: ['SSPR_0029: password policy', 'Restore connectivity: stopped at step 2'],
  history: [{ when: '14 Mar, 09:30', what: 'Opened', text: '' }, asked],
  undelivered: 'ServiceNow did not answer since 09:31.',
  can: ['claim', 'assign', 'ask', 'note', 'resolve', 'close', 'copy', 'retry'],
  people: [{ id: who, name: 'Grace Hopper' }],
  speak: 'Case 1042, new.',
};

/** A case that waits for its requester. */
export const ownCase: OwnCaseData = {
  form,
  case: 1042,
  revision: 4,
  title: 'Your case 1042',
  status: 'Waiting for your answer',
  message: 'Does it fail for others?\nPlease ask one of them to try.',
  facts: [{ label: 'Who looks after it', value: 'Grace' }],
  history: [{ when: '14 Mar, 09:30', what: 'Opened', text: '' }, asked],
  can: ['answer', 'close'],
  answerLabel: 'Your answer',
  speak: 'Grace has a question about your case 1042.',
};

/** A case and a draft to go on with. */
export const caseList: CaseListData = {
  form,
  title: 'Your cases',
  items: [
    { case: 1042, revision: 4, label: 'Case 1042: the policy refused it', status: 'Waiting for your answer' },
    { draft, label: 'Draft of 14 March', status: '9 of 12 details' },
  ],
  rest: 'There are 3 more: say “case” and the number.',
  speak: 'You have one case and one draft.',
};

const everything = ['claim', 'assign', 'ask', 'note', 'resolve', 'close', 'reopen', 'copy', 'retry'] as const;

/** Every card of a case as it is shown, by name. */
export const caseCards = {
  'form of a case': caseFormCard(caseForm),
  draft: caseDraftCard(caseDraft),
  'draft without questions': caseDraftCard({ ...caseDraft, hasQuestions: false, missing: [], percent: 100 }),
  'draft that was sent': caseDraftCard({ ...caseDraft, state: 'sent', note: 'Sent as case 1042.' }),
  'draft that was withdrawn': caseDraftCard({ ...caseDraft, state: 'withdrawn', note: 'Withdrawn.' }),
  'draft with nothing in it': caseDraftCard({ ...caseDraft, answers: [], found: [], percent: 0 }),
  case: caseCard(aCase),
  'case with every button': caseCard({ ...aCase, can: everything }),
  'case that is closed': caseCard({ ...aCase, can: ['reopen', 'copy'], undelivered: null }),
  'case to look at': caseCard({ ...aCase, can: [], facts: [], missing: [], tried: [], history: [] }),
  'own case': ownCaseCard(ownCase),
  'own case that was resolved': ownCaseCard({ ...ownCase, can: ['answer', 'close', 'reopen'] }),
  'own case to look at': ownCaseCard({ ...ownCase, message: '', facts: [], history: [], can: [] }),
  'list of cases': caseListCard(caseList),
  'list of one case': caseListCard({ ...caseList, items: caseList.items.slice(0, 1), rest: '' }),
} satisfies Record<string, AdaptiveCard>;

type Place = (text: string) => AdaptiveCard;

const places = <Data>(name: string, card: (data: Data) => AdaptiveCard, make: Record<string, (text: string) => Data>) =>
  Object.entries(make).map(([place, data]): [string, Place] => [`${name}, ${place}`, (text) => card(data(text))]);

const event = { when: 'now', what: 'Asked', text: 'Why?' };

/** Every place of these cards that shows text from data: the card with that text in that place. */
export const casePlaces: Record<string, Place> = Object.fromEntries([
  ...places<CaseFormData>('form', caseFormCard, {
    title: (title) => ({ ...caseForm, title }),
    lead: (lead) => ({ ...caseForm, lead }),
    'part title': (title) => ({
      ...caseForm,
      sections: caseForm.sections.slice(0, 1).map((part) => ({ ...part, title })),
    }),
    value: (value) => formWith(fieldOf('text', { value })),
    'long value': (value) => formWith(fieldOf('prose', { value })),
    problem: (wrong) => formWith(fieldOf('text', { problem: wrong })),
  }),
  ...places<CaseDraftData>('draft', caseDraftCard, {
    title: (title) => ({ ...caseDraft, title }),
    meter: (meter) => ({ ...caseDraft, meter }),
    note: (note) => ({ ...caseDraft, note }),
    'missing label': (label) => ({ ...caseDraft, missing: [{ label, why: 'why' }] }),
    'missing why': (why) => ({ ...caseDraft, missing: [{ label: 'label', why }] }),
    'answer label': (label) => ({ ...caseDraft, answers: [{ label, value: 'value' }] }),
    'answer value, lines': (value) => ({ ...caseDraft, answers: [{ label: 'label', value }] }),
    found: (found) => ({ ...caseDraft, found: [found] }),
  }),
  ...places<CaseData>('case', caseCard, {
    title: (title) => ({ ...aCase, title }),
    status: (status) => ({ ...aCase, status }),
    'fact label': (label) => ({ ...aCase, facts: [{ label, value: 'value' }] }),
    'fact value': (value) => ({ ...aCase, facts: [{ label: 'label', value }] }),
    meter: (meter) => ({ ...aCase, meter }),
    missing: (missing) => ({ ...aCase, missing: ['before', missing] }),
    tried: (tried) => ({ ...aCase, tried: [tried] }),
    'history when': (when) => ({ ...aCase, history: [{ ...event, when }] }),
    'history what': (what) => ({ ...aCase, history: [{ ...event, what }] }),
    'history text': (text) => ({ ...aCase, history: [{ ...event, text }] }),
    'undelivered, lines': (undelivered) => ({ ...aCase, undelivered }),
  }),
  ...places<OwnCaseData>('own case', ownCaseCard, {
    title: (title) => ({ ...ownCase, title }),
    status: (status) => ({ ...ownCase, status }),
    'message, lines': (message) => ({ ...ownCase, message }),
    'fact label': (label) => ({ ...ownCase, facts: [{ label, value: 'value' }] }),
    'fact value': (value) => ({ ...ownCase, facts: [{ label: 'label', value }] }),
    'history when': (when) => ({ ...ownCase, history: [{ ...event, when }] }),
    'history what': (what) => ({ ...ownCase, history: [{ ...event, what }] }),
    'history text': (text) => ({ ...ownCase, history: [{ ...event, text }] }),
    'answer label': (answerLabel) => ({ ...ownCase, answerLabel }),
  }),
  ...places<CaseListData>('list', caseListCard, {
    title: (title) => ({ ...caseList, title }),
    'item label': (label) => ({ ...caseList, items: [{ draft, label, status: 'status' }] }),
    'item status': (status) => ({ ...caseList, items: [{ draft, label: 'label', status }] }),
    rest: (rest) => ({ ...caseList, rest }),
  }),
]);

/** Every place of these cards that has a limit of its own, or shows text only once somebody presses something. */
export const hiddenPlaces: Record<string, Place> = {
  'form, field label': (text) => caseFormCard(formWith(fieldOf('text', { label: text.slice(0, 120) }))),
  'form, field hint': (text) => caseFormCard(formWith(fieldOf('text', { hint: text.slice(0, 300) }))),
  'form, opener': (opener) =>
    caseFormCard({
      ...formWith(fieldOf('text'), true),
      ...{ sections: [{ title: 'Part', isHidden: true, opener, fields: [fieldOf('text')] }] },
    }),
  'form, choice': (text) =>
    caseFormCard(formWith(fieldOf('choice', { choices: [{ value: 'one', label: text.slice(0, 120) }] }))),
  'case, person': (name) => caseCard({ ...aCase, people: [{ id: who, name }] }),
};
