import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { packetJsonSchema } from '../cases/packet.ts';
import { sqlKnowledgeJournal } from '../integrations/sql-knowledge-journal.ts';
import { openSqlStore } from '../integrations/sql-store.ts';
import type { Answer } from '../knowledge/matcher.ts';
import { articleJsonSchema, type Article } from '../knowledge/article.ts';
import { readKnowledgeFolder } from '../integrations/knowledge-folder.ts';
import { createMatcher, type Matcher } from '../knowledge/matcher.ts';
import { renderPaths } from '../knowledge/paths.ts';
import { askLog, printEvents } from './ask-log.ts';
import { knowledgeFolder } from './build-desk.ts';
import { readConfig } from './config.ts';
import { printAnswer, printCatalogue, printStats } from './print.ts';

const usage = `Asks the knowledge once, without the bot.
  npm run ask -- "31034 on AADC01"        print the answer; exit 1 when nothing is known
  npm run ask -- --json "text"            the same as one line of JSON
  npm run ask -- --jsonl < questions      {"id","text"} a line in, {"id","outcome","ranked"} a line out
  npm run ask -- --log FILE [--log FILE]  read event logs and name the cause; with --json one line of JSON
  npm run ask -- --log FILE --jsonl       every event of a log, one a line
  npm run ask -- --list                   the catalogue of articles
  npm run ask -- --stats                  what helped, what did not, and what was not found
  npm run ask -- --schema                 the JSON Schema of an article's front matter
  npm run ask -- --packet-schema          the JSON Schema of a case packet
  npm run ask -- --paths                  every way of deciding, as Markdown with flowcharts`;

const options = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  log: { type: 'string', multiple: true },
  list: { type: 'boolean' },
  stats: { type: 'boolean' },
  schema: { type: 'boolean' },
  'packet-schema': { type: 'boolean' },
  paths: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

// Above the first await: what stands below it does not exist yet when a line is read.
const question = z.looseObject({ id: z.string(), text: z.string() });

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const given = read(args);
  if (typeof given === 'string') return complain(given);
  const { values, text } = given;
  if (values.help) return print(usage);
  if (values.schema) return print(JSON.stringify(articleJsonSchema(), null, 2));
  if (values['packet-schema']) return print(JSON.stringify(packetJsonSchema(), null, 2));
  if (values.paths) return print(renderPaths(readKnowledgeFolder(knowledgeFolder)));
  if (values.stats) return tellStats();
  return ask(values, text);
}

async function ask(values: Values, text: string): Promise<number> {
  const knowledge = readKnowledgeFolder(knowledgeFolder);
  if (values.log) return readLogs(values, values.log, knowledge.articles);
  if (values.list) return print(printCatalogue(knowledge.articles));
  const matcher = createMatcher(knowledge);
  if (values.jsonl) return answerLines(matcher);
  if (text.trim() === '') return complain('There is nothing to answer. Put the text in quotes after --.');
  const answer = matcher.answer(text);
  print(values.json ? JSON.stringify(toJson(answer)) : printAnswer(answer));
  return answer.outcome === 'none' ? 1 : 0;
}

async function readLogs(values: Values, paths: readonly string[], articles: readonly Article[]): Promise<number> {
  const [path = '', ...others] = paths;
  if (values.jsonl && others.length > 0) return complain('Events are printed of one log at a time.');
  const { output, code } = values.jsonl
    ? await printEvents(path, print)
    : await askLog(paths, articles, values.json === true);
  if (code === 2) console.error(output);
  else if (output !== '') print(output);
  return code;
}

function read(args: readonly string[]): { values: Values; text: string } | string {
  try {
    // A code such as -2145188327 is no option.
    const code = args.findIndex((arg) => /^-\d/.test(arg));
    const marked = code === -1 ? [...args] : [...args.slice(0, code), '--', ...args.slice(code)];
    const { values, positionals } = parseArgs({ args: marked, options, allowPositionals: true });
    return { values, text: positionals.join(' ') };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function print(text: string): 0 {
  console.log(text);
  return 0;
}

function complain(problem: string): 2 {
  console.error(`${problem}\n\n${usage}`);
  return 2;
}

function toJson(answer: Answer): object {
  const ranked = answer.outcome === 'none' ? [] : answer.ranked;
  return {
    outcome: answer.outcome,
    ranked: ranked.map(({ article, score, reasons }) => ({ article: article.id, score, reasons })),
  };
}

async function answerLines(matcher: Matcher): Promise<number> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number++;
    if (line.trim() === '') continue;
    const asked = question.safeParse(parseJson(line));
    if (!asked.success) return complain(`Line ${String(number)} is not {"id": "…", "text": "…"}.`);
    print(JSON.stringify({ id: asked.data.id, ...toJson(matcher.answer(asked.data.text)) }));
  }
  return 0;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function tellStats(): Promise<number> {
  const settings = readConfig();
  if (!settings.ok) return complain(`Settings to correct:\n  ${settings.problems.join('\n  ')}`);
  const { databaseUrl: url, dataDir } = settings.config;
  const place = url === undefined ? { file: join(dataDir, 'desk.db') } : { url };
  const store = await openSqlStore(place).catch((error: unknown) => error as Error);
  if (store instanceof Error) {
    console.error(store.message);
    return 2;
  }
  try {
    return print(printStats(await sqlKnowledgeJournal(store).readStats()));
  } finally {
    await store.destroy();
  }
}
