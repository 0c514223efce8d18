import nock from 'nock';
import { openIncidentTable } from '../../../integrations/tickets/incident-table.ts';
import { createTicketCall } from '../../../integrations/tickets/ticket-call.ts';
import type { ServiceNowSignIn } from '../../../integrations/tickets/ticket-settings.ts';
import { fakeServiceNow, serviceNowHost, type FakeServiceNow } from '../../support/fake-service-now.ts';

let instance: FakeServiceNow;

beforeEach(() => {
  instance = fakeServiceNow();
});

afterEach(() => {
  nock.cleanAll();
});

const table = (signIn: ServiceNowSignIn) =>
  openIncidentTable({ host: serviceNowHost, signIn }, createTicketCall(), () => 1_773_480_360_000);
const client: ServiceNowSignIn = { kind: 'oauth', clientId: 'a329c451', clientSecret: 'secret' };
const user: ServiceNowSignIn = { kind: 'basic', user: 'desk', password: 'password' };
const paths = (): string[] => instance.calls.map(({ path }) => path);

it('a query is one parameter, whatever stands in it', async () => {
  await table(user).find('a=1&sysparm_limit=9^b=ü', 'sys_id', 1);

  expect(Object.fromEntries(instance.calls[0]?.query ?? [])).toEqual({
    sysparm_query: 'a=1&sysparm_limit=9^b=ü',
    sysparm_fields: 'sys_id',
    sysparm_limit: '1',
  });
});

it('an id is one part of the path, whatever stands in it', async () => {
  await table(user).readJournal('../sys_user?x=1');

  expect(paths()).toEqual(['/api/now/table/incident/..%2Fsys_user%3Fx%3D1']);
});

it('a token serves many calls', async () => {
  const incidents = table(client);
  await incidents.find('a=1', 'sys_id', 1);
  await incidents.find('a=1', 'sys_id', 1);

  expect(paths()).toEqual(['/oauth_token.do', '/api/now/table/incident', '/api/now/table/incident']);
});

it('a token that is refused is replaced once', async () => {
  const incidents = table(client);
  await incidents.find('a=1', 'sys_id', 1);
  instance.token = 'another';

  expect(await incidents.create({ short_description: 'x' })).toMatchObject({ ok: true, status: 201 });
  expect(paths().slice(2)).toEqual(['/api/now/table/incident', '/oauth_token.do', '/api/now/table/incident']);
  expect(instance.incidents.size).toBe(1);
});

it('a password that is refused is not tried twice', async () => {
  instance.token = 'other';

  expect(await table(user).find('a=1', 'sys_id', 1)).toMatchObject({ ok: false, status: 401 });
  expect(instance.calls).toHaveLength(1);
});

it('without a token nothing is asked', async () => {
  instance.fates.next('busy');

  expect(await table(client).create({})).toMatchObject({ ok: false, kind: 'busy' });
  expect(paths()).toEqual(['/oauth_token.do']);
});
