import nock from 'nock';
import { createServiceNowSignIn } from '../../../integrations/tickets/service-now-sign-in.ts';
import { createTicketCall } from '../../../integrations/tickets/ticket-call.ts';

const host = 'desk-test.service-now.com';
let clock: number;

beforeEach(() => {
  clock = 1_773_480_360_000;
});

afterEach(() => {
  nock.cleanAll();
});

const account = () =>
  createServiceNowSignIn(
    { host, signIn: { kind: 'oauth', clientId: 'a329c451', clientSecret: 'pass word&' } },
    createTicketCall(),
    () => clock,
  );

/** Each token is another one; the answer is that of "REST OAuth example" (ServiceNow, 2026-03-12). */
function giveTokens(expires_in = 1799): string[] {
  const asked: string[] = [];
  nock(`https://${host}`)
    .persist()
    .post('/oauth_token.do')
    .reply(200, (_uri, body) => {
      asked.push(new URLSearchParams(body as string).toString());
      return { scope: 'useraccount', token_type: 'Bearer', expires_in, access_token: `token-${String(asked.length)}` };
    });
  return asked;
}

it('as a user needs nothing but the header', async () => {
  const basic = { kind: 'basic', user: 'desk', password: 'secret' } as const;
  const desk = createServiceNowSignIn({ host, signIn: basic }, createTicketCall(), () => clock);
  desk.forget();

  expect(await desk.signIn()).toEqual({
    ok: true,
    authorization: `Basic ${Buffer.from('desk:secret').toString('base64')}`,
  });
});

it('as a client asks for a token, as a form', async () => {
  const asked = giveTokens();

  expect(await account().signIn()).toEqual({ ok: true, authorization: 'Bearer token-1' });
  expect(asked).toEqual(['grant_type=client_credentials&client_id=a329c451&client_secret=pass+word%26']);
});

it('keeps the token until a minute before it ends', async () => {
  giveTokens(1800);
  const { signIn } = account();
  await signIn();
  clock += 1_739_999;
  expect(await signIn()).toEqual({ ok: true, authorization: 'Bearer token-1' });

  clock += 1;
  expect(await signIn()).toEqual({ ok: true, authorization: 'Bearer token-2' });
});

it('asks anew when it was told to forget', async () => {
  giveTokens();
  const desk = account();
  await desk.signIn();
  desk.forget();

  expect(await desk.signIn()).toEqual({ ok: true, authorization: 'Bearer token-2' });
});

it.each([
  ['a page', '<html>'],
  ['no token', { expires_in: 1799 }],
  ['a token that would break the header', { access_token: 'a\r\nx: 1', expires_in: 1799 }],
  ['a token without an end', { access_token: 'a' }],
])('%s is no token, and is tried again', async (_, body) => {
  nock(`https://${host}`).post('/oauth_token.do').reply(200, body);

  expect(await account().signIn()).toMatchObject({ ok: false, kind: 'failing', mayHaveArrived: false });
});

it('no sign-in can have made a ticket', async () => {
  nock(`https://${host}`).post('/oauth_token.do').reply(500);

  expect(await account().signIn()).toMatchObject({ ok: false, kind: 'failing', mayHaveArrived: false });
});

it('a client that is refused stays so', async () => {
  nock(`https://${host}`)
    .post('/oauth_token.do')
    .reply(401, { error: 'server_error', error_description: 'access_denied' });

  expect(await account().signIn()).toMatchObject({ ok: false, kind: 'refused', status: 401 });
});
