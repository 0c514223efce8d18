import { readdirSync } from 'node:fs';
import restify from 'restify';
import { mountChatPage } from '../../../bot/local-channel/page.ts';

const server = restify.createServer();
let base = '';

beforeAll(async () => {
  mountChatPage(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${String(server.address().port)}`;
});

afterAll(() => {
  server.close();
});

test.each([
  ['/', 'text/html; charset=utf-8', '<title>Writeback Desk</title>'],
  ['/favicon.ico', 'image/svg+xml', '<svg'],
  ['/chat/assets/chat.js', 'text/javascript; charset=utf-8', 'import'],
  ['/chat/assets/chat.css', 'text/css; charset=utf-8', 'body'],
  ['/chat/assets/adaptivecards.min.js', 'text/javascript; charset=utf-8', 'AdaptiveCards'],
  ['/chat/assets/markdown-it.umd.min.js', 'text/javascript; charset=utf-8', 'markdownit'],
])('%s is served as %s', async (path, type, part) => {
  const answer = await fetch(base + path);

  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toContain(
    "default-src 'none'; script-src 'self'; style-src 'self'",
  );
  expect(await answer.text()).toContain(part);
});

test('every file of the page can be had', async () => {
  const names = readdirSync(new URL('../../../bot/page', import.meta.url)).filter((name) => name !== 'index.html');

  for (const name of names) {
    const answer = await fetch(`${base}/chat/assets/${name}`);
    expect([name, answer.status]).toEqual([name, 200]);
    await answer.text();
  }
});

test.each(['package.json', 'index.html', '..%2Fmain.ts', '%2e%2e%2fmain.ts', 'constructor', 'chat.js%00', ''])(
  'there is no %j',
  async (name) => {
    expect((await fetch(`${base}/chat/assets/${name}`)).status).toBe(404);
  },
);

test('the page names no other host', async () => {
  const page = await (await fetch(base)).text();

  expect(page).not.toMatch(/https?:\/\//);
  expect(page).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=/);
});
