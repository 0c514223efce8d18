import { combineResults, type Result } from './combine-results.ts';
import type { Output } from './output.ts';
import { squash } from './pasted-text.ts';
import { readProperties } from './properties.ts';
import { isHostName, isResetHost, nameHost } from './reset-host.ts';
import { findNamedHosts, findWebResults } from './web-findings.ts';

/** What Invoke-WebRequest says about the way to Service Bus, from plain text; undefined when it is other text. */
export function readInvokeWebRequest(plain: string, isExpected: boolean): Output | undefined {
  const squashed = squash(plain);
  const isCommand = isCommandOutput(plain, squashed);
  // The messages stand in events of the service as well; there they are about another connection.
  if (!isCommand && (!isExpected || /trackingid|eventid|passwordresetservice|logname:/.test(squashed)))
    return undefined;
  const results = findWebResults(plain);
  const judged = results.length > 0 ? results : unknownErrors(squashed);
  return combineResults('invoke-web-request', judgeAddresses(judged, addressesOf(plain), isExpected));
}

/** Marks that only the command itself leaves. */
function isCommandOutput(plain: string, squashed: string): boolean {
  if (/invoke-webrequest:|\[invoke-webrequest\]|invokewebrequestcommand/.test(squashed)) return true;
  if (/^(?:PS |[A-Z]:)[^>\n]{0,260}> *(?:Invoke-WebRequest|iwr)\b/im.test(plain)) return true;
  return readProperties(plain, ['StatusCode', 'StatusDescription']).some(({ size }) => size === 2);
}

/** The error has an id in every language; what went wrong stands in words that are not known. */
function unknownErrors(squashed: string): readonly Result[] {
  if (!squashed.includes('microsoft.powershell.commands.invokewebrequestcommand')) return [];
  const says =
    'Invoke-WebRequest ended with an error whose text I do not know. It does not tell me whether a web server answered.';
  return [{ verdict: 'unclear', says, facts: [] }];
}

/** What -Verbose prints begins with a word that is another one in each language. */
const asked =
  /(?:\bInvoke-WebRequest|\biwr|: GET)\b[^\n]{0,80}?\b(https?:\/\/)([a-z0-9.-]{1,253})( *\.\.\.)?(?:\n([a-z0-9.-]{1,253}))?/gi;

/** Addresses that were asked, from the command and from what -Verbose prints, else from the message; without those that the console cut off. */
function addressesOf(plain: string): readonly string[] {
  const found = Array.from(plain.matchAll(asked)).flatMap(([, scheme, host, dots, nextLine]) => {
    if (dots !== undefined || String(host).endsWith('...')) return [];
    const whole = `${String(host)}${nextLine ?? ''}`;
    return [`${String(scheme).toLowerCase()}${isResetHost(whole) ? whole : String(host)}`];
  });
  return found.length > 0 ? found : findNamedHosts(plain).map((host) => `https://${host}`);
}

/** An answer from elsewhere, without TLS, or from nobody knows where, says nothing about Service Bus. */
function judgeAddresses(
  results: readonly Result[],
  addresses: readonly string[],
  isExpected: boolean,
): readonly Result[] {
  const hosts = [...new Set(addresses.map(hostOf))];
  const facts = hosts.filter(isHostName).map((host) => ({ name: 'Uri', value: host }));
  const other = addresses.find((address) => !isNeeded(address));
  return results.map((result) => {
    const known = { ...result, facts: [...result.facts, ...facts] };
    if (other !== undefined) return distrust(known, sayOther(hostOf(other)));
    if (hosts.length > 0)
      return { ...known, says: `${result.says} This is about ${hosts.map(nameHost).join(' and ')}.` };
    return isExpected && result.verdict !== 'good' ? result : distrust(result, sayNowhere);
  });
}

const sayNowhere = 'Which address was asked does not stand there.';

function isNeeded(address: string): boolean {
  return address.startsWith('https:') && isResetHost(hostOf(address));
}

function hostOf(address: string): string {
  return address.replace(/^https?:\/\//, '');
}

function sayOther(host: string): string {
  if (isResetHost(host)) return 'It was asked without TLS. Writeback needs HTTPS.';
  const what = isHostName(host) ? host : 'That';
  return `${what} is not a host of Service Bus or of the reset service. Ask your own Service Bus namespace.`;
}

function distrust(result: Result, why: string): Result {
  return { ...result, verdict: 'unclear', says: `${result.says} ${why}` };
}
