import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestBot, type TestBot } from './support/bot-client.ts';
import { playTranscript } from './support/transcript.ts';

const folder = join(import.meta.dirname, 'transcripts');
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});

afterAll(async () => {
  await bot.stop();
});

it('finds the transcripts', () => {
  expect(names.length).toBeGreaterThan(20);
});

describe.each(names)('transcript %s', (name) => {
  const written = readFileSync(join(folder, name), 'utf8').trimEnd();

  it('goes as it is written', async () => {
    expect(await playTranscript(written, bot, name)).toBe(written);
  });
});
