import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDownload, mostFileBytes, type DownloadParts } from '../../../integrations/logs/download-file.ts';
import { answering, type Behaviour, type FaultyChannel } from '../../support/faulty-channel.ts';
import { dripping, flooding, leadingTo, sending, startFileServer, writing } from '../../support/file-server.ts';
import { useRealSockets } from '../../support/real-sockets.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

useRealSockets();
const folder = temporaryFolder();
let server: FaultyChannel;
let files: Record<string, Behaviour> = {};

beforeEach(async () => {
  files = {};
  server = await startFileServer(files);
});

afterEach(() => server.stop());

const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251));
const refused = (why: string) => ({ kind: 'refused', why });
const place = (): string => join(folder.path, 'file');

/** Fetches from the server on this machine, with whatever it is told to do under `/a`. */
function fetchFrom(behaviour: Behaviour, parts: Partial<DownloadParts> = {}) {
  files['/a'] = behaviour;
  return createDownload({ allows: () => true, isInsideAllowed: true, ...parts })(`${server.url}/a`, place());
}

describe('a file', () => {
  it.each([true, false])('arrives byte for byte, for its owner alone (length told: %s)', async (hasLength) => {
    expect(await fetchFrom(sending(bytes, { hasLength }))).toEqual({ kind: 'file' });
    expect(bytes.equals(await readFile(place()))).toBe(true);
    expect((await stat(place())).mode & 0o777).toBe(0o600);
  });

  it('may be empty', async () => {
    expect(await fetchFrom(sending(Buffer.alloc(0)))).toEqual({ kind: 'file' });
    expect((await stat(place())).size).toBe(0);
  });

  it('is asked for without a token, a cookie or a body, and as it is', async () => {
    await fetchFrom((request, response, call) => {
      response.setHeader('Set-Cookie', 'session=1');
      leadingTo('/b')(request, response, call);
    });
    files['/b'] = sending(bytes);
    await fetchFrom(leadingTo('/b'));

    expect(server.calls.map(({ path }) => path)).toEqual(['/a', '/b', '/a', '/b']);
    for (const { method, headers, body } of server.calls) {
      expect({ method, body }).toEqual({ method: 'GET', body: '' });
      expect(Object.keys(headers).sort()).toEqual(['accept-encoding', 'connection', 'host']);
      expect(headers['accept-encoding']).toBe('identity');
    }
  });

  it('may be as large as is taken, and no larger', async () => {
    expect(await fetchFrom(sending(bytes), { mostBytes: bytes.length })).toEqual({ kind: 'file' });
    for (const hasLength of [true, false])
      expect(await fetchFrom(sending(bytes, { hasLength }), { mostBytes: bytes.length - 1 })).toEqual(
        refused('too-large'),
      );
    expect(mostFileBytes).toBe(52_428_800);
  });

  it('tells how much of it is there', async () => {
    const told: [number, number | undefined][] = [];
    const onProgress = (got: number, said: number | undefined): void => void told.push([got, said]);
    const download = createDownload({ allows: () => true, isInsideAllowed: true });
    files['/a'] = sending(bytes);
    files['/b'] = sending(bytes, { hasLength: false });
    await download(`${server.url}/a`, place(), { onProgress });
    await download(`${server.url}/b`, place(), { onProgress });

    expect(told[0]).toEqual([0, bytes.length]);
    expect(told.at(-1)).toEqual([bytes.length, undefined]);
    expect(told.filter(([got, said]) => got === bytes.length && said === bytes.length)).toHaveLength(1);
  });

  it('that cannot be kept is an error, which says nothing of its address', async () => {
    files['/a'] = sending(bytes);
    const download = createDownload({ allows: () => true, isInsideAllowed: true });
    const problem = await download(`${server.url}/a?tempauth=secret`, '/dev/full').catch((error: unknown) => error);

    expect(problem).toMatchObject({ name: 'NotKept', code: 'ENOSPC' });
    expect(String((problem as Error).stack)).not.toContain('tempauth');
    await expect(download(`${server.url}/a`, join(folder.path, 'none', 'file'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});

describe('a sender', () => {
  it.each([
    [401, 'gone'],
    [403, 'gone'],
    [404, 'gone'],
    [410, 'gone'],
    [204, 'gone'],
    [206, 'gone'],
    [304, 'gone'],
    [429, 'network'],
    [500, 'network'],
    [503, 'network'],
  ])('that answers %i is taken for “%s”', async (status, why) => {
    expect(await fetchFrom(answering(status))).toEqual(refused(why));
  });

  it('that breaks off is a matter of the network, whatever it had said', async () => {
    const said = 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n';

    expect(await fetchFrom(writing(`${said}${'x'.repeat(10)}`))).toEqual(refused('network'));
    expect(await fetchFrom(writing('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc'))).toEqual(
      refused('network'),
    );
    expect(await fetchFrom((_, { socket }) => socket?.resetAndDestroy())).toEqual(refused('network'));
    const reset: Behaviour = (_, response) => {
      response.writeHead(200, { 'Content-Length': '1000' });
      response.write('x'.repeat(10), () => response.socket?.resetAndDestroy());
    };
    expect(await fetchFrom(reset)).toEqual(refused('network'));
  });

  it('that sends more than it has said is read as far as it has said', async () => {
    expect(await fetchFrom(writing('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef'))).toEqual({ kind: 'file' });
    expect(await readFile(place(), 'utf8')).toBe('abc');
  });

  it.each([
    ['says nothing', ''],
    ['speaks something else', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['changes the protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nabc'],
    ['tells two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
    ['tells a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabcd'],
    ['has endless headers', `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(20_000)}`],
  ])('that %s is a matter of the network', async (_, answer) => {
    expect(await fetchFrom(writing(answer))).toEqual(refused('network'));
  });

  it('that never ends is left when it has sent too much', async () => {
    expect(await fetchFrom(flooding, { mostBytes: 1_000_000 })).toEqual(refused('too-large'));
  });

  it.each([
    ['drips', dripping],
    ['says nothing and stays', writing('', { staysOpen: true })],
    ['stops in the middle', writing('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc', { staysOpen: true })],
  ])('that %s is left when the time is over', async (_, behaviour) => {
    expect(await fetchFrom(behaviour, { ms: 300 })).toEqual(refused('time'));
  });

  it('has all its redirections within the same time', async () => {
    files['/b'] = dripping;

    expect(await fetchFrom(leadingTo('/b'), { ms: 300 })).toEqual(refused('time'));
  });

  it('is left when whoever waits says stop', async () => {
    files['/a'] = dripping;
    const stop = new AbortController();
    const download = createDownload({ allows: () => true, isInsideAllowed: true });
    const fetched = download(`${server.url}/a`, place(), {
      signal: stop.signal,
      onProgress: (got) => {
        if (got > 0) stop.abort();
      },
    });

    expect(await fetched).toEqual(refused('time'));
  });

  it('that is not there is a matter of the network', async () => {
    await server.stop();

    expect(await fetchFrom(sending(bytes))).toEqual(refused('network'));
  });
});
