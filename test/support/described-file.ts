import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeEvtx, type DescribedEvent } from './evtx-writer.ts';
import { buildLog } from './incident-log.ts';
import { writeViewerXml } from './log-writers.ts';

/** A file with described events (see `buildLog`), in the form that its name ends with. */
export interface DescribedFile {
  readonly name: string;
  readonly log: string;
}

/** What stands in the file: .evtx or .xml; `.7z` begins as such a file does, and anything else is the description itself. */
export function bytesOf({ name, log }: DescribedFile): Uint8Array {
  if (name.endsWith('.7z')) return Buffer.from('377abcaf271c0004', 'hex');
  if (name.endsWith('.xml')) return Buffer.from(writeViewerXml(eventsOf(log)));
  return name.endsWith('.evtx') ? writeEvtx(eventsOf(log)) : Buffer.from(log);
}

function eventsOf(log: string): DescribedEvent[] {
  if (log === '') return [];
  return buildLog({ log, clock: 'utc', cut: undefined }).map(({ provider, id, text, time }, index) => ({
    ...{ provider, id, level: 'error', at: time?.ms ?? 0, strings: [text] },
    ...{ channel: 'Application', computer: 'SYNC01.contoso.com', recordId: index + 1 },
  }));
}

/** Hands out files on loopback while something is done with the attachments by which a message tells of them. */
export async function withServedFiles<Result>(
  files: readonly DescribedFile[],
  use: (attachments: readonly object[]) => Promise<Result>,
): Promise<Result> {
  const bytes = files.map(bytesOf);
  const server = createServer((request, response) => response.end(bytes[Number(request.url?.slice(1))]));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use(
      files.map(({ name }, index) => attachment(name, `http://127.0.0.1:${String(port)}/${String(index)}`)),
    );
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** As Teams tells a bot of a file in a personal chat ("Send and receive files through a bot"). */
function attachment(name: string, downloadUrl: string): object {
  const content = { downloadUrl, uniqueId: name, fileType: name.split('.').at(-1) };
  return { contentType: 'application/vnd.microsoft.teams.file.download.info', name, content };
}
