import { combineResults, type Result } from './combine-results.ts';
import type { Output } from './output.ts';
import { readProperties, type Properties } from './properties.ts';
import { isHostName, isResetHost, nameHost } from './reset-host.ts';

/** The names in the order in which Test-NetConnection prints them. */
const names = ['ComputerName', 'RemoteAddress', 'RemotePort', 'PingSucceeded', 'TcpTestSucceeded'];
const shapes: Readonly<Record<string, (value: string) => boolean>> = {
  ComputerName: isHostName,
  RemoteAddress: (value) => /^[0-9a-f:.]{2,45}$/i.test(value),
  RemotePort: (value) => /^\d{1,5}$/.test(value),
  PingSucceeded: isYesOrNo,
  TcpTestSucceeded: isYesOrNo,
};

function isYesOrNo(value: string): boolean {
  return /^(?:True|False)$/i.test(value);
}

/** What Test-NetConnection says about the way to Service Bus, from plain text; undefined when it is other text. */
export function readTestNetConnection(plain: string): Output | undefined {
  const tests = readProperties(plain, names, 'ComputerName').map(keepKnown).filter(isTest);
  const hasVerdict = tests.some((test) => test.has('TcpTestSucceeded'));
  // A name has several addresses: a warning about one of them is nothing beside a result.
  const warnings = [...readNameWarnings(plain), ...(hasVerdict ? [] : readTcpWarnings(plain))];
  const judged = tests.filter((test) => test.has('TcpTestSucceeded') || warnings.length === 0).map(judge);
  return combineResults('test-net-connection', [...warnings, ...judged]);
}

/** Only values that have the shape of what belongs there. Another ComputerName stays as an empty one: it is not the right host. */
function keepKnown(values: Properties): Properties {
  const known = [...values].filter(([name, value]) => shapes[name]?.(value));
  return new Map([...(values.get('ComputerName') ? [['ComputerName', ''] as const] : []), ...known]);
}

/** Other commands print a ComputerName or a RemoteAddress, too. */
function isTest(test: Properties): boolean {
  if (test.has('PingSucceeded') || test.has('TcpTestSucceeded')) return true;
  return test.has('ComputerName') && test.has('RemotePort');
}

function judge(test: Properties): Result {
  const facts = Array.from(test, ([name, value]) => ({ name, value })).filter(({ value }) => value !== '');
  const tcp = test.get('TcpTestSucceeded')?.toLowerCase();
  if (tcp === undefined) return { verdict: 'unclear', says: sayWithoutTcp(test), facts };
  const host = test.get('ComputerName');
  const port = test.get('RemotePort');
  if (isOther(host, port)) return { verdict: 'unclear', says: sayOther(host, port, tcp === 'true'), facts };
  if (tcp === 'false') return { verdict: 'bad', says: sayClosed(host), facts };
  if (host === undefined) return { verdict: 'unclear', says: sayMissing('ComputerName'), facts };
  if (port === undefined) return { verdict: 'unclear', says: sayMissing('RemotePort'), facts };
  return { verdict: 'good', says: `The server reaches ${nameHost(host)} on TCP 443.`, facts };
}

/** Whether it is about something that writeback does not need. */
function isOther(host: string | undefined, port: string | undefined): boolean {
  return (host !== undefined && !isResetHost(host)) || (port !== undefined && port !== '443');
}

function sayMissing(line: string): string {
  return `The connection succeeded, but the line ${line} is missing, so what was tested cannot be told. Paste all lines.`;
}

function sayClosed(host?: string): string {
  return `The server does not reach ${host === undefined ? 'that address' : nameHost(host)} on TCP 443.`;
}

function sayWithoutTcp(test: Properties): string {
  if (test.has('RemotePort')) return 'The line TcpTestSucceeded is missing. Paste the output to its end.';
  const address = test.has('RemoteAddress')
    ? ''
    : ' No RemoteAddress stands there; the name may not have been resolved.';
  return `A ping was tested, not the port. PingSucceeded says nothing about TCP 443.${address} Run the test with -Port 443.`;
}

function sayOther(host: string | undefined, port: string | undefined, isOpen: boolean): string {
  const what =
    host !== undefined && !isResetHost(host) ? otherHost(host) : `It is TCP ${String(port)} that was tested.`;
  return `${what} The test ${isOpen ? 'succeeded' : 'failed'}, but writeback needs TCP 443 to your own Service Bus namespace. Run the test for that.`;
}

function otherHost(host: string): string {
  return `${host || 'Some host'} was tested, which is not a host of Service Bus or of the reset service.`;
}

function readNameWarnings(plain: string): readonly Result[] {
  return Array.from(oneLine(plain).matchAll(/\bWARNING: Name resolution of (.{1,300}?) failed/gi), ({ 1: text }) => {
    const host = String(text).replaceAll(' ', '');
    if (!isHostName(host)) return unresolved('bad', 'The name could not be resolved on this server.', []);
    const facts = [{ name: 'ComputerName', value: host }];
    if (isResetHost(host))
      return unresolved('bad', `The name ${nameHost(host)} could not be resolved on this server.`, facts);
    return unresolved('unclear', `${otherHost(host)} Its name could not be resolved.`, facts);
  });
}

function unresolved(verdict: Output['verdict'], what: string, facts: Output['facts']): Result {
  return { verdict, says: `${what} Check its spelling and DNS. Without an address no port can be tested.`, facts };
}

function readTcpWarnings(plain: string): readonly Result[] {
  const pattern = /\bTCP connect to \(?([0-9a-f:.]{2,45}) ?: ?(\d{1,5})\)? failed/gi;
  return Array.from(oneLine(plain).matchAll(pattern), ({ 1: address, 2: port }) => {
    const facts = [
      { name: 'RemoteAddress', value: String(address) },
      { name: 'RemotePort', value: String(port) },
    ];
    const says =
      port === '443' ? `${sayClosed()} Which host it is does not stand there.` : sayOther(undefined, port, false);
    return { verdict: port === '443' ? 'bad' : 'unclear', says, facts };
  });
}

/** Consoles break warnings anywhere. */
function oneLine(plain: string): string {
  return plain.replace(/\s+/g, ' ');
}
