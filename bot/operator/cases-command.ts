import { caseStatuses, type CaseStatus, type SupportCase } from '../../cases/case.ts';
import { completeness } from '../../cases/completeness.ts';
import { packetMarkdown } from '../../cases/packet-markdown.ts';
import { makePacket } from '../../cases/packet.ts';
import { listCases } from '../../integrations/cases/list-cases.ts';
import { sqlCaseReader } from '../../integrations/cases/sql-case-reader.ts';
import { readKeptLogs } from '../../integrations/cases/sql-kept-logs.ts';
import { appendAudit } from './append-audit.ts';
import { WrongCall, type Command, type OperatorParts } from './command.ts';
import { exportCase } from './export-case.ts';
import { readArgs, readCaseNumber } from './read-args.ts';

/** Lists, shows and exports cases. */
export const casesCommand: Command = {
  usage: [
    'cases list [--status new] [--closed]         open cases, newest first; with --closed all',
    'cases show 1042                              a case with its packet and history',
    'cases export 1042 [--to DIR] [--log FILE]    its packet as a zip: Markdown, JSON, and the logs',
  ],
  async run([what, ...rest], parts) {
    if (what === 'list') return list(rest, parts);
    if (what === 'show') return show(rest, parts);
    if (what === 'export') return write(rest, parts);
    throw new WrongCall(`cases ${what ?? ''} is no command`);
  },
};

async function list(args: readonly string[], { store, print }: OperatorParts): Promise<number> {
  const { values, switches } = readArgs(args, { values: ['status'], switches: ['closed'] });
  const status = values['status'];
  if (status !== undefined && !caseStatuses.some((known) => known === status)) {
    throw new WrongCall(`${status} is no status; expected one of ${caseStatuses.join(', ')}`);
  }
  const cases = await listCases(store, {
    status: status as CaseStatus | undefined,
    withClosed: switches.has('closed'),
  });
  if (cases.length === 0) print('There are no such cases.');
  for (const one of cases) print(lineOf(one));
  return 0;
}

function lineOf({ number, status, priority, openedAt, details, evidence }: SupportCase): string {
  const { given, asked } = completeness(details);
  const about = evidence.articles.at(-1)?.title ?? 'no article';
  return `${String(number)}  P${String(priority)}  ${status.padEnd(8)}  ${openedAt.slice(0, 16)}Z  ${String(given)}/${String(asked)}  ${about}`;
}

async function show(args: readonly string[], parts: OperatorParts): Promise<number> {
  const { store, print, now } = parts;
  const number = readCaseNumber(readArgs(args, {}).words[0]);
  const reader = sqlCaseReader(store, now);
  const found = await reader.read(number);
  if (!found) return tellMissing(number, print);
  const history = await reader.history(number);
  await appendAudit(parts, { tenant: found.tenant, action: 'see', case: number });
  print(packetMarkdown(makePacket(found, history, { generatedAt: now() })));
  for (const { at, action, status, text, isPrivate } of history) {
    print(`${at}  ${action} (${status}${isPrivate ? ', work note' : ''})${text === '' ? '' : `: ${text}`}`);
  }
  const dead = await reader.deadLetters(number);
  for (const { message, reason } of dead) print(`Not delivered (${message.kind}): ${reason}`);
  return 0;
}

async function write(args: readonly string[], parts: OperatorParts): Promise<number> {
  const { store, print, now } = parts;
  const { words, values } = readArgs(args, { values: ['to', 'log'] });
  const number = readCaseNumber(words[0]);
  const reader = sqlCaseReader(store, now);
  const found = await reader.read(number);
  if (!found) return tellMissing(number, print);
  const packet = makePacket(found, await reader.history(number), { generatedAt: now() });
  const note = () => appendAudit(parts, { tenant: found.tenant, action: 'export', case: number });
  const kept = await readKeptLogs(store, found);
  const file = await exportCase(packet, { folder: values['to'] ?? '.', log: values['log'], kept, note });
  print(`Written: ${file}`);
  return 0;
}

function tellMissing(number: number, print: OperatorParts['print']): number {
  print(`There is no case ${String(number)}. npm run desk -- cases list shows those there are.`);
  return 1;
}
