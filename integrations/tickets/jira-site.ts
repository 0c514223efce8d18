import { basicAuthorization } from './basic-authorization.ts';
import type { CallResult, TicketCall, TicketRequest } from './ticket-call.ts';
import type { JiraSettings } from './ticket-settings.ts';

/**
 * What is asked of a Jira Cloud site: requests by the Jira Service Management REST API, which knows public and internal
 * comments and request types; the rest by the Jira platform REST API v3 (references of both, read in November 2026).
 */
export interface JiraSite {
  /** Issues that the account has created and whose description has a word. */
  search(word: string): Promise<CallResult>;
  createRequest(summary: string, description: string): Promise<CallResult>;
  /** The newest hundred comments of an issue. */
  readComments(issue: string): Promise<CallResult>;
  comment(issue: string, body: string, isPublic: boolean): Promise<CallResult>;
  readStatus(issue: string): Promise<CallResult>;
  readTransitions(issue: string): Promise<CallResult>;
  transition(issue: string, transition: JiraTransition): Promise<CallResult>;
  readAccount(): Promise<CallResult>;
  /** The fields of the request type as which cases are filed. */
  readRequestFields(): Promise<CallResult>;
}

export interface JiraTransition {
  readonly id: string;
  /** Id of the resolution, where the way to the new status asks for one. */
  readonly resolution: string | undefined;
}

type Query = Readonly<Record<string, string>>;

type Ask = (method: TicketRequest['method'], path: string, query: Query, body?: unknown) => Promise<CallResult>;

/** Opens a site for the account whose API token is in the settings. */
export function openJiraSite(settings: Omit<JiraSettings, 'system'>, call: TicketCall): JiraSite {
  const ask = asker(settings, call);
  return { ...requestsOf(settings, ask), ...issuesOf(ask), readAccount: () => ask('GET', '/rest/api/3/myself', {}) };
}

function requestsOf(
  { serviceDesk, requestType }: Pick<JiraSettings, 'serviceDesk' | 'requestType'>,
  ask: Ask,
): Pick<JiraSite, 'createRequest' | 'comment' | 'readRequestFields'> {
  const api = '/rest/servicedeskapi';
  return {
    createRequest(summary, description) {
      const requestFieldValues = { summary, description };
      const body = { serviceDeskId: serviceDesk, requestTypeId: requestType, requestFieldValues };
      return ask('POST', `${api}/request`, {}, body);
    },
    comment: (issue, body, isPublic) =>
      ask('POST', `${api}/request/${encodeURIComponent(issue)}/comment`, {}, { body, public: isPublic }),
    readRequestFields: () => ask('GET', `${api}/servicedesk/${serviceDesk}/requesttype/${requestType}/field`, {}),
  };
}

function issuesOf(
  ask: Ask,
): Pick<JiraSite, 'search' | 'readComments' | 'readStatus' | 'readTransitions' | 'transition'> {
  const pathOf = (issue: string): string => `/rest/api/3/issue/${encodeURIComponent(issue)}`;
  return {
    search(word) {
      const jql = `creator = currentUser() AND description ~ "${word}"`;
      return ask('GET', '/rest/api/3/search/jql', { jql, fields: 'summary,description', maxResults: '10' });
    },
    readComments: (issue) => ask('GET', `${pathOf(issue)}/comment`, { orderBy: '-created', maxResults: '100' }),
    readStatus: (issue) => ask('GET', pathOf(issue), { fields: 'status' }),
    readTransitions: (issue) => ask('GET', `${pathOf(issue)}/transitions`, { expand: 'transitions.fields' }),
    transition(issue, { id, resolution }) {
      const fields = resolution === undefined ? {} : { fields: { resolution: { id: resolution } } };
      return ask('POST', `${pathOf(issue)}/transitions`, {}, { transition: { id }, ...fields });
    },
  };
}

function asker({ host, email, apiToken }: Pick<JiraSettings, 'host' | 'email' | 'apiToken'>, call: TicketCall): Ask {
  // "Basic auth for REST APIs" (Jira Service Management Cloud, 2025-12-12): e-mail address and API token.
  const authorization = basicAuthorization(email, apiToken);
  return (method, path, query, body) => {
    const url = new URL(`https://${host}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return call({
      method,
      url,
      headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };
}
