import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { isIP } from 'node:net';

const find = dns.lookup as (hostname: string, ...rest: unknown[]) => void;

/**
 * Loaded before a bot, it lets no host name be found: whoever runs the bench measures the same outage of the key servers,
 * and none of the time that a name server takes to say so.
 */
function findAddressesOnly(hostname: string, ...rest: unknown[]): void {
  if (isIP(hostname) > 0) {
    find(hostname, ...rest);
    return;
  }
  const answer = rest.at(-1) as (error: Error) => void;
  setImmediate(answer, Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }));
}

Object.assign(dns, { lookup: findAddressesOnly });
syncBuiltinESMExports();
