/** Hosts that are the same for everybody. */
const shared =
  /^(?:localhost|(?:[\w*-]+\.)*(?:(?:passwordreset|login|adminwebservice|provisioningapi)\.microsoftonline\.(?:com|us)|login\.windows\.net|aka\.ms|microsoft\.com))$/i;
/** Endings that say which service a host belongs to. */
const knownEnding = /\.(?:servicebus\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|onmicrosoft\.com)$/i;
/** Last parts of files. */
const files = /^(?:cpp|h|hpp|vb|dll|exe|sys|config|xml|json|txt|ps1|psm1|evtx?|html?|aspx?)$/i;
/** Last parts of files that are no such ending in a name of more than two parts. */
const shortFiles = /^[^.]+\.(?:cs|log|lib|svc)$/i;
/** First parts of names in code. */
const code = /^(?:System|Microsoft|AADPasswordReset|MMS|mscorlib)$/;
/** Last parts of names of hosts, which no name in code has. */
const domains = /^(?:com|org|local|lan|corp|intern|loc)$/i;
const microsoftRelay = /^sspr[a-z]{0,16}sb[a-z\d]{0,16}(?:-\d{1,3})?$/i;

/** Whether a Service Bus namespace has the form of those that Microsoft runs for password reset, which tell nothing of a tenant. */
export function isMicrosoftRelay(namespace: string): boolean {
  return microsoftRelay.test(namespace);
}

/** A name with dots and what follows it, without what tells whose it is; names of files and of code stay. */
export function maskHost(host: string, path: string): string {
  if (isShared(host) || !isHost(host)) return host + path;
  const ending = knownEnding.exec(host)?.[0] ?? '';
  return `${ending === '' ? '[server]' : `[name]${ending}`}${maskPath(path)}`;
}

/** What stands after `://`: there a name without dots is that of a host as well. */
export function maskAddressed(host: string, port: string, path: string): string {
  const isMasked = host.startsWith('[');
  if (isMasked || !host.includes('.')) {
    const shown = isMasked || isShared(host) ? host : '[server]';
    return shown + port + maskPath(path);
  }
  const [named, kept] = [maskHost(host, ''), maskHost(host, path)];
  return named + port + (kept === host + path ? path : maskPath(path));
}

function maskPath(path: string): string {
  return path.length > 1 ? '/…' : path;
}

function isShared(host: string): boolean {
  if (shared.test(host)) return true;
  const ending = knownEnding.exec(host)?.[0] ?? '';
  const namespace = host.slice(0, host.length - ending.length);
  return ending.toLowerCase().startsWith('.servicebus') && (namespace === '*' || isMicrosoftRelay(namespace));
}

function isHost(host: string): boolean {
  const last = host.slice(host.lastIndexOf('.') + 1);
  return last.length > 1 && !files.test(last) && !shortFiles.test(host) && !isOfCode(host, last);
}

/** Names in code begin with a known name, or with a capital and end with a name of several words; their second part has a capital. */
function isOfCode(host: string, last: string): boolean {
  const first = host.split('.', 1).join();
  if (domains.test(last) || !/^[^.]*\.[\p{Lu}_]/u.test(host)) return false;
  return code.test(first) || (/^\p{Lu}[^\d]*$/u.test(first) && /^\p{Lu}.*\p{Ll}\p{Lu}/u.test(last));
}
