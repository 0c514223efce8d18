/** What the desk has to know of the ticket system it writes to. */
export type TicketSettings = WebhookSettings | ServiceNowSettings | JiraSettings;

/** Any program that takes signed JSON over HTTPS. */
export interface WebhookSettings {
  readonly system: 'webhook';
  /** `https://`, or `http://` on this machine. */
  readonly url: string;
  /** Key of the signature. */
  readonly secret: string;
}

export interface ServiceNowSettings {
  readonly system: 'servicenow';
  /** Host of the instance, such as `contoso.service-now.com`. */
  readonly host: string;
  readonly signIn: ServiceNowSignIn;
}

/** As a user, or as an OAuth client. */
export type ServiceNowSignIn =
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: string };

export interface JiraSettings {
  readonly system: 'jira';
  /** Host of the site, such as `contoso.atlassian.net`. */
  readonly host: string;
  /** Of the Atlassian account whose API token it is. */
  readonly email: string;
  readonly apiToken: string;
  /** Id of the service desk (a number), not the key of its project. */
  readonly serviceDesk: string;
  /** Id of the request type as which cases are filed (a number). */
  readonly requestType: string;
}
