import { findByPatterns, type SecretPattern } from './secret-pattern.ts';
import type { Secret } from './secret.ts';
import { isNoSecret, isPlaceholder, isStrong } from './secret-value.ts';

/** Other parts of a connection string, one of which must stand near a password for it to be in one. */
const otherPart =
  /(?:server|data source|host(?:name)?|address|user ?id|uid|user(?:name)?|initial catalog|database|driver|provider|dsn)\s{0,3}=[^;\n]{0,120};|;\s{0,3}(?:server|data source|host|user ?id|uid|initial catalog|database|encrypt|port|trusted_connection|integrated security|multipleactiveresultsets|ssl ?mode)\s{0,3}=/i;
const near = 300;

/** Braces keep a semicolon together, and they mark what has to be filled in. */
const isFilled = (value: string): boolean =>
  value.startsWith('{') ? isStrong(value.slice(1, -1)) : !isPlaceholder(value);

const patterns: readonly SecretPattern[] = [
  {
    // Azure Storage, Service Bus and Event Hubs.
    kind: 'a connection string',
    pattern: /(?:Account|SharedAccess|SharedSecret|Access)(?:Key|Value)\s{0,3}=\s{0,3}["']?([\w+/%-]{16,}={0,2})/gi,
  },
  {
    kind: 'a connection string',
    pattern:
      /(?<![a-z\d])(?:password|pwd)\s{0,3}=\s{0,3}("[^"\n]{1,128}"|'[^'\n]{1,128}'|\{[^}\n]{1,128}\}|[^\s;"'{][^;"'\n]{0,127})/gi,
    isMeant: (value, text, start) =>
      otherPart.test(text.slice(Math.max(0, start - near), start + value.length + near)) && isFilled(value),
  },
  {
    kind: 'a connection string',
    pattern: /\b(?!https?:|s?ftps?:|git:|smb:)[a-z][a-z\d+.-]{1,20}:\/\/[^\s:/@]{0,64}:([^\s/]{1,128})(?=@[\w.[-])/gi,
    isMeant: (value) => !isNoSecret(value),
  },
  {
    kind: 'a password',
    pattern: /\b(?:https?|s?ftps?|git|smb):\/\/[^\s:/@]{0,64}:([^\s/]{1,128})(?=@[\w.[-])/gi,
    isMeant: (value) => !isNoSecret(value),
  },
];

/** The keys and passwords of connection strings and of addresses; the rest of them stays. */
export function findConnectionStrings(text: string): Secret[] {
  return findByPatterns(text, patterns);
}
