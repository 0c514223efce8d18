import { createWriteStream } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { packetMarkdown } from '../../cases/packet-markdown.ts';
import type { CasePacket } from '../../cases/packet.ts';

/** Where the packet goes, and the log that goes with it, if there is one. */
export interface ExportOptions {
  readonly folder: string;
  readonly log: string | undefined;
}

/** Writes the packet of a case as `case-1042.zip`; resolves with the file. Rejects when the log is not there, or the zip already is. */
export async function exportCase(packet: CasePacket, { folder, log }: ExportOptions): Promise<string> {
  if (log !== undefined && !(await exists(log))) throw new Error(`${log} is not there. Nothing was written.`);
  await mkdir(folder, { recursive: true });
  const name = `case-${String(packet.case.number)}`;
  const file = join(folder, `${name}.zip`);
  const zip = new ZipFile();
  const mtime = new Date(packet.generatedAt);
  zip.addBuffer(Buffer.from(packetMarkdown(packet)), `${name}.md`, { mtime });
  zip.addBuffer(Buffer.from(`${JSON.stringify(packet, null, 2)}\n`), `${name}.json`, { mtime });
  // Under its own name alone: where it lay on this machine is nobody's business.
  if (log !== undefined) zip.addFile(log, basename(log));
  zip.end();
  // Never over a file that somebody has kept, and for nobody else on this machine.
  await pipeline(zip.outputStream, createWriteStream(file, { flags: 'wx', mode: 0o600 })).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST'
      ? new Error(`${file} is there already. Name another folder with --to.`)
      : error;
  });
  return file;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
