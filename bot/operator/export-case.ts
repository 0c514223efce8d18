import { constants } from 'node:fs';
import { access, mkdir, open, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { KeptLog } from '../../cases/case-desk.ts';
import { packetMarkdown } from '../../cases/packet-markdown.ts';
import type { CasePacket } from '../../cases/packet.ts';
import { packedName } from '../../integrations/logs/zip-files.ts';

/** Where the packet goes, and the logs that go with it: one that is named, and those that are kept; `note` is called when nothing stands in the way. */
export interface ExportOptions {
  readonly folder: string;
  readonly log: string | undefined;
  readonly kept?: readonly Pick<KeptLog, 'name' | 'zip'>[];
  readonly note: () => Promise<void>;
}

/** Writes the packet of a case as `case-1042.zip`; resolves with the file. Rejects when the log is no file that can be read, or the zip is there already. */
export async function exportCase(packet: CasePacket, { folder, log, kept = [], note }: ExportOptions): Promise<string> {
  if (log !== undefined) await checkLog(log);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `case-${String(packet.case.number)}.zip`);
  const target = await reserve(file);
  try {
    await note();
    const zip = zipOf(packet, log, kept);
    const bytes = target.createWriteStream();
    // The log may go, or change, while it is read.
    zip.on('error', (error: Error) => bytes.destroy(error));
    await pipeline(zip.outputStream, bytes);
  } catch (error) {
    // Half a zip would only stand in the way of the next try.
    await rm(file, { force: true });
    throw new Error(`${file} could not be written: ${(error as Error).message}.`, { cause: error });
  } finally {
    await target.close();
  }
  return file;
}

async function checkLog(log: string): Promise<void> {
  const found = await stat(log).catch(() => undefined);
  if (!found) throw new Error(`${log} is not there. Nothing was written.`);
  if (!found.isFile()) throw new Error(`${log} is no file. Name the log itself. Nothing was written.`);
  await access(log, constants.R_OK).catch((error: unknown) => {
    throw new Error(`${log} may not be read. Nothing was written.`, { cause: error });
  });
}

/** Never over a file that somebody has kept, and for nobody else on this machine. */
async function reserve(file: string): Promise<FileHandle> {
  return open(file, 'wx', 0o600).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST'
      ? new Error(`${file} is there already. Name another folder with --to.`)
      : error;
  });
}

function zipOf(packet: CasePacket, log: string | undefined, kept: readonly Pick<KeptLog, 'name' | 'zip'>[]): ZipFile {
  const name = `case-${String(packet.case.number)}`;
  const zip = new ZipFile();
  const mtime = new Date(packet.generatedAt);
  zip.addBuffer(Buffer.from(packetMarkdown(packet)), `${name}.md`, { mtime });
  zip.addBuffer(Buffer.from(`${JSON.stringify(packet, null, 2)}\n`), `${name}.json`, { mtime });
  // Under its own name alone: where it lay on this machine is nobody's business.
  if (log !== undefined) zip.addFile(log, basename(log));
  kept.forEach((one, at) => {
    zip.addBuffer(Buffer.from(one.zip), `logs/${packedName(one.name, at)}`, { mtime, compress: false });
  });
  zip.end();
  return zip;
}
