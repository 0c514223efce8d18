import { detailTexts } from './detail-texts.ts';
import { codeSpan, escapeLine, fence } from './markdown-text.ts';
import type { CasePacket } from './packet.ts';

type Support = CasePacket['support'];

/** Who has the problem and how hard it is hit, in words. */
const words = {
  everyone: 'everyone',
  several: 'several people',
  one: 'one person',
  blocked: 'they cannot work',
  hindered: 'they can do some of their work',
  waiting: 'their work goes on',
  federated: 'federated',
  'pass-through': 'pass-through authentication',
  'password-hash': 'password hash synchronization',
  'cloud-only': 'cloud-only',
  helped: 'it helped',
  failed: 'it did not help',
} as const;

/**
 * A packet as Markdown, to be read and pasted: first what Microsoft support asks for, in the order of its list ("Contact Microsoft
 * support" in Troubleshoot self-service password reset writeback, 2024-06-21), then what was found and tried. Nothing that somebody
 * wrote becomes markup.
 */
export function packetMarkdown(packet: CasePacket): string {
  const { support, evidence, desk } = packet;
  const sections = [
    head(packet),
    section('General description of the error', [
      told('What happened', support.problem),
      told('What was expected', support.expected),
      told('How to make it happen again', support.reproduce),
    ]),
    section('Page', [line('Address or name', support.page), line('Screenshot', support.screenshot)]),
    section('Support code', codes(support)),
    section('Date, time, and time zone', times(support.time)),
    section('User ID', [
      line('Sign-in name', support.userId),
      line('Kind of user', support.userType && words[support.userType]),
    ]),
    section('Licensing', [line('Microsoft Entra ID license assigned', support.licence)]),
    section('Application event log', eventLog(support)),
    section('Still missing', missing(support)),
    section('What was found', found(evidence)),
    section('What was tried', evidence.runbooks.flatMap(tried)),
    section('What happened to the case', packet.history.map(happened)),
    section('What solved it', desk.resolution === null ? [] : [fence(desk.resolution)]),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function section(title: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `## ${title}\n\n${parts.join('\n\n')}`;
}

function head({ case: of, completeness: meter, generatedAt }: CasePacket): string {
  const unknown = meter.unknown > 0 ? `; nobody knows ${String(meter.unknown)} of them` : '';
  return [
    `# Case ${String(of.number)}: Microsoft Entra password writeback`,
    list([
      `Priority ${String(of.priority)} of 5: ${words[of.impact]}, ${words[of.urgency]}`,
      `Status: ${of.status}`,
      `Opened ${moment(of.openedAt)}, put together ${moment(generatedAt)}`,
      `${String(meter.given)} of ${String(meter.asked)} details are given${unknown}`,
      `Reference: ${codeSpan(of.correlation)}`,
    ]),
  ].join('\n\n');
}

function list(lines: readonly string[]): string {
  return lines.map((text) => `- ${text}`).join('\n');
}

/** `2026-03-14 09:26 UTC`. */
function moment(utc: string): string {
  return `${utc.slice(0, 16).replace('T', ' ')} UTC`;
}

const notKnown = 'not known';

function told(label: string, value: string | null): string {
  return value === null ? `**${label}**: ${notKnown}` : `**${label}**\n\n${fence(value)}`;
}

/** A value of one line stands behind its label, one of several in a block below. */
function line(label: string, value: string | null): string {
  if (value === null) return `**${label}**: ${notKnown}`;
  return /[\r\n]/.test(value) ? told(label, value) : `**${label}**: ${codeSpan(value)}`;
}

function codes({ supportCode, sid, cid }: Support): readonly string[] {
  const instead = supportCode === null || sid !== null || cid !== null;
  return [line('Support code', supportCode), ...(instead ? [line('SID', sid), line('CID', cid)] : [])];
}

function times({ local, zone, utc }: Support['time']): readonly string[] {
  return [
    line('Local date and time', local === null ? null : local.replace('T', ' ')),
    line('Time zone', zone),
    `**UTC**: ${utcWords({ local, zone, utc })}`,
  ];
}

function utcWords({ local, zone, utc }: Support['time']): string {
  if (typeof utc === 'string') return codeSpan(utc);
  if (utc !== null) return `${utc.map(codeSpan).join(' or ')}, because clocks there showed this time twice`;
  return local === null || zone === null ? notKnown : 'none, because no clock there showed this time';
}

/** Left out where nobody was asked for it: nothing of a cloud-only user is written back. */
function eventLog({ eventLog: value, missing: open, unknown }: Support): readonly string[] {
  const isAsked = value !== null || open.includes('eventLog') || unknown.includes('eventLog');
  return isAsked ? [line('Zipped log of the sync server', value)] : [];
}

function missing({ missing: open, unknown }: Support): readonly string[] {
  const lines = [
    ...open.map((name) => `${detailTexts[name].label}: not answered yet`),
    ...unknown.map((name) => `${detailTexts[name].label}: nobody knows`),
  ];
  return lines.length === 0 ? [] : [list(lines)];
}

function found({ codes: named, facts, articles }: CasePacket['evidence']): readonly string[] {
  const lines = [
    ...named.map((code) => `Code ${codeSpan(code)}`),
    ...facts.map(({ label, value }) => `Fact, ${escapeLine(label)}: ${codeSpan(value)}`),
    ...articles.map(
      ({ id, title, verdict }) =>
        `Article ${codeSpan(id)}, ${escapeLine(title)}${verdict === null ? '' : `: ${words[verdict]}`}`,
    ),
  ];
  return lines.length === 0 ? [] : [list(lines)];
}

function tried({ title, result, steps }: CasePacket['evidence']['runbooks'][number]): readonly string[] {
  const lines = steps.map(
    (step, index) =>
      `${String(index + 1)}. Step ${escapeLine(step.title)}: ${escapeLine(step.outcome)} (${codeSpan(step.at)})`,
  );
  const heading = `### Runbook ${escapeLine(title)}: ${escapeLine(result)}`;
  return lines.length === 0 ? [heading] : [heading, lines.join('\n')];
}

function happened({ at, what, text }: CasePacket['history'][number]): string {
  const entry = `**${moment(at)}, ${what}**`;
  return text === '' ? entry : `${entry}\n\n${fence(text)}`;
}
