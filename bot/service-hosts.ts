/** Each host, in full, at which a Teams bot finds the channel's side of a conversation. */
const serviceHosts = new Set([
  // Not every host of trafficmanager.net: any Azure customer can have one there.
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]);

const botFramework = /^(?:[a-z0-9-]+\.)+botframework\.com$/;

// Written out, because URL parsers forgive much (`\`, tabs, percent signs, other alphabets) and not all the same.
const plainHttps = /^https:\/\/([a-z0-9.-]+)(?::443)?(?:\/[\w./~%-]*)?$/i;

/**
 * Tells whether a serviceUrl leads to Microsoft, so that our token may go there: https, the usual port, no user in it, and a
 * host of the list. Hosts: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 * (Teams, with the government clouds) and botframework.com (the Bot Framework's own channels).
 */
export function isServiceUrl(url: string): boolean {
  const host = plainHttps.exec(url)?.[1]?.toLowerCase();
  return host !== undefined && (serviceHosts.has(host) || botFramework.test(host));
}
