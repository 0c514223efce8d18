import { readJiraReport } from '../../bot/jira-report.ts';
import { longestComment } from '../../bot/ticket-report.ts';

const at = 1_773_476_760_000;

/** An event as "Webhooks" (Jira Cloud platform, 2026-01-28) shows it, shortened to what stands for something. */
function event(parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    timestamp: at,
    webhookEvent: 'jira:issue_updated',
    issue_event_type_name: 'issue_generic',
    user: { accountId: '5b10ac8d82e05b22cc7d4ef5', displayName: 'Somebody' },
    issue: issue('done'),
    changelog: { id: '10124', items: [{ field: 'status', fieldtype: 'jira', from: '1', fromString: 'Open', to: '5' }] },
    ...parts,
  };
}

function issue(category: string, summary = '[Case 1042] The reset fails'): unknown {
  return {
    id: '10001',
    key: 'HELP-1',
    fields: { summary, status: { name: 'Any', statusCategory: { id: 3, key: category } } },
  };
}

function comment(parts: Record<string, unknown> = {}): Record<string, unknown> {
  return event({
    webhookEvent: 'comment_created',
    changelog: undefined,
    comment: {
      id: '252789',
      author: { displayName: 'Somebody' },
      body: ' We look into it. ',
      jsdPublic: true,
      ...parts,
    },
  });
}

const read = (body: unknown) => readJiraReport(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
const reportOf = (body: unknown): unknown => {
  const result = read(body);
  return result.ok ? result.report.report : result;
};

it('a status is that of its category', () => {
  expect(read(event())).toEqual({
    ok: true,
    report: {
      report: { case: 1042, key: 'jira change 10124', status: 'resolved', comment: '' },
      issue: '10001',
      at,
    },
  });
});

it.each(['new', 'indeterminate'])('a status of the category %s is open again', (category) => {
  expect(reportOf(event({ issue: issue(category) }))).toMatchObject({ status: 'reopened' });
});

it('a public comment is one', () => {
  expect(reportOf(comment())).toEqual({
    case: 1042,
    key: 'jira comment 252789',
    status: null,
    comment: 'We look into it.',
  });
});

it('a long comment is cut', () => {
  expect(reportOf(comment({ body: 'x'.repeat(longestComment + 5) }))).toMatchObject({
    comment: 'x'.repeat(longestComment),
  });
});

it('ids may be numbers', () => {
  const changelog = { id: 10124, items: [{ field: 'status' }] };

  expect(reportOf(event({ changelog }))).toMatchObject({ key: 'jira change 10124' });
});

it.each([
  ['an internal comment', comment({ jsdPublic: false })],
  ['a comment of which nobody says that it is public', comment({ jsdPublic: undefined })],
  ['a comment that was changed', { ...comment(), webhookEvent: 'comment_updated' }],
  ['a change of something else', event({ changelog: { id: '1', items: [{ field: 'priority' }] } })],
  ['a change without a changelog', event({ changelog: undefined })],
  ['a new issue', event({ webhookEvent: 'jira:issue_created' })],
  ['an issue of somebody else', event({ issue: issue('done', 'The printer is on fire') })],
  ['an issue without a status', event({ issue: { id: '10001', fields: { summary: '[Case 1042] x' } } })],
])('nothing follows from %s', (_, body) => {
  expect(read(body)).toMatchObject({ ok: true, report: { report: null, issue: '10001' } });
});

it.each([
  ['no issue', event({ issue: undefined })],
  ['no time', event({ timestamp: undefined })],
  ['an id that is none', event({ issue: { id: '../1', fields: { summary: 'x' } } })],
  ['rich text in a comment', comment({ body: { type: 'doc' } })],
])('with %s it is refused with a sentence', (_, body) => {
  expect(read(body)).toEqual({
    ok: false,
    problem: 'body: expected an event about an issue, with timestamp, webhookEvent and issue',
  });
});

it('what is no JSON is refused with a sentence', () => {
  expect(read('{')).toEqual({ ok: false, problem: 'body: not JSON, expected one complete value' });
});
