import type { Relay } from './findings.ts';

const pattern =
  /(?<![\w.-])([a-z\d][a-z\d-]{0,62})\.(servicebus\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn))(?![\w-])/gi;

/** The Service Bus namespaces that a text names, in small letters, in its order. */
export function findRelays(text: string): Relay[] {
  return [...text.toLowerCase().matchAll(pattern)].map(([, namespace, domain]) => ({
    namespace: String(namespace),
    domain: String(domain),
  }));
}
