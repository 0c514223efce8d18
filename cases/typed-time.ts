/** A day of the calendar. */
export interface CalendarDay {
  readonly year: number;
  /** From 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** What somebody has written for a moment. */
export type TypedTime =
  /** A moment that holds everywhere; milliseconds since 1970. */
  | { readonly kind: 'instant'; readonly at: number; readonly hasSeconds: boolean }
  /** So many minutes before now. */
  | { readonly kind: 'ago'; readonly minutes: number }
  /** What calendar and clock showed, as far as it was written. `days` counts back from today. */
  | {
      readonly kind: 'clock';
      readonly day: CalendarDay | { readonly days: number } | undefined;
      /** `14:05`, or with seconds. */
      readonly clock: string | undefined;
    }
  /** A date whose day and month may be either way round. */
  | { readonly kind: 'either-order' };

/** Which of two numbers in a date with slashes comes first. */
export type DateOrder = 'day' | 'month' | undefined;

/** Longest text that can be a moment, in characters. */
const longestTyped = 80;

/** Reads date and time as people write them in English, German, French, Spanish and Portuguese, or paste them; undefined when it is none. */
export function readTypedTime(text: string, order: DateOrder): TypedTime | undefined {
  if (text.length > longestTyped) return undefined;
  const plain = simplify(text);
  return readInstant(plain) ?? readAgo(plain) ?? readClock(plain, order);
}

/** Small letters without accents, one blank between words, and without what stands before a time in a paste. */
function simplify(text: string): string {
  return (
    text
      // Windows puts invisible direction marks around parts of a date.
      .replace(/[\u200e\u200f]/g, '')
      .replace(/’/g, "'")
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[\s,]+/g, ' ')
      .replace(/^ ?(?:date and time|date|time|logged|datum|fecha|data) ?: ?/, '')
      .replace(/[.!]? ?$/, '')
      .trim()
  );
}

const isoInstant = /^(20\d\d-\d\d-\d\d)[t ](\d\d:\d\d(:\d\d)?)(?:\.\d{1,9})? ?(?:z|utc|gmt|([+-]\d\d):?(\d\d))$/;

function readInstant(text: string): TypedTime | undefined {
  const [, date = '', clock = '', seconds, hours = '+00', minutes = '00'] = isoInstant.exec(text) ?? [];
  const at = isCalendarDate(date) ? Date.parse(`${date}T${clock}${hours}:${minutes}`) : NaN;
  return Number.isNaN(at) ? undefined : { kind: 'instant', at, hasSeconds: seconds !== undefined };
}

