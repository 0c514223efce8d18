import nock from 'nock';
import { fileDatabase } from '../../support/databases.ts';
import { operate } from '../../support/operator.ts';

const database = fileDatabase();
const env = {
  TICKET_SYSTEM: 'servicenow',
  SERVICENOW_INSTANCE: 'contoso.service-now.com',
  SERVICENOW_USER: 'desk',
  SERVICENOW_PASSWORD: 'the password',
};

afterEach(() => {
  nock.cleanAll();
});

it('says that there is none', async () => {
  const { code, printed } = await operate('connectors test', await database.open());

  expect(code).toBe(0);
  expect(printed).toContain('No ticket system is set');
});

it('says what is fine, one line each', async () => {
  nock('https://contoso.service-now.com').get(/.*/).query(true).times(9).reply(200, { result: [] });
  const { code, printed } = await operate('connectors test', await database.open(), env);

  expect(code).toBe(0);
  expect(printed).toMatch(/^ok {7}/);
});

it('fails when the system does not let the desk in, and tells no secret', async () => {
  nock('https://contoso.service-now.com').get(/.*/).query(true).times(9).reply(401, {});
  const { code, printed } = await operate('connectors test', await database.open(), env);

  expect(code).toBe(1);
  expect(printed).toMatch(/^problem {2}/);
  expect(printed).not.toContain('the password');
});
