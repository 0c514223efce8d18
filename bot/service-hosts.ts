/** Each host, in full, at which a Teams bot of the public cloud finds the channel's side of a conversation. */
const serviceHosts = new Set([
  // Not every host of trafficmanager.net: any Azure customer can have one there.
  'smba.trafficmanager.net',
  // GCC has its own host, but issuer, audience and login of the public cloud; GCC High, DoD and China have their own.
  'smba.infra.gcc.teams.microsoft.com',
]);

// Written out, because URL parsers forgive much (`\`, tabs, percent signs, other alphabets) and not all the same.
const plainHttps = /^https:\/\/([a-z0-9.-]+)(?::443)?(?:\/[\w./~%-]*)?$/i;

/**
 * Tells whether a serviceUrl leads to Teams, so that our token may go there: https, the usual port, no user in it, and a host
 * of the list (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
 */
export function isServiceUrl(url: string): boolean {
  const host = plainHttps.exec(url)?.[1]?.toLowerCase();
  return host !== undefined && serviceHosts.has(host);
}
