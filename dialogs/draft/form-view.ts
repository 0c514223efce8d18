import type { CaseFormData, CaseFormField } from '../../cards/case-form/case-form.ts';
import { detailTexts } from '../../cases/detail-texts.ts';
import { valueOf, type CaseDetails, type DetailName } from '../../cases/details.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import { detailQuestions } from './detail-questions.ts';

/** What was typed into the form before it is shown again, and what is wrong with it, by field. */
export interface FormTyped {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
}

/** What the form says for "I don't know": as a choice, and as text. */
export const unknownChoice = 'unknown';
const unknownText = 'I don’t know';

/** Fields that stand for something else than a detail of the same name: the two halves of a time, and what nobody knows. */
export const formFields = { date: 'date', clock: 'clock', noTime: 'noTime', noSupportCode: 'noSupportCode' } as const;

/** Turns a draft into the data of its form. */
export function viewForm(draft: CaseDraft, form: string, typed?: FormTyped): CaseFormData {
  const title = 'The details of your case';
  const lead =
    'Fill in what you know, and leave the rest open. Write “I don’t know” where nobody knows. Everything can be changed until you send the case.';
  const wrong = Object.keys(typed?.problems ?? {}).length;
  return {
    form,
    draft: draft.id,
    revision: draft.revision,
    title,
    lead: wrong === 0 ? lead : `${countWrong(wrong)} The others are saved.`,
    sections: sectionsOf(draft.details).map((section) => ({
      ...section,
      fields: section.fields.map((field) => withTyped(field, typed)),
    })),
    speak: wrong === 0 ? `${title}. ${lead}` : `${title}. ${countWrong(wrong)}`,
  };
}

function countWrong(wrong: number): string {
  return wrong === 1 ? 'One field needs another look.' : `${String(wrong)} fields need another look.`;
}

function withTyped(field: CaseFormField, typed: FormTyped | undefined): CaseFormField {
  if (!typed) return field;
  const value = typed.values[field.name] ?? field.value;
  return { ...field, value, problem: typed.problems[field.name] ?? null };
}

const open = { isHidden: false, opener: '' } as const;

function sectionsOf(details: CaseDetails): CaseFormData['sections'][number][] {
  return [
    { ...open, title: 'What happened', fields: ['problem', 'expected', 'reproduce'].map(proseIn(details)) },
    {
      ...open,
      title: 'Where',
      fields: [text(details, 'page'), text(details, 'screenshot'), text(details, 'supportCode')],
    },
    {
      title: 'Without a support code',
      isHidden: true,
      opener: 'The page has no support code',
      fields: [noSupportCode(details), text(details, 'sid'), text(details, 'cid')],
    },
    { ...open, title: 'When', fields: whenFields(details) },
    {
      ...open,
      title: 'Who',
      fields: [text(details, 'userId'), choice(details, 'userType'), choice(details, 'licence')],
    },
    { ...open, title: 'The sync server', fields: [text(details, 'eventLog')] },
    { ...open, title: 'How pressing it is', fields: [choice(details, 'impact'), choice(details, 'urgency')] },
  ];
}

const proseIn = (details: CaseDetails) => (name: string) => ({
  ...text(details, name as DetailName),
  kind: 'prose' as const,
});

function text(details: CaseDetails, name: DetailName): CaseFormField {
  const isUnknown = details[name]?.state === 'unknown';
  // That there is no support code has a switch of its own.
  const value = isUnknown && name !== 'supportCode' ? unknownText : (valueOf(details, name) ?? '');
  return {
    name,
    label: detailTexts[name].label,
    hint: hints[name] ?? '',
    kind: 'text',
    value,
    choices: [],
    problem: null,
  };
}

const hints: Readonly<Partial<Record<DetailName, string>>> = {
  problem: 'What the error says, and how it behaves.',
  reproduce: 'The steps, from the page that you open to the error.',
  page: 'Its address, or its name.',
  screenshot: 'Where it is, such as a folder or a mail.',
  // "Contact Microsoft support" in Troubleshoot self-service password reset writeback, 2024-06-21.
  supportCode: 'The GUID behind the Support code link at the bottom of the page.',
  sid: 'With the error on the screen press F12, and search for SID.',
  cid: 'With the error on the screen press F12, and search for CID.',
  zone: 'A city is enough, such as Berlin or New York.',
  userId: 'The sign-in name of the person whose reset failed, such as user@contoso.com.',
  eventLog: 'Where the zipped Application event log is, if the fault is on-premises.',
};

function choice(details: CaseDetails, name: DetailName): CaseFormField {
  const choices = (detailQuestions[name].choices ?? []).map(({ value, label }) => ({ value, label }));
  return {
    ...text(details, name),
    kind: 'choice',
    value: details[name]?.state === 'unknown' ? unknownChoice : (valueOf(details, name) ?? ''),
    choices: [...choices, { value: unknownChoice, label: unknownText }],
  };
}

function noSupportCode(details: CaseDetails): CaseFormField {
  const label = 'The page has no support code';
  const value = String(details.supportCode?.state === 'unknown');
  return { name: formFields.noSupportCode, label, hint: '', kind: 'switch', value, choices: [], problem: null };
}

function whenFields(details: CaseDetails): CaseFormField[] {
  const [date = '', clock = ''] = (valueOf(details, 'time') ?? '').split('T');
  const plain = { hint: '', choices: [], problem: null };
  const isUnknown = String(details.time?.state === 'unknown');
  return [
    { ...plain, name: formFields.date, label: 'Date', kind: 'date', value: date },
    { ...plain, name: formFields.clock, label: 'Time', kind: 'time', value: clock.slice(0, 5) },
    text(details, 'zone'),
    { ...plain, name: formFields.noTime, label: 'Nobody knows when it was', kind: 'switch', value: isUnknown },
  ];
}
