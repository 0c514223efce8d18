import { request } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request with every header under control, also those that `fetch` sets itself. */
export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without `Content-Length` among the headers the body goes out in chunks. */
  readonly body?: string | Buffer;
}

/** Sends one request on a connection of its own; resolves with the status and the text of the answer. */
export function sendRaw(
  url: string,
  { method = 'POST', headers = {}, body }: RawRequest,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      text(response).then((answer) => {
        resolve({ status: response.statusCode ?? 0, text: answer });
      }, reject);
    });
    sent.on('error', reject);
    if (body !== undefined) sent.write(body);
    sent.end();
  });
}
