import nock from 'nock';
import { createTeamOwners, type IsTeamOwner } from '../../bot/team-owners.ts';

const group = '11111111-2222-4333-8444-555566667777';
const person = '99999999-2222-4333-8444-555566667777';
const refusals: (number | undefined)[] = [];
const isOwner: IsTeamOwner = createTeamOwners({
  token: () => Promise.resolve('the token'),
  onRefusal: (status) => refusals.push(status),
});

beforeEach(() => {
  refusals.length = 0;
});
afterEach(() => {
  nock.cleanAll();
});

function graphAnswers(status: number, body: unknown): nock.Scope {
  return nock('https://graph.microsoft.com', { reqheaders: { authorization: 'Bearer the token' } })
    .get(`/v1.0/teams/${group}/members`)
    .query({ $filter: `(microsoft.graph.aadUserConversationMember/userId eq '${person}')` })
    .reply(status, body as nock.Body);
}

it.each([
  ['an owner', [{ roles: ['owner'], displayName: 'Ada' }], true],
  ['a member', [{ roles: [] }], false],
  ['a guest', [{ roles: ['guest'] }], false],
  ['nobody of the team', [], false],
])('knows %s by the roles that Microsoft Graph tells', async (_, value, expected) => {
  const scope = graphAnswers(200, { value });

  expect(await isOwner(group, person)).toBe(expected);
  expect(scope.isDone()).toBe(true);
  expect(refusals).toEqual([]);
});

it.each([
  [401, {}],
  [403, { error: { code: 'Forbidden' } }],
  [500, {}],
])('does not know when Microsoft Graph answers %i, and tells of it', async (status, body) => {
  graphAnswers(status, body);

  expect(await isOwner(group, person)).toBeUndefined();
  expect(refusals).toEqual([status]);
});

it('does not know when the answer cannot be read, or nobody answers', async () => {
  graphAnswers(200, { value: [{}] });
  expect(await isOwner(group, person)).toBeUndefined();
  nock('https://graph.microsoft.com').get(/.*/).query(true).replyWithError('refused');
  expect(await isOwner(group, person)).toBeUndefined();

  expect(refusals).toEqual([undefined, undefined]);
});

it('follows no redirect, so that the token stays where it belongs', async () => {
  nock('https://graph.microsoft.com').get(/.*/).query(true).reply(302, '', { Location: 'https://elsewhere.example/' });
  const elsewhere = nock('https://elsewhere.example')
    .get('/')
    .reply(200, { value: [{ roles: ['owner'] }] });

  expect(await isOwner(group, person)).toBeUndefined();
  expect(elsewhere.isDone()).toBe(false);
});

it.each([
  ['../users', person],
  [group, "x' or 1 eq 1"],
  ['', ''],
])('asks nothing for what is no id of a directory: %j, %j', async (team, somebody) => {
  const asked = nock('https://graph.microsoft.com')
    .get(/.*/)
    .query(true)
    .reply(200, { value: [{ roles: ['owner'] }] });

  expect(await isOwner(team, somebody)).toBe(false);
  expect(asked.isDone()).toBe(false);
});
