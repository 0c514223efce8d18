import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** What a program left behind. */
export interface Finished {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program of the project in a process of its own. */
export interface Program {
  readonly ended: Promise<Finished>;
  /** Resolves with the hit once the standard output matches; rejects when the program ends without. */
  prints(pattern: RegExp): Promise<string>;
  type(text: string): void;
  endInput(): void;
  signal(name: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void;
}

/** Starts `node <file>` the way the npm scripts do, with these settings and no others. */
export function startProgram(file: string, args: readonly string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, [file, ...args], { cwd: project, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  // A program that has ended no longer listens to what is typed.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<Finished>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  return {
    ended,
    prints: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const hit = pattern.exec(stdout)?.[0];
          if (hit !== undefined) resolve(hit);
        };
        child.stdout.on('data', look);
        void ended.then(() => {
          reject(new Error(`It ended before it printed ${String(pattern)}.\n${stdout}\n${stderr}`));
        });
        look();
      }),
    type: (text) => child.stdin.write(text),
    endInput: () => child.stdin.end(),
    signal: (name) => child.kill(name),
  };
}

/** Runs a program to its end, with `stdin` as everything that is typed. */
export function runProgram(
  file: string,
  args: readonly string[],
  { env = {}, stdin = '' }: { env?: Record<string, string>; stdin?: string } = {},
): Promise<Finished> {
  const program = startProgram(file, args, env);
  program.type(stdin);
  program.endInput();
  return program.ended;
}
