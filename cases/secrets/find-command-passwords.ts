import { findByPatterns, type SecretPattern } from './secret-pattern.ts';
import type { Secret } from './secret.ts';
import { hasDigitAndLetter, hasInnerSign, isNoSecret, isVariable } from './secret-value.ts';

const quoted = `"[^"\\n]{1,512}"|'[^'\\n]{1,512}'`;
const value = `(${quoted}|[^\\s"'()$/*-][^\\s"')]*)`;

const isTyped = (given: string): boolean => !isVariable(given) && !isNoSecret(given);

/** In a sentence about a command the next word stands where the password would. */
const isChosen = (given: string): boolean =>
  isTyped(given) && given.length >= 4 && (hasDigitAndLetter(given) || hasInnerSign(given));

function after(lead: string, isMeant: (given: string) => boolean = isTyped, follows = ''): SecretPattern {
  return { kind: 'a password', pattern: new RegExp(`${lead}${value}${follows}`, 'gi'), isMeant };
}

const account = `(?:"[^"\\n]{1,64}"|[^\\s/"]{1,64})`;

/* Names and order of arguments as these commands take them (`net user`, `psexec`, `runas`…); what is not sure to be a password is left. */
const patterns: readonly SecretPattern[] = [
  after(`(?<!\\w)-{1,2}\\w{0,20}(?:password|passwd|pwd|passphrase)(?:\\s{1,3}|[:=]\\s{0,2})`),
  after(`ConvertTo-SecureString\\s{1,3}(?:-(?:AsPlainText|Force)\\s{1,3}){0,2}(?:-String\\s{1,3})?`),
  after(`-AsPlainText\\s{1,3}(?:-Force\\s{1,3})?(?:-String\\s{1,3})?`),
  after(`NetworkCredential\\]?(?:::new)?\\s{0,2}\\(\\s{0,2}(?:${quoted})\\s{0,2},\\s{0,2}`),
  after(
    `\\bnet1?(?:\\.exe)?\\s{1,3}user\\s{1,3}(?:\\/\\w{1,12}\\s{1,3})?${account}\\s{1,3}`,
    isTyped,
    '(?=\\s{1,3}\\/)',
  ),
  after(`\\bnet1?(?:\\.exe)?\\s{1,3}user\\s{1,3}(?:\\/\\w{1,12}\\s{1,3})?${account}\\s{1,3}`, isChosen),
  after(`\\bnet(?:\\.exe)?\\s{1,3}use\\s[^\\n]{0,160}?\\/user:\\S{1,80}\\s{1,3}`, isChosen),
  after(
    `\\bnet(?:\\.exe)?\\s{1,3}use\\s{1,3}(?:[a-z*]:?\\s{1,3})?\\\\\\\\\\S{1,120}\\s{1,3}`,
    isTyped,
    '(?=\\s{1,3}\\/user:)',
  ),
  after(`\\b(?:psexec(?:64)?|sshpass|az|docker|evil-winrm)(?:\\.exe)?\\s[^\\n]{0,200}?\\s-p\\s{1,3}`),
  after(`\\bsshpass\\s{1,3}-p\\s{0,3}`),
  after(`\\b(?:sqlcmd|bcp|osql)(?:\\.exe)?\\s[^\\n]{0,200}?\\s-P\\s{0,3}`, isChosen),
  after(`\\b(?:plink|pscp|putty)(?:\\.exe)?\\s[^\\n]{0,200}?\\s-pw\\s{1,3}`),
  after(`\\b(?:ldapsearch|ldapmodify)\\s[^\\n]{0,200}?\\s-w\\s{1,3}`),
  after(`\\bcurl(?:\\.exe)?\\s[^\\n]{0,200}?(?:-u|--user)\\s{1,3}["']?[^\\s:"']{1,64}:`),
  after(`\\bschtasks\\s[^\\n]{0,200}?\\/rp\\s{1,3}`),
  after(`\\s\\/(?:pass|passwordd|passwordo|password|pwd|pd|po|userp)[:=]`),
  { kind: 'a password', pattern: /\bauthorization\W{1,4}basic\s{1,3}([\w+/]{8,}={0,2})/gi },
  // What ConvertFrom-SecureString prints: a blob of the Data Protection API, which always begins so.
  { kind: 'a password', pattern: /\b(01000000d08c9ddf[\da-f]{40,})/gi },
];

/** Passwords that stand in a command line. */
export function findCommandPasswords(text: string): Secret[] {
  return findByPatterns(text, patterns);
}
