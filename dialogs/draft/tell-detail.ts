import { valueOf, type CaseDetails, type DetailName } from '../../cases/details.ts';
import { describeTime } from '../../cases/local-time.ts';
import { detailQuestions } from './detail-questions.ts';

/** A detail that was given, in words; undefined where it was not. */
export function tellDetail(details: CaseDetails, name: DetailName): string | undefined {
  const value = valueOf(details, name);
  if (value === undefined) return undefined;
  if (name === 'time') return tellWhen(value, valueOf(details, 'zone'));
  return detailQuestions[name].choices?.find((choice) => choice.value === value)?.label ?? value;
}

function tellWhen(time: string, zone: string | undefined): string {
  return zone === undefined ? `${time.replace('T', ' ')}, time zone not known` : describeTime(time, zone);
}