const nowWords =
  /^(?:(?:just |right )?now|jetzt|gerade(?: eben)?|eben|soeben|maintenant|a l'instant|ahora(?: mismo)?|agora(?: mesmo)?)$/;
const agoForms = [
  /^(?:about )?(\d{1,3}|an?|one) (minute|min|hour|hr|h)s? ago$/,
  /^vor (?:etwa )?(\d{1,3}|einer) (minute|min|stunde|std|h)n?$/,
  /^il y a (?:environ )?(\d{1,3}|une) (minute|min|heure|h)s?$/,
  /^hace (?:unos )?(\d{1,3}|un|una) (minuto|min|hora|h)s?$/,
  /^ha (?:cerca de )?(\d{1,3}|um|uma) (minuto|min|hora|h)s?$/,
];

function readAgo(text: string): TypedTime | undefined {
  if (nowWords.test(text)) return { kind: 'ago', minutes: 0 };
  const [, count = '', unit = ''] = agoForms.map((form) => form.exec(text)).find((found) => found !== null) ?? [];
  if (unit === '') return undefined;
  const many = /\d/.test(count) ? Number(count) : 1;
  return { kind: 'ago', minutes: unit.startsWith('m') ? many : many * 60 };
}

/** Hours with minutes, `9 am`, `14 uhr`, `14h05`: one expression each, so that a number of a date is never taken for an hour. */
const clockForms = [
  /(?:^|[ t])(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)? ?([ap]\.? ?m\b\.?)?(?: ?(?:uhr|hrs?|hs?))?(?= |$)/,
  /(?:^| )(\d{1,2})\.(\d\d)() ?([ap]\.? ?m\b\.?)?(?: uhr)(?= |$)/,
  /(?:^| )(\d{1,2})()() ?([ap]\.? ?m\b\.?)(?= |$)/,
  /(?:^| )(\d{1,2})()()()(?: uhr)(?= |$)/,
  /(?:^| )(\d{1,2}) ?h ?(\d\d)?()()(?= |$)/,
];

function readClock(text: string, order: DateOrder): TypedTime | undefined {
  const found = clockForms.map((form) => form.exec(text)).find((match) => match !== null);
  if (!found) return onDay(text, undefined, order);
  const clock = clockOf(found);
  if (clock === undefined) return undefined;
  const rest = withoutFiller(text.replace(found[0], ' ').replace(/ +/g, ' ').trim());
  return rest === '' ? { kind: 'clock', day: undefined, clock } : onDay(rest, clock, order);
}

function onDay(text: string, clock: string | undefined, order: DateOrder): TypedTime | undefined {
  const day = readDay(withoutFiller(text), order);
  if (day === undefined || day === 'either-order') return day && { kind: day };
  return { kind: 'clock', day, clock };
}

function clockOf([, hour, minute, second, half = '']: RegExpExecArray): string | undefined {
  const hours = hourOf(Number(hour), half[0]);
  const parts = [hours, Number(minute ?? 0), ...(second ? [Number(second)] : [])];
  const isReal = hours < 24 && parts.slice(1).every((part) => part < 60);
  return isReal ? parts.map(twoDigits).join(':') : undefined;
}

/** The hour of 24; above 23 when there is none, as for 14 am. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour > 12) return half === 'p' ? hour : 24;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

const weekdays =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|' +
  'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|' +
  'lunes|martes|miercoles|jueves|viernes|sabado|domingo|(?:segunda|terca|quarta|quinta|sexta)-feira';
const leading = new RegExp(`^(?:(?:${weekdays}|on|am|den|le|el|em|no dia|dia)\\.? )+`);
const trailing = /(?: (?:at|um|gegen|a|a las|a la|as|@|-|around|about))+$/;

function withoutFiller(text: string): string {
  return text
    .replace(leading, '')
    .replace(trailing, '')
    .replace(/^(?:at|um|gegen|a las|a la|a|as|@|around|about)(?: |$)/, '');
}

const dayWords: readonly (readonly [RegExp, number])[] = [
  [/^(?:today|heute|aujourd'hui|hoy|hoje)$/, 0],
  [/^(?:yesterday|gestern|hier|ayer|ontem)$/, 1],
  [/^(?:the )?(?:day before yesterday|vorgestern|avant-hier|anteayer|anteontem)$/, 2],
];

const daysAgo = /^(?:vor |il y a |hace |ha )?(\d{1,2}) (?:days? ago|tag(?:en)?|jours?|dias?)$/;

function readDay(text: string, order: DateOrder): CalendarDay | { readonly days: number } | 'either-order' | undefined {
  const word = dayWords.find(([form]) => form.test(text));
  if (word) return { days: word[1] };
  const [, days] = daysAgo.exec(text) ?? [];
  return days === undefined ? (readNamedMonth(text) ?? readNumbers(text, order)) : { days: Number(days) };
}

/** What a month begins with in the five languages, without accents. */
const monthStarts = [
  /^(?:jan|ene)/,
  /^(?:feb|fev)/,
  /^mar/,
  /^(?:apr|avr|abr)/,
  /^(?:may|mai)/,
  /^(?:jun|juin)/,
  /^(?:jul|juil)/,
  /^(?:aug|aou|ago)/,
  /^(?:sep|set)/,
  /^(?:oct|okt|out)/,
  /^nov/,
  /^(?:dec|dez|dic)/,
];

function readNamedMonth(text: string): CalendarDay | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?(?: of | de |[ -])?([a-z]{3,10})\.?(?: de)?[ -](\d{4})$/.exec(text);
  const monthFirst = /^([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/.exec(text);
  const [day, name = '', year] = dayFirst?.slice(1) ?? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = monthStarts.findIndex((start) => start.test(name)) + 1;
  return calendarDay(Number(year), month, Number(day));
}

function readNumbers(text: string, order: DateOrder): CalendarDay | 'either-order' | undefined {
  const [, ...yearFirst] = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? [];
  if (yearFirst.length > 0) return calendarDay(Number(yearFirst[0]), Number(yearFirst[2]), Number(yearFirst[3]));
  const [, one, sign, two, last] = /^(\d{1,2})([-./])(\d{1,2})\2(\d{2}|\d{4})$/.exec(text) ?? [];
  const year = Number(last) < 100 ? 2000 + Number(last) : Number(last);
  const dayFirst = calendarDay(year, Number(two), Number(one));
  // Nobody writes the month first with full stops.
  const monthFirst = sign === '.' ? undefined : calendarDay(year, Number(one), Number(two));
  return one === two ? dayFirst : decide(dayFirst, monthFirst, order);
}

function decide(
  dayFirst: CalendarDay | undefined,
  monthFirst: CalendarDay | undefined,
  order: DateOrder,
): CalendarDay | 'either-order' | undefined {
  if (!dayFirst || !monthFirst) return dayFirst ?? monthFirst;
  if (order === undefined) return 'either-order';
  return order === 'day' ? dayFirst : monthFirst;
}

/** A day that the calendar has, in this century. */
function calendarDay(year: number, month: number, day: number): CalendarDay | undefined {
  const date = [year, month, day].map(twoDigits).join('-');
  return isCalendarDate(date) ? { year, month, day } : undefined;
}

function isCalendarDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  // February 30 is read as March 2.
  return /^20\d\d-/.test(date) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
