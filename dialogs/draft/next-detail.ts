import { detailNames, isAskedFor, type CaseDetails, type DetailName } from '../../cases/details.ts';
import type { Role } from '../conversation-state.ts';
import { detailQuestions } from './detail-questions.ts';

/** The first question that nobody has answered, after one that was just asked if given; undefined when none is left. */
export function nextDetail(details: CaseDetails, role: Role | null, after?: DetailName): DetailName | undefined {
  const from = after === undefined ? 0 : detailNames.indexOf(after) + 1;
  return detailNames.slice(from).find((name) => details[name] === undefined && isAsked(name, details, role));
}

/** The question before another one, whether it was answered or not; undefined before the first. */
export function previousDetail(details: CaseDetails, role: Role | null, before: DetailName): DetailName | undefined {
  return detailNames.slice(0, detailNames.indexOf(before)).findLast((name) => isAsked(name, details, role));
}

function isAsked(name: DetailName, details: CaseDetails, role: Role | null): boolean {
  // A zone without a time says nothing.
  if (name === 'zone' && details.time?.state !== 'given') return false;
  return isAskedFor(name, details) && (role !== 'requester' || detailQuestions[name].isForRequester);
}
