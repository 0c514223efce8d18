import { createHash } from 'node:crypto';

/** By which a person of a tenant is known where nobody is to read who it is: SHA-256 in hexadecimal. */
export function hashPerson(tenant: string, person: string): string {
  return createHash('sha256')
    .update(JSON.stringify([tenant, person]))
    .digest('hex');
}
