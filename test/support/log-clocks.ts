/** How a culture of Windows writes a date and a time. */
export type DateStyle = 'us' | 'gb' | 'de' | 'nl' | 'jp' | 'iso' | 'kr' | 'tw';

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock in a zone shows at a moment, both in milliseconds since 1970, as if what it shows were UTC; to the second. */
export function wallClock(at: number, zone: string): number {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
  formats.set(zone, format);
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
}

/** A moment as a culture writes it, on the clocks of a zone. */
export function writeLocalTime(at: number, zone: string, style: DateStyle): string {
  const shown = new Date(wallClock(at, zone)).toISOString();
  const [year = '', month = '', day = ''] = shown.slice(0, 10).split('-');
  const time = shown.slice(11, 19);
  const hours = Number(time.slice(0, 2));
  const half = (before: string, after: string): string => (hours < 12 ? before : after);
  const twelve = `${String(hours % 12 === 0 ? 12 : hours % 12)}${time.slice(2)}`;
  const written: Readonly<Record<DateStyle, string>> = {
    us: `${String(Number(month))}/${String(Number(day))}/${year} ${twelve} ${half('AM', 'PM')}`,
    gb: `${day}/${month}/${year} ${time}`,
    de: `${day}.${month}.${year} ${time}`,
    nl: `${String(Number(day))}-${String(Number(month))}-${year} ${time}`,
    jp: `${year}/${month}/${day} ${time}`,
    iso: `${year}-${month}-${day} ${time}`,
    kr: `${year}-${month}-${day} ${half('오전', '오후')} ${twelve}`,
    tw: `${year}/${month}/${day} ${half('上午', '下午')} ${twelve.padStart(8, '0')}`,
  };
  return written[style];
}
