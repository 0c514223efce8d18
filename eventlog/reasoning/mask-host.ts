/** Hosts that are the same for everybody, or tell no more than a namespace of Microsoft's. */
const shared =
  /^(?:[\w*-]+\.)*(?:passwordreset\.microsoftonline\.(?:com|us)|login\.microsoftonline\.(?:com|us)|login\.windows\.net|aka\.ms|microsoft\.com)$|^(?:sspr[\w-]*|\*)\.servicebus\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)$/i;
/** Endings that say which service a host belongs to. */
const knownEnding = /\.(?:servicebus\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|onmicrosoft\.com)$/i;
/** Last parts of files and of names in code. */
const files =
  /^(?:cpp|h|hpp|cs|vb|dll|exe|sys|config|xml|json|txt|log|ps1|psm1|evtx?|inc|lib|html?|aspx?|svc|ctor|cctor)$/i;
/** First parts of names in code. */
const code = /^(?:System|Microsoft|AADPasswordReset|MMS|mscorlib)$/;
/** Last parts of names of hosts, however they are spelt. */
const domains =
  /^(?:com|net|org|edu|gov|mil|info|biz|local|lan|corp|internal|intern|intranet|intra|int|ad|home|loc|localdomain|lokal|priv|private|test|dev|prod|lab|domain|group|global)$/i;

/** A name with dots and what follows it, without what tells whose it is; names of files and of code stay. */
export function maskHost(host: string, path: string): string {
  if (shared.test(host) || !isHost(host)) return host + path;
  const ending = knownEnding.exec(host)?.[0] ?? '';
  const rest = path.length > 1 ? '/…' : path;
  return ending === '' ? `[server]${rest}` : `[name]${ending}${rest}`;
}

function isHost(host: string): boolean {
  const first = host.split('.', 1).join();
  const last = host.slice(host.lastIndexOf('.') + 1);
  if (last.length < 2 || files.test(last) || code.test(first)) return false;
  return domains.test(last) || !isOfCode(first, last);
}

/** Names in code begin with a capital in each part, and have small letters as well. */
function isOfCode(first: string, last: string): boolean {
  return first !== first.toLowerCase() && last !== last.toLowerCase() && last !== last.toUpperCase();
}
