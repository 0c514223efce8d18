import type { CaseDraftData } from '../../cards/case-draft/case-draft.ts';
import { shorten } from '../../cards/shorten.ts';
import { completeness, type MissingDetail } from '../../cases/completeness.ts';
import { detailTexts } from '../../cases/detail-texts.ts';
import { detailNames, type CaseDetails } from '../../cases/details.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import type { CaseEvidence } from '../../cases/evidence.ts';
import { subjectOf } from '../case/case-texts.ts';
import { tellDetail } from './tell-detail.ts';

/** What one showing of a draft adds to the draft itself. */
export interface DraftShowing {
  readonly form: string;
  readonly state: CaseDraftData['state'];
  /** What became of a draft that is no longer open; empty else. */
  readonly note: string;
  readonly hasQuestions: boolean;
}

/** Room for one answer and for one line of what was found, in characters: the form holds them whole. */
const longestAnswer = 280;
const longestLine = 200;
const mostLines = 12;

/** Turns a draft into the data of its card. */
export function viewDraft(draft: CaseDraft, { form, state, note, hasQuestions }: DraftShowing): CaseDraftData {
  const { asked, given, missing } = completeness(draft.details);
  // What somebody has written may end as a sentence does; a heading does not.
  const title = `Your case: ${subjectOf(draft).replace(/[.!]+$/, '')}`;
  const meter = `${String(given)} of ${String(asked)} details`;
  return {
    form,
    draft: draft.id,
    revision: draft.revision,
    title,
    meter,
    // As much as is known: what nobody knows is answered, and helps no more than what was not.
    percent: Math.round((100 * given) / asked),
    missing: missing.map(viewMissing),
    answers: viewAnswers(draft.details),
    found: viewFound(draft.evidence),
    state,
    note,
    hasQuestions,
    speak: [`${title}. ${meter}.`, note].filter(Boolean).join(' '),
  };
}

function viewMissing({ label, why, state }: MissingDetail): CaseDraftData['missing'][number] {
  return { label: state === 'unknown' ? `${label} (not known)` : label, why };
}

function viewAnswers(details: CaseDetails): { label: string; value: string }[] {
  // The zone stands beside the time.
  const isShown = (name: string): boolean => name !== 'zone' || details.time?.state !== 'given';
  return detailNames.filter(isShown).flatMap((name) => {
    const value = tellDetail(details, name);
    return value === undefined ? [] : [{ label: detailTexts[name].label, value: shorten(value, longestAnswer) }];
  });
}

const verdictWords = { helped: ' (it helped)', failed: ' (it did not help)' } as const;

function viewFound({ codes, articles, runbooks, facts }: CaseEvidence): string[] {
  const lines = [
    ...(codes.length > 0 ? [`Codes: ${codes.join(', ')}`] : []),
    ...articles.map(({ title, verdict }) => `Answer shown: ${title}${verdict === null ? '' : verdictWords[verdict]}`),
    ...runbooks.map(({ title, result, steps }) => `Steps: ${title}, ${countSteps(steps.length)}. ${result}`),
    ...facts.map(({ label, value }) => `${label}: ${value}`),
  ];
  const left = lines.length - mostLines;
  const shown = lines.slice(0, mostLines).map((line) => shorten(line, longestLine));
  return left > 0 ? [...shown, `${String(left)} more`] : shown;
}

function countSteps(count: number): string {
  return count === 1 ? '1 step' : `${String(count)} steps`;
}
