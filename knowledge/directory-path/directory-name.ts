import type { DistinguishedName } from './distinguished-name.ts';
import type { NamePart } from './placed.ts';

const knownType = /^(?:CN|OU|DC|O|L|ST|C|STREET|UID|(?:oid\.)?\d{1,3}(?:\.\d{1,12}){1,20})$/i;
const ouType = /^(?:OU|(?:oid\.)?2\.5\.4\.11)$/i;
const domainType = /^(?:DC|(?:oid\.)?0\.9\.2342\.19200300\.100\.1\.25)$/i;
const domainLabels = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u;

/** Whether a part names an organizational unit. */
export function isOu({ type }: Pick<NamePart, 'type'>): boolean {
  return ouType.test(type);
}

/** Whether a part names a piece of the domain. */
export function isDomain({ type }: Pick<NamePart, 'type'>): boolean {
  return domainType.test(type);
}

/** Whether this can be the name of one object in a directory: types of RFC 4514, and a domain at one end if at all. */
export function isDirectoryName({ rdns }: DistinguishedName): boolean {
  const parts = rdns.flat();
  if (!parts.every(({ type }) => knownType.test(type))) return false;
  if (!parts.every((part) => !isDomain(part) || domainLabels.test(part.value))) return false;
  // Several names in one line have a domain in the middle.
  return /^(?:n*d*|d*n*)$/.test(parts.map((part) => (isDomain(part) ? 'd' : 'n')).join(''));
}
