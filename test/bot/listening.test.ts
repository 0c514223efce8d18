import { once } from 'node:events';
import { connect } from 'node:net';
import restify from 'restify';
import type { Config } from '../../bot/config.ts';
import { readConfig } from '../../bot/config.ts';
import { startListening, stopListening } from '../../bot/listening.ts';

function configOf(env: Record<string, string>): Config {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

const servers: restify.Server[] = [];
function createServer(): restify.Server {
  const server = restify.createServer();
  servers.push(server);
  server.get('/', (_req, res, next) => {
    res.send(200, 'here');
    next();
  });
  return server;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

it.each([
  ['127.0.0.1', /^http:\/\/127\.0\.0\.1:\d+$/],
  ['::1', /^http:\/\/\[::1\]:\d+$/],
])('listens on %s and says where', async (HOST, expected) => {
  const url = await startListening(createServer(), configOf({ HOST, PORT: '0' }));

  expect(url).toMatch(expected);
  expect((await fetch(url)).status).toBe(200);
});

it('says which port is in use, and what to do', async () => {
  const taken = new URL(await startListening(createServer(), configOf({ PORT: '0' }))).port;

  await expect(startListening(createServer(), configOf({ PORT: taken }))).rejects.toThrow(
    `Port ${taken} on 127.0.0.1 is in use. Stop the other program, or set PORT to a free port (PORT=0 picks one).`,
  );
});

it('stops although somebody keeps a connection open with half a request in it', async () => {
  const server = createServer();
  const url = new URL(await startListening(server, configOf({ PORT: '0' })));
  const socket = connect(Number(url.port), url.hostname);
  const ended = once(socket, 'close');
  socket.on('error', () => undefined).resume();
  await once(socket, 'connect');
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf');
  await stopListening(server);
  await ended;

  await expect(fetch(url)).rejects.toThrow();
});
