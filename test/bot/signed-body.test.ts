import { once } from 'node:events';
import restify, { type Request, type Response } from 'restify';
import { signedBodyOf, signedPath, takeBody } from '../../bot/edge.ts';
import { sendRaw } from '../support/raw-request.ts';

/** What is handed over for a request to a path, with the value of its body. */
async function take(path: string, method: string, body: string): Promise<{ bytes: string; value: unknown }[]> {
  const server = restify.createServer();
  server.pre(takeBody);
  const taken: { bytes: string; value: unknown }[] = [];
  const answer = async (req: Request, res: Response): Promise<void> => {
    taken.push({ bytes: signedBodyOf(req).toString(), value: req.body as unknown });
    await Promise.resolve();
    res.send(200);
  };
  server.post(path.split('?')[0] ?? '', answer);
  server.get(path.split('?')[0] ?? '', answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await sendRaw(`http://127.0.0.1:${String(server.address().port)}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  server.close();
  return taken;
}

it.each([signedPath, `${signedPath}?from=here`])('the body is kept as it came for %s', async (path) => {
  expect(await take(path, 'POST', '{ "a": 1.0 }')).toEqual([{ bytes: '{ "a": 1.0 }', value: { a: 1 } }]);
});

it('the body is not kept anywhere else', async () => {
  expect(await take('/api/messages', 'POST', '{ "a": 1.0 }')).toEqual([{ bytes: '', value: { a: 1 } }]);
});

it('the body is empty when there was none', async () => {
  expect(await take(signedPath, 'GET', '')).toEqual([{ bytes: '', value: undefined }]);
});
