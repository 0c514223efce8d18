/** An event that a line of prose names by its number and its source. */
export interface NamedEvent {
  readonly id: string;
  readonly provider: string;
  /** What the line says behind the two. */
  readonly text: string;
}

/** Sources of the synchronization server that are named in prose; of other sources a number beside a word would be a guess. */
const providers = ['PasswordResetService', 'ADSync', 'Directory Synchronization'];
const event = String.raw`(?:event|ereignis|événement|evento|イベント)(?:[ -]?id)?[ :#]{0,3}`;
const provider = String.raw`["'(]?(?:${providers.join('|')})["')]?`;
const gap = '[,: –-]{1,3}';
const start = String.raw`^[\s>*•-]{0,20}(?:(?:error|warning|information)[,: ]{1,2})?`;
const end = String.raw`\s{0,9}(?:[:,.–-](?<text>.*))?$`;
const patterns = [
  new RegExp(String.raw`${start}${event}(?<id>\d{1,5})${gap}(?<provider>${provider})${end}`, 'isu'),
  new RegExp(String.raw`${start}(?<provider>${provider})${gap}${event}(?<id>\d{1,5})${end}`, 'isu'),
];

/** Reads a line such as `Event 33004, PasswordResetService`, with or without the message behind it. */
export function readNamedEvent(line: string): NamedEvent | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(line);
    if (!found) continue;
    const { id, provider, text = '' } = found.groups as { id: string; provider: string; text?: string };
    const name = providers.find((known) => provider.toLowerCase().includes(known.toLowerCase()));
    return { id, provider: String(name), text: text.trim() };
  }
  return undefined;
}
