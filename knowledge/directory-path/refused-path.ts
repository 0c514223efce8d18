import { beginsWithDomain, looksLikeWebAddress } from './canonical-path.ts';
import type { DirectoryLine } from './directory-line.ts';
import { isOu } from './directory-name.ts';
import { parseDistinguishedName } from './distinguished-name.ts';

/** Why a line could not be read, and what to paste instead; both are whole sentences. */
export interface Refusal {
  readonly ok: false;
  /** Says enough by itself. */
  readonly problem: string;
  /** May hold a command, and is left out for somebody who cannot run one. */
  readonly instead: string;
}

/** What can be read in place of anything that cannot. */
export const wholeName = 'Paste the whole distinguished name, such as CN=Ada,OU=Sales,DC=contoso,DC=com.';
const fromPowerShell =
  'Paste what this shows: Get-ADUser -Filter "UserPrincipalName -eq \'ada@contoso.com\'" | Select-Object -ExpandProperty DistinguishedName';

const firstPart = /^(?:CN|OU|DC)\s*=/i;
const nextPart = /[,;+]\s*(?:CN|OU|DC)\s*=/i;
const lastDomain = /[,;]\s*DC\s*=\s*[\p{L}\p{N}-]+$/iu;
/** Dots before the sign that separates two names. */
const gap = /(?:\.\.\.|…)\s*[,;+/]/;
const base64 = /^[a-z0-9+/]{8,}={0,2}$/i;
const scheme = /^[a-z][a-z0-9+.-]{0,20}:\/\//i;
const mailAddress = /^[^\s@/=]+@[^\s@/=]+$/;
const anyType = /^[a-z][a-z0-9.-]*\s*=/i;

/** Whether dots stand for a part of a line, as in a table that has no room. */
export function isCutOff(line: DirectoryLine): boolean {
  return endsInDots(line) || gap.test(line.body);
}

function endsInDots({ body }: DirectoryLine): boolean {
  return /(?:\.\.\.|…)[\s,;"'”’]*$/.test(body);
}

/** Whether a line that cannot be read was meant as a distinguished name all the same. */
export function isBrokenName(line: DirectoryLine): boolean {
  const body = line.body.trimEnd();
  if (line.label === 'dn::') return base64.test(body);
  if (!firstPart.test(body)) return false;
  return line.label !== undefined || lastDomain.test(body) || (isCutOff(line) && nextPart.test(body));
}

/** Whether a line is plainly no name of an organizational unit: an address, half a name, or one with its type in front. */
export function isNoBareName(line: DirectoryLine): boolean {
  return firstPart.test(line.body) || isCutOff(line) || isAddress(line) || isWebAddress(line);
}

function isAddress({ body }: DirectoryLine): boolean {
  return scheme.test(body);
}

function isWebAddress({ body }: DirectoryLine): boolean {
  return beginsWithDomain(body) && looksLikeWebAddress(body.trimEnd());
}

/** The first of these that holds is what is wrong. */
const reasons: readonly (readonly [(line: DirectoryLine) => boolean, problem: string, instead: string])[] = [
  [({ label }) => label === 'dn::', 'The two colons after dn mean that the name is written in base64.', fromPowerShell],
  [
    ({ isContinued }) => isContinued,
    'The name goes on in the next line, and blanks at the break may be lost.',
    'Paste the distinguished name in one line.',
  ],
  [endsInDots, 'The end of the name is cut off.', fromPowerShell],
  [isCutOff, 'Dots stand for a part of the name.', fromPowerShell],
  [isAddress, 'This is an address with a protocol in front.', wholeName],
  [isWebAddress, 'This looks like a web address.', wholeName],
  [({ body }) => mailAddress.test(body.trim()), 'This is the name or mail address of a user.', fromPowerShell],
];

/** Says what is wrong with a line that cannot be read as a path. */
export function explainRefusal(line: DirectoryLine): Refusal {
  const reason = reasons.find(([holds]) => holds(line));
  if (reason) return { ok: false, problem: reason[1], instead: reason[2] };
  const name = parseDistinguishedName(line.body, line.column);
  if (!name.ok && anyType.test(line.body)) return { ok: false, problem: name.problem, instead: fromPowerShell };
  const hasNoOu = name.ok && !name.rdns.flat().some(isOu);
  return { ok: false, problem: hasNoOu ? sayNoOu : sayNeither, instead: wholeName };
}

const sayNoOu = 'This names no organizational unit.';
const sayNeither = 'This is neither a distinguished name nor a canonical path.';
