import { BlockList, isIP } from 'node:net';

/** Hosts from which Teams hands out what people attach: SharePoint and OneDrive for work, in the cloud of most tenants. */
export const usualFileHosts: readonly string[] = ['sharepoint.com'];

/** Whether a file may be fetched from an address: https at its own port, no name or password in it, a host below those given. */
export function isFileAddress(
  { protocol, port, username, password, hostname }: URL,
  hosts: readonly string[],
): boolean {
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  return hosts.some((host) => hostname.endsWith(`.${host}`));
}

/** Whether it is an address of this machine itself, as the chat page and its tests have them. */
export function isLocalAddress({ protocol, hostname, username, password }: URL): boolean {
  if (protocol !== 'http:' || username !== '' || password !== '') return false;
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}

const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(net, bits, 'ipv4');
}
// Those of IPv6, and those in which an address of IPv4 is hidden.
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(net, bits, 'ipv6');
}

/** Whether an IP address is one of a network of its own, to which no name out there should lead ("IANA Special-Purpose Address Registries"). */
export function isInside(address: string): boolean {
  return inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
