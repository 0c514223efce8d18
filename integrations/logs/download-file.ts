import { lookup } from 'node:dns';
import { open, type FileHandle } from 'node:fs/promises';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isInside } from './file-address.ts';

/** What came of fetching a file. */
export type Downloaded =
  | { readonly kind: 'file' }
  | { readonly kind: 'refused'; readonly why: 'host' | 'gone' | 'network' | 'too-large' | 'time' };

type Refused = Extract<Downloaded, { kind: 'refused' }>;

/** How files are fetched. */
export interface DownloadParts {
  /** Whether anything may be fetched from an address; asked again at each redirection. */
  readonly allows: (url: URL) => boolean;
  /** Whether a host may lie in a network of its own: on this machine alone. */
  readonly isInsideAllowed?: boolean;
  /** Most bytes of a file, and the longest time for all of it in milliseconds. */
  readonly mostBytes?: number;
  readonly ms?: number;
}

/** Who waits for a file. */
export interface DownloadWatch {
  /** Ends it before its time. */
  readonly signal?: AbortSignal;
  /** Hears how many bytes are there, and how many there will be, where the sender says so. */
  readonly onProgress?: (got: number, said: number | undefined) => void;
}

/** Fetches one file to a place on this machine; rejects when it cannot be kept there. */
export type DownloadFile = (address: string, path: string, watch?: DownloadWatch) => Promise<Downloaded>;

/** Most bytes of a file that is fetched. */
export const mostFileBytes = 50 * 1024 * 1024;
const mostHops = 2;

/**
 * Makes the way to fetch files that people attached. The address is all it takes: no token goes along, and the address itself,
 * which lets anybody read the file, stands in no error and no log.
 */
export function createDownload(parts: DownloadParts): DownloadFile {
  const { mostBytes = mostFileBytes, ms = 30_000 } = parts;
  return async (address, path, { signal: stop, onProgress = () => undefined } = {}) => {
    const signal = AbortSignal.any([AbortSignal.timeout(ms), ...(stop ? [stop] : [])]);
    const file = await open(path, 'w', 0o600);
    try {
      const found = await find(address, parts, signal, mostHops);
      return 'why' in found ? found : await save(found, file, mostBytes, onProgress);
    } catch (error) {
      return refuse(reasonFor(error, signal));
    } finally {
      await file.close();
    }
  };
}

const refuse = (why: Refused['why']): Refused => ({ kind: 'refused', why });

function reasonFor(error: unknown, signal: AbortSignal): Refused['why'] {
  if (error instanceof NotKept) throw error;
  if (signal.aborted) return 'time';
  return error instanceof InsideAddress ? 'host' : 'network';
}

async function find(
  address: string,
  parts: DownloadParts,
  signal: AbortSignal,
  hops: number,
): Promise<IncomingMessage | Refused> {
  const url = URL.parse(address);
  if (!url || !parts.allows(url)) return refuse('host');
  const response = await get(url, parts, signal);
  if (response.statusCode === 200) return response;
  response.destroy();
  const next = nextAddress(response, url);
  return next !== undefined && hops > 0 ? find(next, parts, signal, hops - 1) : refuse(reasonOf(response));
}

function nextAddress({ statusCode = 0, headers: { location } }: IncomingMessage, from: URL): string | undefined {
  const isElsewhere = statusCode >= 300 && statusCode <= 399 && location !== undefined;
  return isElsewhere ? URL.parse(location, from.href)?.href : undefined;
}

function reasonOf({ statusCode = 0 }: IncomingMessage): Refused['why'] {
  return statusCode >= 500 || statusCode === 429 ? 'network' : 'gone';
}

function get(url: URL, { isInsideAllowed = false }: DownloadParts, signal: AbortSignal): Promise<IncomingMessage> {
  const ask = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    // Not compressed: what comes is counted as it is.
    const options = { signal, headers: { 'Accept-Encoding': 'identity' }, agent: false } as const;
    ask(url, isInsideAllowed ? options : { ...options, lookup: outsideOnly }, resolve)
      .on('error', reject)
      // Who answers with another protocol ends the connection without an error.
      .on('close', () => {
        reject(new Error('There was no answer.'));
      })
      .end();
  });
}

class InsideAddress extends Error {}

/** Looks a name up where the connection is made, so that nothing can change in between. */
const outsideOnly: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const addresses = error ? [] : found;
    const isWrong = addresses.some(({ address }) => isInside(address));
    const problem = isWrong ? new InsideAddress('The host lies in a network of its own.') : error;
    const [first = { address: '', family: 4 }] = isWrong ? [] : addresses;
    if (options.all === true) done(problem, isWrong ? [] : addresses);
    else done(problem, first.address, first.family);
  });
};

/** A full disk is no fault of whoever sends. */
class NotKept extends Error {
  override readonly name = 'NotKept';
  readonly code: string | undefined;

  constructor(cause: NodeJS.ErrnoException) {
    super('The file could not be written.', { cause });
    this.code = cause.code;
  }
}

async function save(
  response: IncomingMessage,
  file: FileHandle,
  mostBytes: number,
  onProgress: (got: number, said: number | undefined) => void,
): Promise<Downloaded> {
  const length = response.headers['content-length'];
  const said = length === undefined ? undefined : Number(length);
  if (said !== undefined && said > mostBytes) {
    response.destroy();
    return refuse('too-large');
  }
  let got = 0;
  onProgress(got, said);
  for await (const piece of response as AsyncIterable<Buffer>) {
    got += piece.length;
    if (got > mostBytes) return refuse('too-large');
    await keep(file, piece);
    onProgress(got, said);
  }
  return { kind: 'file' };
}

async function keep(file: FileHandle, piece: Buffer): Promise<void> {
  try {
    await file.appendFile(piece);
  } catch (error) {
    throw new NotKept(error as NodeJS.ErrnoException);
  }
}
