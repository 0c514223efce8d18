import { findByPatterns, type SecretPattern } from './secret-pattern.ts';
import type { Secret } from './secret.ts';

/** Hashes are told by their form or by the word before them: 32 or 40 digits alone may be a thumbprint. */
const patterns: readonly SecretPattern[] = [
  // LM and NT hash side by side, as dumps of accounts have them.
  { kind: 'a password hash', pattern: /(?<![\da-f])([\da-f]{32}:[\da-f]{32})(?![\da-f])/gi },
  // A captured NTLMv2 answer: user::domain:challenge:proof:blob.
  { kind: 'a password hash', pattern: /::[^\s:]{0,64}:([\da-f]{16}:[\da-f]{32}:[\da-f]{16,})/gi },
  { kind: 'a password hash', pattern: /(\$krb5[a-z]{2,6}\$[^\s"'<>]{20,})/gi },
  // crypt(3) of Unix, bcrypt, Argon2, and what crackers call NT and DCC2.
  { kind: 'a password hash', pattern: /(\$(?:1|5|6|y|2[abxy]|apr1|argon2id?|NT|DCC2)\$[^\s:;"'<>]{12,})/g },
  { kind: 'a password hash', pattern: /(\{S?(?:SHA|MD5|CRYPT)\d{0,3}\}[\w+/$.]{20,}={0,2})/gi },
  {
    kind: 'a password hash',
    pattern:
      /(?:\bntlm|\blm|\bnt[ _-]?hash|(?:password|passwort|pw|ntlm|\bnt|\blm)[ _-]?hash(?:wert)?|rc4(?:_hmac(?:_nt)?)?|aes(?:128|256)_[a-z\d_]{4,20})\b\W{1,12}(?:is\s|ist\s|of\s\S{1,40}\sis\s)?([\da-f]{32,64})(?![\da-f])/gi,
  },
];

/** Hashes of passwords, which are as good as the password to whoever has them. */
export function findHashes(text: string): Secret[] {
  return findByPatterns(text, patterns);
}
