import { detailNames, valueOf, type CaseDetails, type DetailName } from '../../cases/details.ts';
import { formFields } from './form-view.ts';
import { readAnswer, type AnswerContext, type AnswerRead } from './read-answer.ts';

/** What came back from a form: every field by its name. */
export type FormValues = Readonly<Record<string, unknown>>;

/** What a form was read with; `isStale` says that the draft has changed since the form was drawn. */
export interface FormContext extends Omit<AnswerContext, 'details'> {
  readonly details: CaseDetails;
  readonly isStale: boolean;
}

/** The details after the form, with every field that could be read, and what is wrong with the others. */
export interface FormRead {
  readonly details: CaseDetails;
  readonly problems: Readonly<Record<string, string>>;
}

/** Reads a form by the same rules as what is typed in the conversation. */
export function readForm(values: FormValues, context: FormContext): FormRead {
  // The time is read in its zone, so that comes first.
  const order = [...detailNames.filter((name) => name !== 'time'), 'time' as const];
  return order.reduce<FormRead>((read, name) => readField(name, values, { ...context, details: read.details }, read), {
    details: context.details,
    problems: {},
  });
}

function readField(name: DetailName, values: FormValues, context: FormContext, before: FormRead): FormRead {
  const typed = name === 'time' ? typedTime(values, context.details) : textIn(values, name);
  // A client may leave out what was not filled in: only an empty text says that something was emptied.
  if (typed === undefined) return before;
  // What was answered since the form was drawn is newer than what stands in it.
  if (context.isStale && context.details[name] !== undefined) return before;
  if (isMarkedUnknown(name, values, typed)) return put(before, { [name]: { state: 'unknown' } });
  if (typed === '') return { ...before, details: without(before.details, name) };
  const read: AnswerRead = readAnswer(name, typed, context);
  if (read.ok) return put(before, read.brings);
  return { ...before, problems: { ...before.problems, [fieldOf(name, values)]: read.problem } };
}

function put({ details, problems }: FormRead, brings: CaseDetails): FormRead {
  return { details: { ...details, ...brings }, problems };
}

function without(details: CaseDetails, name: DetailName): CaseDetails {
  return Object.fromEntries(Object.entries(details).filter(([given]) => given !== name));
}

function textIn(values: FormValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : undefined;
}

/** What somebody has given counts more than a mark that says that nobody knows it. */
function isMarkedUnknown(name: DetailName, values: FormValues, typed: string): boolean {
  const mark = name === 'time' ? formFields.noTime : name === 'supportCode' ? formFields.noSupportCode : undefined;
  return mark !== undefined && typed === '' && textIn(values, mark) === 'true';
}

/** Date and time of day as one; a half alone is read as such, and its other half is asked for. */
function typedTime(values: FormValues, details: CaseDetails): string | undefined {
  const [date, clock] = [textIn(values, formFields.date), textIn(values, formFields.clock)];
  if (date === undefined && clock === undefined) return undefined;
  const typed = [date, clock].filter(Boolean).join(' ');
  // The form shows no seconds: whoever leaves it as it is has not taken them back.
  const before = valueOf(details, 'time')?.replace('T', ' ');
  return before !== undefined && typed.length === 16 && before.startsWith(typed) ? before : typed;
}

/** The field beside which a problem stands: of the time, the half that is missing. */
function fieldOf(name: DetailName, values: FormValues): string {
  if (name !== 'time') return name;
  return textIn(values, formFields.date) ? formFields.clock : formFields.date;
}
