import { randomBytes, randomUUID } from 'node:crypto';
import { plainQuestion } from './attack-list.ts';
import { startBotProcess, type BotProcess, type Contestant, type Registration } from './bot-process.ts';
import { quantile, table } from './figures.ts';

const tokensSent = 2000;
const warmUpRequests = 200;

const registration: Registration = {
  MicrosoftAppId: '6f0c2d3e-1111-4222-8333-444455556666',
  MicrosoftAppPassword: 'the client secret',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '0a1b2c3d-5555-4666-8777-888899990000',
};

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function makeToken(header: object, issuer: object, signature: Buffer): string {
  const seconds = Math.floor(Date.now() / 1000);
  const claims = { aud: registration.MicrosoftAppId, nbf: seconds - 60, exp: seconds + 600, ...issuer };
  return `Bearer ${encode(header)}.${encode(claims)}.${signature.toString('base64url')}`;
}

/** Tokens that anybody can write, each another one: garbage, unsigned, with an issuer of its own. */
const sorts: readonly (() => string)[] = [
  () => `Bearer ${randomBytes(400).toString('base64url')}`,
  () => makeToken({ alg: 'none', typ: 'JWT' }, { iss: 'https://api.botframework.com' }, Buffer.alloc(0)),
  () => {
    const tid = randomUUID();
    const issuer = { iss: `https://sts.windows.net/${tid}/`, tid, ver: '1.0', appid: registration.MicrosoftAppId };
    return makeToken({ alg: 'RS256', typ: 'JWT', kid: randomUUID() }, issuer, randomBytes(256));
  },
];

interface Answer {
  readonly status: number;
  readonly ms: number;
}

/** Over a kept connection, as the channel's are: Node takes memory for each new one. */
async function ask(bot: BotProcess, authorization: string): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) };
  const body = JSON.stringify(plainQuestion());
  const started = performance.now();
  const answer = await fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body });
  await answer.text();
  return { status: answer.status, ms: performance.now() - started };
}

function countStatuses(answers: readonly Answer[]): string {
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return Array.from(counts, ([status, count]) => `${String(count)} × ${String(status)}`).join(', ');
}

async function rowOf(contestant: Contestant): Promise<string[]> {
  const bot = await startBotProcess(contestant, { registration, keepLog: true, offline: true });
  for (let at = 0; at < warmUpRequests; at++) await ask(bot, '');
  bot.forgetPeak();
  const before = { resident: bot.residentMb(), log: bot.logBytes() };
  const answers: Answer[] = [];
  for (let at = 0; at < tokensSent; at++) answers.push(await ask(bot, sorts[at % sorts.length]?.() ?? ''));
  const times = answers.map(({ ms }) => ms);
  const row = [
    contestant,
    quantile(times, 0.5).toFixed(1),
    quantile(times, 0.99).toFixed(1),
    countStatuses(answers),
    (bot.peakMb() - before.resident).toFixed(0),
    ((bot.logBytes() - before.log) / 1024).toFixed(0),
  ];
  await bot.stop();
  return row;
}

/** What junk tokens cost a bot that asks for tokens, where it can reach no key server. */
export async function floodWithTokens(): Promise<string> {
  const rows = [await rowOf('echo'), await rowOf('desk')];
  return [
    `${String(tokensSent)} junk tokens (in turn garbage, unsigned, with an issuer of its own) to bots that ask for tokens. They find no`,
    'host, so no key server can be reached:\n',
    table(['bot', 'p50, ms', 'p99, ms', 'answers', 'memory, MB', 'log, KB'], rows),
  ].join('\n');
}
