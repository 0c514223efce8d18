import type { EventLevel } from '../../eventlog/event-record.ts';
import type { DescribedEvent } from './evtx-writer.ts';
import { writeLocalTime, type DateStyle } from './log-clocks.ts';

/** Where and how times without a zone are written. */
export interface LocalStyle {
  /** IANA name. */
  readonly zone: string;
  readonly style: DateStyle;
}

/** The message of a described event: its strings, one a line. */
export const messageOf = ({ strings }: DescribedEvent): string => strings.join('\n');

const numbers: Readonly<Record<EventLevel, number>> = { critical: 1, error: 2, warning: 3, information: 4, verbose: 5 };
const wordOf = ({ level }: DescribedEvent): string => level.slice(0, 1).toUpperCase() + level.slice(1);

/** What Event Viewer saves as XML: a list with the messages. */
export function writeViewerXml(events: readonly DescribedEvent[]): string {
  return `\ufeff<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>${events.map((event) => writeXmlEvent(event, true)).join('')}</Events>`;
}

/** What `wevtutil qe /f:xml` prints: one event after the other, without a list around them. */
export function writeWevtutilXml(events: readonly DescribedEvent[]): string {
  return events.map((event) => `${writeXmlEvent(event, false)}\r\n`).join('');
}

/** One event as XML, with its message or without. */
export function writeXmlEvent(event: DescribedEvent, hasMessage: boolean): string {
  const { provider, id, level, at, channel, computer, recordId, strings } = event;
  const time = new Date(at).toISOString().replace('Z', '4567Z');
  const message = `<RenderingInfo Culture='de-DE'><Message>${escapeXml(messageOf(event))}</Message><Level>Stufe</Level></RenderingInfo>`;
  return [
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>",
    `<Provider Name='${escapeXml(provider)}'/><EventID Qualifiers='49152'>${String(id)}</EventID><Version>0</Version>`,
    `<Level>${String(numbers[level])}</Level><Task>0</Task><Keywords>0x80000000000000</Keywords>`,
    `<TimeCreated SystemTime='${time}'/><EventRecordID>${String(recordId)}</EventRecordID><Correlation/>`,
    `<Channel>${escapeXml(channel)}</Channel><Computer>${escapeXml(computer)}</Computer><Security/></System>`,
    `<EventData>${strings.map((text) => `<Data>${escapeXml(hasMessage ? 'other' : text)}</Data>`).join('')}</EventData>`,
    `${hasMessage ? message : ''}</Event>`,
  ].join('');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>'"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

/** What Event Viewer saves as CSV or, with tabs, as text; six columns under five names. */
export function writeViewerTable(events: readonly DescribedEvent[], local: LocalStyle, delimiter: ',' | '\t'): string {
  const quote = (text: string): string => (/[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = events.map((event) =>
    [
      wordOf(event),
      writeLocalTime(event.at, local.zone, local.style),
      event.provider,
      String(event.id),
      'None',
      messageOf(event),
    ]
      .map(quote)
      .join(delimiter),
  );
  return `${[['Level', 'Date and Time', 'Source', 'Event ID', 'Task Category'].join(delimiter), ...rows].join('\r\n')}\r\n`;
}

/** What `Get-WinEvent | Export-Csv` saves; PowerShell 5.1 puts the type above the names. */
export function writeExportCsv(
  events: readonly DescribedEvent[],
  local: LocalStyle,
  version: 5 | 7,
  delimiter = ',',
): string {
  const names = [
    'Message',
    'Id',
    'Level',
    'RecordId',
    'ProviderName',
    'LogName',
    'MachineName',
    'TimeCreated',
    'Properties',
  ];
  const rows = events.map((event) => [
    ...[messageOf(event), String(event.id), String(numbers[event.level]), String(event.recordId), event.provider],
    ...[event.channel, event.computer, writeLocalTime(event.at, local.zone, local.style)],
    'System.Collections.Generic.List`1[System.Diagnostics.Eventing.Reader.EventProperty]',
  ]);
  const lines = [names, ...rows].map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter));
  return [...(version === 5 ? ['#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord'] : []), ...lines, ''].join(
    '\r\n',
  );
}

/** What `Get-WinEvent | ConvertTo-Json` prints: a single event is no array, and each version has dates of its own. */
export function writeJson(events: readonly DescribedEvent[], version: 5 | 7): string {
  const objects = events.map((event) => ({
    ...{ Id: event.id, Version: null, Qualifiers: 0, Level: numbers[event.level], Task: 0, RecordId: event.recordId },
    ...{ ProviderName: event.provider, LogName: event.channel, MachineName: event.computer, UserId: null },
    TimeCreated:
      version === 5 ? `/Date(${String(event.at)})/` : new Date(event.at).toISOString().replace('Z', '0000+00:00'),
    ...{ Bookmark: {}, LevelDisplayName: 'Stufe', Properties: event.strings.map((Value) => ({ Value })) },
    Message: messageOf(event),
  }));
  const text = JSON.stringify(objects.length === 1 ? objects[0] : objects, null, version === 5 ? 4 : 2);
  return version === 5
    ? text.replaceAll('/Date(', '\\/Date(').replaceAll(')/"', ')\\/"').replaceAll("'", '\\u0027')
    : text;
}

/** What "Copy details as text" of Event Viewer copies, one event after the other, with the XML below it or not. */
export function writeCopied(events: readonly DescribedEvent[], local: LocalStyle, hasXml: boolean): string {
  return events
    .map((event) =>
      [
        `Log Name:      ${event.channel}`,
        `Source:        ${event.provider}`,
        `Date:          ${writeLocalTime(event.at, local.zone, local.style)}`,
        `Event ID:      ${String(event.id)}`,
        'Task Category: None',
        `Level:         ${wordOf(event)}`,
        ...['Keywords:      Classic', 'User:          N/A', `Computer:      ${event.computer}`],
        `Description:\r\n${messageOf(event)}`,
        ...(hasXml ? [`Event Xml:\r\n${writeXmlEvent(event, false).replaceAll('><', '>\r\n  <')}`] : []),
      ].join('\r\n'),
    )
    .join('\r\n\r\n');
}

/** What `wevtutil qe /f:text` prints; its times have no zone. */
export function writeWevtutilText(events: readonly DescribedEvent[], zone: string): string {
  return events
    .map((event, at) =>
      [
        `Event[${String(at)}]:`,
        ...[`  Log Name: ${event.channel}`, `  Source: ${event.provider}`],
        `  Date: ${writeLocalTime(event.at, zone, 'iso').replace(' ', 'T')}.000`,
        ...[`  Event ID: ${String(event.id)}`, '  Task: N/A', `  Level: ${wordOf(event)}`, '  Opcode: N/A'],
        ...['  Keyword: Classic', '  User: N/A', '  User Name: N/A', `  Computer: ${event.computer}`],
        `  Description: \r\n${messageOf(event)}\r\n\r\n`,
      ].join('\r\n'),
    )
    .join('');
}

/** What `Get-WinEvent | Format-List` prints in a window of so many columns. */
export function writeFormatList(events: readonly DescribedEvent[], local: LocalStyle, columns: number): string {
  const list = events.map((event) => {
    const time = writeLocalTime(event.at, local.zone, local.style);
    const head = [`TimeCreated  : ${time}`, `ProviderName : ${event.provider}`, `Id           : ${String(event.id)}`];
    const level = `LevelDisplayName : ${wordOf(event)}`;
    const indent = ' '.repeat('ProviderName : '.length);
    const lines = messageOf(event)
      .split('\n')
      .flatMap((line) => wrapWords(line, columns - indent.length));
    const message = lines.map((line, at) => (at === 0 ? `Message      : ${line}` : indent + line));
    return [...head, level, ...message].join('\r\n');
  });
  return `\r\n\r\n${list.join('\r\n\r\n')}\r\n\r\n\r\n`;
}

/** Breaks a line as PowerShell does: between words, and inside of those that are longer than a line. */
function wrapWords(line: string, width: number): readonly string[] {
  const lines = [''];
  const put = (part: string): void => {
    const last = lines.pop() ?? '';
    lines.push(...(last.length + part.length > width ? [last, part] : [last + part]));
  };
  for (const [at, word] of line.split(' ').entries()) {
    const part = at === 0 ? word : ` ${word}`;
    if (word.length > width) for (const sign of part) put(sign);
    else if ((lines.at(-1) ?? '').length + part.length > width) lines.push(word);
    else put(part);
  }
  return lines;
}
