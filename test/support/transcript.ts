import { cardButtons } from '../../cards/card-text.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import type { Press, Speaker, TestBot, TestReply } from './bot-client.ts';
import type { DescribedFile } from './described-file.ts';

/**
 * Plays a transcript and gives it back as it really went: what a person does stays, what the bot says is heard anew.
 *
 * `> ` typed (lines in a row are one message; `> (400 times) x` is a line 400 times), `* ` a pressed button (`* Save {page: a
 * page; sid: a code}` with what was filled in), `+ a.evtx` a file that is sent, with an event on each of the `+ ` lines below it (several
 * files in a row are one message), `@ ` who speaks from here on, `! restart`, `! channel` (from here on in a
 * channel), `! chat` (in the speaker's own chat again), `# ` a comment; `< ` said, `= ` a card in the place of another one, two
 * blanks continue what was said. A card that ends with ` | …` has more buttons. Cases are numbered from 1001 on, whatever
 * numbers the bot has given them. Each transcript is played in an organization of its own.
 */
export async function playTranscript(written: string, bot: TestBot, conversation: string): Promise<string> {
  const played: string[] = [];
  let speaker: Speaker = { conversation, tenant: conversation };
  const numbers = caseNumbers();
  for (const step of readSteps(written)) {
    played.push(...step);
    speaker = { ...speaker, ...readSpeaker(step[0] ?? '', conversation) };
    const replies = await act(step.map(numbers.toReal), speaker, bot);
    played.push(...replies.map((reply) => numbers.toWritten(writeReply(reply))));
  }
  return shorten(played, written.split('\n')).join('\n');
}

/** The number of a case depends on what the bot has been told before: in a transcript its first case is 1001. */
function caseNumbers() {
  const real: string[] = [];
  const first = 1001;
  return {
    toReal: (typed: string) => typed.replace(/\b1\d{3}\b/g, (number) => real[Number(number) - first] ?? number),
    toWritten(reply: string): string {
      const [, opened] = /^< Your case is number \*\*(\d+)\*\*/.exec(reply) ?? [];
      if (opened !== undefined && !real.includes(opened)) real.push(opened);
      return reply.replace(/\b\d{4,9}\b/g, (number) =>
        real.includes(number) ? String(first + real.indexOf(number)) : number,
      );
    },
  };
}

function shorten(played: readonly string[], written: readonly string[]): string[] {
  const shortened = written.filter((line) => line.endsWith(' | …'));
  return played.map((line) => shortened.find((short) => line.startsWith(short.slice(0, -1))) ?? line);
}

/** One thing done a step; a message of several lines is one. What the bot said when it was written down is left out. */
function readSteps(written: string): string[][] {
  const steps: string[][] = [];
  for (const line of written.split('\n')) {
    if (/^(?:[<=] | {2})/.test(line)) steps.push([]);
    else if (isOneStep(line, steps.at(-1)?.[0])) steps.at(-1)?.push(line);
    else steps.push([line]);
  }
  return steps.filter((step) => step.length > 0);
}

function isOneStep(line: string, first = ''): boolean {
  return (isTyped(line) && isTyped(first)) || (line.startsWith('+ ') && first.startsWith('+ '));
}

function isTyped(line = ''): boolean {
  return line === '>' || line.startsWith('> ');
}

function readSpeaker(line: string, conversation: string): Speaker {
  if (line.startsWith('@ ')) return { person: line.slice(2) };
  if (line === '! channel') return { scope: 'channel', conversation: `${conversation} in a channel` };
  return line === '! chat' ? { scope: 'personal', conversation } : {};
}

async function act(step: readonly string[], speaker: Speaker, bot: TestBot): Promise<TestReply[]> {
  const [line = ''] = step;
  if (isTyped(line)) return bot.say(step.map(readTyped).join('\n'), speaker);
  if (line.startsWith('+ ')) return bot.attach(readFiles(step), speaker);
  if (line.startsWith('* ')) return bot.press(...readPress(line.slice(2), speaker));
  if (line === '! restart') await bot.restart();
  else if (!/^(?:$|# |@ |! channel$|! chat$)/.test(line))
    throw new Error(`A transcript has no lines such as “${line}”.`);
  return [];
}

/** A line that begins with no time names a file. */
function readFiles(lines: readonly string[]): DescribedFile[] {
  const files: { name: string; log: string }[] = [];
  for (const line of lines.map((written) => written.slice(2))) {
    const last = files.at(-1);
    if (last && /^(?:\d\d:\d\d:\d\d|-) /.test(line)) last.log += `${line}\n`;
    else files.push({ name: line, log: '' });
  }
  return files;
}

function readPress(pressed: string, speaker: Speaker): [string, Press] {
  const [, title = pressed, filled = ''] = /^(.*) \{(.*)\}$/.exec(pressed) ?? [];
  const pairs = filled === '' ? [] : filled.split('; ').map((field) => field.split(/: (.*)/).slice(0, 2));
  return [title, { ...speaker, inputs: Object.fromEntries(pairs) as Record<string, string> }];
}

function readTyped(line: string): string {
  const [, times, repeated] = /^> \((\d+) times\) (.*)$/.exec(line) ?? [];
  return repeated === undefined ? line.slice(2) : Array<string>(Number(times)).fill(repeated).join('\n');
}

function writeReply({ text, card, replaces }: TestReply): string {
  if (card) return `${replaces ? '=' : '<'} [card] ${[headingOf(card), ...buttonsOf(card)].join(' | ')}`;
  return `< ${(text ?? '').replace(/\n+/g, '\n  ')}`;
}

function buttonsOf(card: AdaptiveCard): string[] {
  return cardButtons(card).map(({ title }) => title);
}

function headingOf({ body }: AdaptiveCard): string {
  const heading = body.find((element) => element.type === 'TextBlock' && element.style === 'heading');
  return heading?.type === 'TextBlock' ? heading.text : '';
}
