import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** The bot itself in a process of its own. */
export interface RealDesk {
  /** Address of the chat page, such as `http://127.0.0.1:3978/`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the bot the way `npm start` does and waits until it prints the address of its chat page. */
export async function startRealDesk(dataDir: string, port = '0'): Promise<RealDesk> {
  const child = spawn(process.execPath, ['bot/main.ts'], {
    cwd: project,
    env: { PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await printedAddress(child);
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function printedAddress({ stdout }: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of stdout ?? []) {
    printed += String(chunk);
    const address = /http:\/\/127\.0\.0\.1:\d+\/(?=\s)/.exec(printed)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`The bot ended before it printed the address of its chat page. It printed: ${printed}`);
}
