import { findByPatterns, type SecretPattern } from './secret-pattern.ts';
import type { Secret } from './secret.ts';
import { hasDigitAndLetter, isNoSecret } from './secret-value.ts';

/*
 * Where the shapes come from. JWT: RFC 7519, each part base64url, the first one JSON, so that it begins with `eyJ`. Client secrets: Microsoft
 * publishes no grammar; three characters, a digit, `Q~` and 31 to 34 more are what public scanners (gitleaks, TruffleHog) agree on.
 * Refresh tokens of Entra are opaque; `0.A`, `1.A` and the older `AQABAAAA` are what they are seen to begin with. GitHub: "Authentication token
 * format updates are generally available". Slack: "Tokens" of its developer documentation. Shared access signatures: "Service SAS
 * examples" of the Azure Storage documentation, Logic Apps and S3 alike.
 */

/** Behind a name that says so; `isNoSecret` keeps out what merely describes one. */
const isRandom = (value: string): boolean => hasDigitAndLetter(value) && !isNoSecret(value);

const bareTokens: readonly SecretPattern[] = [
  { kind: 'an access token', pattern: /(?<![\w-])(eyJ[\w-]{8,}(?:\.[\w-]{2,}){1,4})/g },
  // Cut off before the first dot: what `{"typ":`, `{"alg":`, `{"kid":`, `{"x5t":`, `{"nonce":` and `{"enc":` look like.
  { kind: 'an access token', pattern: /(?<![\w-])(eyJ(?:0eXAi|hbGci|raWQi|4NXQi|ub25jZ|lbmMi)[\w.-]{8,})/g },
  { kind: 'an access token', pattern: /\bbearer\s{1,5}([\w.~+/-]{16,}={0,2})/gi, isMeant: isRandom },
  { kind: 'an access token', pattern: /(?<![\w.-])([01]\.A[\w-]{30,}(?:\.[\w-]{2,})*)/g },
  { kind: 'an access token', pattern: /(?<![\w-])(O?AQABAAAA[\w-]{40,})/g },
  { kind: 'an access token', pattern: /\b(gh[pousr]_\w{30,}|github_pat_\w{40,}|glpat-[\w-]{20,})/g },
  { kind: 'an access token', pattern: /\b(xox[a-e](?:\.xox[bp])?-[\w-]{16,}|xoxp-[\w-]{16,}|xapp-\d-[\w-]{16,})/g },
  { kind: 'an access token', pattern: /(?<![A-Z\d])((?:AKIA|ASIA)[A-Z2-7]{16})(?![A-Z\d])/g },
  { kind: 'an access token', pattern: /\b(AIza[\w-]{35}|ya29\.[\w-]{20,}|npm_\w{36}|[sr]k_live_\w{20,})/g },
  { kind: 'an access token', pattern: /(?<![A-Za-z\d])([A-Za-z\d]{52}JQQJ9[A-Za-z\d+/]{20,}={0,2})/g },
  { kind: 'a client secret', pattern: /(?<![\w~.-])([\w~.-]{3}\dQ~[\w~.-]{20,})/g },
];

const namedTokens: readonly SecretPattern[] = [
  {
    kind: 'a client secret',
    pattern:
      /(?:client|app|application|consumer)[ _-]?secret["']?(?:\s(?:value|wert))?\s{0,3}(?:[:=]{1,2}|\bis\b|\bist\b)\s{0,3}["']?([^\s"'&;,<>()]{12,})/gi,
    isMeant: isRandom,
  },
  {
    kind: 'an access token',
    pattern:
      /(?:(?:access|refresh|id|auth|session|bot|api|bearer|personal access|sas)[ _-]?token|api[ _-]?key|secret[ _-]?(?:access[ _-]?)?key|subscription[ _-]key|functions[ _-]key)["']?\s{0,3}(?:[:=]{1,2}|\bis\b|\bist\b)\s{0,3}["']?([^\s"'&;,<>()]{16,})/gi,
    isMeant: isRandom,
  },
  // Session cookies of the Entra sign-in page.
  { kind: 'an access token', pattern: /\bESTSAUTH(?:PERSISTENT|LIGHT)?\s{0,2}[=:]\s{0,2}([\w.-]{20,})/g },
];

const signedLinks: readonly SecretPattern[] = [
  { kind: 'a signed link', pattern: /(?<![\w.-])sig=([\w%+/-]{20,}={0,2})/gi },
  { kind: 'a signed link', pattern: /(?<![\w.-])tempauth=([^\s&"'<>]{16,})/gi },
  { kind: 'a signed link', pattern: /X-Amz-(?:Signature|Security-Token)=([\w%+/-]{20,}={0,2})/gi },
  // The key of an Azure function, or an authorization code.
  { kind: 'a signed link', pattern: /[?&]code=([\w%+/.-]{30,}={0,2})/gi, isMeant: isRandom },
  { kind: 'a signed link', pattern: /hooks\.slack\.com\/services\/(T\w{6,}\/B\w{6,}\/\w{16,})/g },
  { kind: 'a signed link', pattern: /webhook\.office\.com\/webhookb2\/([\w@/-]{60,})/g },
];

const patterns = [...bareTokens, ...namedTokens, ...signedLinks];

/** Tokens, client secrets and links that let in whoever has them. */
export function findTokens(text: string): Secret[] {
  return findByPatterns(text, patterns);
}
