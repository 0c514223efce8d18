import nock from 'nock';
import { createTicketSystem } from '../../../integrations/tickets/create-ticket-system.ts';
import { fakeJira, field, jiraHost, type FakeJira } from '../../support/fake-jira.ts';

let site: FakeJira;

beforeEach(() => {
  site = fakeJira();
});

afterEach(() => {
  nock.cleanAll();
});

const check = () =>
  createTicketSystem({
    system: 'jira',
    host: jiraHost,
    email: 'desk@example.com',
    apiToken: 'token',
    serviceDesk: '10',
    requestType: '25',
  }).check();
const isIn = { ok: true, what: 'Jira Service Management lets the account in.' };

it('changes nothing, and says what works', async () => {
  expect(await check()).toEqual([isIn, { ok: true, what: 'The request type takes what the desk fills in.' }]);
  expect(site.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /rest/api/3/myself',
    'GET /rest/servicedeskapi/servicedesk/10/requesttype/25/field',
  ]);
});

it('names each field that is missing, and each that nobody would fill in', async () => {
  site.requestFields = [field('summary', true), field('customfield_1', true), field('customfield_2', false)];

  expect(await check()).toEqual([
    isIn,
    { ok: false, what: 'The request type has no field description. Add it to the request type.' },
    {
      ok: false,
      what: 'The request type requires "The customfield_1". Make it optional: the desk does not fill it in.',
    },
  ]);
});

it('says when the account is not let in', async () => {
  nock.cleanAll();
  nock(`https://${jiraHost}`).get('/rest/api/3/myself').reply(401);

  expect(await check()).toEqual([
    { ok: false, what: 'Jira Service Management does not know us (401). Check JIRA_EMAIL and JIRA_API_TOKEN.' },
  ]);
});

it.each([
  [404, {}, 'Check JIRA_SITE, JIRA_SERVICE_DESK_ID and JIRA_REQUEST_TYPE_ID.'],
  [200, { fields: [] }, 'does not say which fields a request has.'],
])('says when the request type cannot be read: %i', async (status, body, what) => {
  nock.cleanAll();
  nock(`https://${jiraHost}`)
    .get('/rest/api/3/myself')
    .reply(200, {})
    .get(/field$/)
    .reply(status, body);

  expect(await check()).toEqual([isIn, { ok: false, what: expect.stringContaining(what) as string }]);
});
