import nock from 'nock';
import { createFates, type FakeAnswer, type Fates } from './failing-calls.ts';
import type { SeenCall } from './fake-service-now.ts';

export const jiraHost = 'desk-test.atlassian.net';

/** An issue of the fake site. */
export interface FakeIssue {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly description: string;
  readonly comments: { readonly body: string; readonly public: boolean }[];
  status: 'new' | 'indeterminate' | 'done';
  resolution: string | null;
}

/**
 * A site in memory, with the answers of the Jira Service Management and the Jira platform REST API references (November
 * 2026). Its search finds what is older than `unindexed` issues.
 */
export interface FakeJira {
  readonly fates: Fates;
  readonly calls: SeenCall[];
  readonly issues: FakeIssue[];
  /** So many of the newest issues the search does not know yet. */
  unindexed: number;
  /** Transitions of the workflow, whatever the status is. */
  transitions: unknown[];
  /** What a request of the type has to fill in. */
  requestFields: unknown[];
}

/** Puts the site behind `https://`; cleaned up by `nock.cleanAll()`. */
export function fakeJira(): FakeJira {
  const fake: FakeJira = {
    fates: createFates(),
    calls: [],
    issues: [],
    unindexed: 0,
    transitions: usualTransitions,
    requestFields: [field('summary', true), field('description', false)],
  };
  for (const method of ['GET', 'POST']) {
    nock(`https://${jiraHost}`)
      .persist()
      .intercept(/.*/, method)
      .reply(async function (uri, body) {
        const url = new URL(uri, `https://${jiraHost}`);
        const [authorization] = [this.req.headers['authorization']].flat();
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const seen = { method, path: url.pathname, query: url.searchParams, authorization, body: text };
        fake.calls.push(seen);
        const [status, answer, headers = {}] = await fake.fates.meet(() => carryOut(fake, seen));
        return [status, answer as nock.Body, headers];
      });
  }
  return fake;
}

/** A field of a request type. */
export function field(fieldId: string, required: boolean): unknown {
  return {
    fieldId,
    name: `The ${fieldId}`,
    description: '',
    required,
    validValues: [],
    jiraSchema: { type: 'string' },
  };
}

/** A way to another status. */
export function transition(id: string, name: string, key: string, resolutions: readonly string[] = []): unknown {
  const allowedValues = resolutions.map((resolution) => ({ id: `1${resolution}`, name: resolution }));
  return {
    id,
    name: `To ${name}`,
    to: { id: `9${id}`, name, statusCategory: { id: 4, key, colorName: 'yellow', name: key } },
    fields: resolutions.length === 0 ? {} : { resolution: { required: true, name: 'Resolution', allowedValues } },
  };
}

const usualTransitions = [
  transition('11', 'Waiting for customer', 'indeterminate'),
  transition('21', 'Canceled', 'done'),
  transition('31', 'Resolved', 'done', ["Won't Do", 'Done']),
  transition('41', 'Closed', 'done'),
];

function carryOut(fake: FakeJira, seen: SeenCall): FakeAnswer {
  const { path, query } = seen;
  if (path === '/rest/api/3/myself') return [200, { accountId: '5b10ac8d82e05b22cc7d4ef5', active: true }];
  if (path === '/rest/api/3/search/jql') return search(fake, query.get('jql') ?? '');
  if (path === '/rest/servicedeskapi/request') return create(fake, seen);
  if (/^\/rest\/servicedeskapi\/servicedesk\/\d+\/requesttype\/\d+\/field$/.test(path)) {
    return [200, { requestTypeFields: fake.requestFields, canRaiseOnBehalfOf: true, canAddRequestParticipants: true }];
  }
  return onIssue(fake, seen);
}

function onIssue(fake: FakeJira, seen: SeenCall): FakeAnswer {
  const [, id, rest = ''] = /\/(?:issue|request)\/(\d+)(?:\/(\w+))?$/.exec(seen.path) ?? [];
  const issue = fake.issues.find((one) => one.id === id);
  return issue ? ofIssue(fake, issue, rest, seen) : [404, { errorMessages: ['Issue does not exist.'], errors: {} }];
}

function search({ issues, unindexed }: FakeJira, jql: string): FakeAnswer {
  const word = /^creator = currentUser\(\) AND description ~ "(\w+)"$/.exec(jql)?.[1];
  if (word === undefined) return [400, { errorMessages: ['Unbounded JQL queries are not allowed here.'] }];
  const known = issues.slice(0, issues.length - unindexed);
  // The search is not exact: it may bring what only resembles the word.
  const found = known.filter(({ description }) => description.includes(word.slice(0, 14)));
  return [
    200,
    {
      issues: found.map(({ id, key, summary, description }) => ({
        id,
        key,
        fields: { summary, description: documentOf(description) },
      })),
      isLast: true,
    },
  ];
}

function create(fake: FakeJira, { body }: SeenCall): FakeAnswer {
  const { requestFieldValues: fields } = JSON.parse(body) as {
    requestFieldValues: { summary: string; description: string };
  };
  const number = fake.issues.length + 1;
  const issue: FakeIssue = {
    id: String(10_000 + number),
    key: `HELP-${String(number)}`,
    ...fields,
    comments: [],
    status: 'new',
    resolution: null,
  };
  fake.issues.push(issue);
  return [
    201,
    {
      issueId: issue.id,
      issueKey: issue.key,
      requestTypeId: '25',
      serviceDeskId: '10',
      currentStatus: { status: 'Open' },
    },
  ];
}

function ofIssue({ transitions }: FakeJira, issue: FakeIssue, rest: string, { method, body }: SeenCall): FakeAnswer {
  if (rest === '')
    return [
      200,
      { id: issue.id, key: issue.key, fields: { status: { name: 'x', statusCategory: { key: issue.status } } } },
    ];
  if (method === 'GET') {
    const comments = issue.comments
      .map((comment, index) => ({ id: String(index), body: documentOf(comment.body) }))
      .reverse();
    return [
      200,
      rest === 'comment'
        ? { comments, startAt: 0, maxResults: 100, total: comments.length }
        : { expand: 'transitions', transitions },
    ];
  }
  if (rest === 'comment') {
    issue.comments.push(JSON.parse(body) as { body: string; public: boolean });
    return [201, { id: '1000', public: true }];
  }
  return go(transitions, issue, body);
}

function go(transitions: readonly unknown[], issue: FakeIssue, body: string): FakeAnswer {
  const asked = JSON.parse(body) as { transition: { id: string }; fields?: { resolution: { id: string } } };
  const way = (transitions as { id: string; to: { statusCategory: { key: FakeIssue['status'] } } }[]).find(
    ({ id }) => id === asked.transition.id,
  );
  if (!way)
    return [
      400,
      { errorMessages: ['It seems that you have tried to perform a workflow operation that is not valid.'] },
    ];
  issue.status = way.to.statusCategory.key;
  issue.resolution = asked.fields?.resolution.id ?? null;
  return [204, ''];
}

/** Rich text, in the Atlassian Document Format. */
function documentOf(text: string): unknown {
  const content = text.split('\n').map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
  return { type: 'doc', version: 1, content };
}
