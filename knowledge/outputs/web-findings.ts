import type { Result } from './combine-results.ts';
import { squash } from './pasted-text.ts';
import { readProperties } from './properties.ts';

/** What Windows PowerShell prints before the name of a host that was not resolved, in languages that public output shows. */
const unresolved = [
  'The remote name could not be resolved',
  'Der Remotename konnte nicht aufgelöst werden',
  "Le nom distant n'a pas pu être résolu",
];

/** What Invoke-WebRequest prints when no answer came, and what it means; literal messages of Windows PowerShell and PowerShell 7. */
const failures: readonly (readonly [says: string, ...literals: readonly string[]])[] = [
  [
    'The name of the host could not be resolved on this server. Check its spelling and DNS.',
    ...unresolved,
    'No such host is known',
  ],
  [
    'The server could not connect to that address.',
    'Unable to connect to the remote server',
    'Die Verbindung mit dem Remoteserver kann nicht hergestellt werden',
    'Impossible de se connecter au serveur distant',
    'No connection could be made because the target machine actively refused it',
  ],
  [
    'No answer came in time.',
    'The operation has timed out',
    'connected party did not properly respond after a period of time',
    'The request was canceled due to the configured HttpClient.Timeout',
  ],
  [
    'The certificate of the other side is not trusted. A proxy or firewall that opens TLS shows one of its own; ask the network team whether that happens here.',
    'Could not establish trust relationship for the SSL/TLS secure channel',
    'The remote certificate is invalid',
  ],
  [
    'The two sides found no version of TLS that both allow. Check TLS 1.2 on this server.',
    'Could not create SSL/TLS secure channel',
  ],
  ['The TLS connection could not be set up; why does not stand there.', 'The SSL connection could not be established'],
  ['The proxy did not let the request through.', 'The proxy tunnel request to proxy'],
];

const squashedFailures = failures.map(([says, ...literals]) => ({ says, literals: literals.map(squash) }));

/** Hosts in a message: in quotes behind one of these, or in brackets with the port of HTTPS in PowerShell 7. */
const namedHosts = [
  new RegExp(`(?:${unresolved.map(squash).join('|')}):'([a-z0-9.-]{1,253})'`, 'g'),
  /(?:nosuchhostisknown|activelyrefusedit)\.\(([a-z0-9.-]{1,253}):443\)/g,
];

/** The hosts that messages about failures name, in plain text. */
export function findNamedHosts(plain: string): readonly string[] {
  const squashed = squash(plain);
  return namedHosts.flatMap((pattern) => marked(squashed, pattern));
}

/** Closed without a reason of the list above. */
const closed = /theunderlyingconnectionwasclosed:(?!couldnotestablishtrust)/;

/** Where a status of HTTP stands in a message, whatever its language. */
const statusMarks = [
  /theremoteserverreturnedanerror:\((\d{3})\)/g,
  /doesnotindicatesuccess:(\d{3})\(/g,
  /invoke-(?:webrequest|restmethod):[^(]{0,120}\((\d{3})\)/g,
  /<code>(\d{3})<\/code>/g,
];

/** An answer came, and its status does not stand there. */
const answers = ['-byte response of content type', 'MissingToken: The request contains no authorization header'].map(
  squash,
);

/** Windows PowerShell shows a page with Internet Explorer, which is seldom set up on a server. */
const withoutExplorer = squash(
  'The response content cannot be parsed because the Internet Explorer engine is not available',
);

/** Everything in plain text that tells whether a web server answered, answers before failures. */
export function findWebResults(plain: string): readonly Result[] {
  const squashed = squash(plain);
  const statuses = [
    ...printedStatuses(plain),
    ...statusMarks.flatMap((mark) => marked(squashed, mark)),
    ...(squashed.includes('proxyauthenticationrequired') ? ['407'] : []),
  ];
  const found = [...new Set(statuses)].map(judgeStatus);
  for (const { says, literals } of squashedFailures) {
    if (literals.some((literal) => squashed.includes(literal))) found.push({ verdict: 'bad', says, facts: [] });
  }
  if (closed.test(squashed))
    found.push({ verdict: 'bad', says: 'The connection was closed; why does not stand there.', facts: [] });
  if (squashed.includes(withoutExplorer)) {
    const says = 'Windows PowerShell could not show the answer. Run the command again with -UseBasicParsing.';
    found.push({ verdict: 'unclear', says, facts: [] });
  }
  if (found.length === 0 && answers.some((answer) => squashed.includes(answer))) {
    found.push({ verdict: 'good', says: 'The web server answered, so the way to it is open.', facts: [] });
  }
  return found;
}

function printedStatuses(plain: string): readonly string[] {
  const values = readProperties(plain, ['StatusCode']).map((object) => String(object.get('StatusCode')));
  return values.filter((value) => /^[1-5]\d\d$/.test(value));
}

function marked(squashed: string, mark: RegExp): readonly string[] {
  return Array.from(squashed.matchAll(mark), ({ 1: status }) => String(status));
}

function judgeStatus(status: string): Result {
  const facts = [{ name: 'StatusCode', value: status }];
  if (status === '407') {
    return { verdict: 'bad', says: 'A proxy answered with status 407: it wants a sign-in first.', facts };
  }
  if (['502', '503', '504'].includes(status)) {
    return {
      verdict: 'unclear',
      says: `Status ${status} came back. A proxy on the way may have sent it, so it does not decide whether the way is open.`,
      facts,
    };
  }
  const proxy = status === '403' ? ' If there is a proxy, 403 can be its own answer.' : '';
  return {
    verdict: 'good',
    says: `The web server answered with status ${status}, so the way to it is open.${proxy}`,
    facts,
  };
}
