import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { isZip, type SentFile } from './read-files.ts';

/** Most bytes of the files that are kept together, before they are packed. */
const mostBytes = 50 * 1024 * 1024;

/** Packs files into one zip; one that is packed already stays as it is. Undefined for more than is kept. */
export async function zipFiles(files: readonly SentFile[]): Promise<Uint8Array | undefined> {
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
  if (sizes.reduce((sum, size) => sum + size, 0) > mostBytes) return undefined;
  const [first, ...others] = files;
  if (first && others.length === 0 && (await isZip(first.path))) return readFile(first.path);
  const zip = new ZipFile();
  files.forEach(({ path, name }, at) => {
    zip.addFile(path, packedName(name, at));
  });
  zip.end();
  return buffer(zip.outputStream);
}

/** The name in a zip of the file at a place, from a name that came from outside: nothing in it leads anywhere, and no two are the same. */
export function packedName(name: string, at: number): string {
  return `${String(at + 1)}-${name.replace(/[^\p{L}\p{N}._-]+/gu, '_')}`;
}
