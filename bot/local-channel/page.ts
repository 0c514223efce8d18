import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Request, Response, Server } from 'restify';
import { projectFolder } from '../project-folder.ts';

interface PageFile {
  readonly path: string;
  readonly type: string;
}

const packages = createRequire(import.meta.url);
const html = 'text/html; charset=utf-8';
const style = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';
const own = (name: string, type: string): PageFile => ({
  path: join(projectFolder, 'bot', 'page', name),
  type,
});

const index = own('index.html', html);
const icon = own('icon.svg', 'image/svg+xml');

const scripts =
  'cards channel chat command-blocks composer files host-config identity markdown patience place scrolling status transcript'.split(
    ' ',
  );
const styles = ['cards', 'chat', 'composer', 'log'];

/** Every file that can be had, by its exact name: a path is never made out of what a request says. */
const assets: ReadonlyMap<string, PageFile> = new Map([
  ...scripts.map((name) => [`${name}.js`, own(`${name}.js`, script)] as const),
  ...styles.map((name) => [`${name}.css`, own(`${name}.css`, style)] as const),
  ['icon.svg', icon],
  ['adaptivecards.min.js', { path: packages.resolve('adaptivecards/dist/adaptivecards.min.js'), type: script }],
  ['markdown-it.umd.min.js', { path: packages.resolve('markdown-it/browser'), type: script }],
]);

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

/** Serves the chat page and what it is made of; the page asks nothing of any other host. */
export function mountChatPage(server: Server): void {
  for (const place of ['/', '/channel', '/analyst']) {
    server.get(place, async (_req: Request, res: Response) => {
      await send(res, index);
    });
  }
  server.get('/favicon.ico', async (_req: Request, res: Response) => {
    await send(res, icon);
  });
  server.get('/chat/assets/:file', async (req: Request, res: Response) => {
    await send(res, assets.get(String((req.params as { file?: unknown }).file)));
  });
}

async function send(res: Response, file: PageFile | undefined): Promise<void> {
  if (!file) {
    res.send(404, { error: 'There is no such file. The chat page is at /.' });
    return;
  }
  res.sendRaw(200, await readFile(file.path), { ...headers, 'Content-Type': file.type });
}
