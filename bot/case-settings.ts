import { z } from 'zod';
import { tags } from '../knowledge/article.ts';

const leads = 'must be directory ids (GUIDs) of people, with commas between them';
const routes = `must be tags with a channel id each, such as connectivity=19:abc@thread.tacv2; tags: ${tags.join(', ')}`;

const keepLogs = 'must be yes or no: whether event logs that people send are kept, to go along with a case';

/** For how many days each kind of data is kept. */
export interface Retention {
  /** The state of a conversation that nobody goes on with. */
  readonly conversations: number;
  /** A draft that nobody goes on with. */
  readonly drafts: number;
  /** An event log, where logs are kept. */
  readonly logs: number;
  /** What was sent, after it arrived. */
  readonly sent: number;
  /** A closed case, until nothing is left of it but figures. */
  readonly cases: number;
  readonly audit: number;
}

const usual: Retention = { conversations: 90, drafts: 30, logs: 30, sent: 7, cases: 365, audit: 730 };
const kinds = Object.keys(usual) as (keyof Retention)[];
const retention = `must be kinds with days each (1 to 3650), such as cases=365,audit=730; kinds: ${kinds.join(', ')}`;

/** The settings of cases, as they stand in the environment. */
export const caseSettings = {
  DESK_LEADS: z
    .string()
    .default('')
    .transform((list) => itemsOf(list).map((id) => id.toLowerCase()))
    .pipe(z.array(z.guid(leads)))
    .transform((ids): ReadonlySet<string> => new Set(ids)),
  TRIAGE_ROUTES: z
    .string()
    .default('')
    .transform((list, context) => {
      const read = readPairs(list, (tag) => tags.some((known) => known === tag), /^19:\S+$/);
      if (!read) context.addIssue({ code: 'custom', message: routes });
      return read ?? new Map<string, string>();
    }),
  KEEP_EVENT_LOGS: z.enum(['yes', 'no'], keepLogs).default('no'),
  RETENTION_DAYS: z
    .string()
    .default('')
    .transform((list, context): Retention => {
      const read = readPairs(list, (kind) => kinds.some((known) => known === kind), /^\d{1,4}$/);
      const given = Object.fromEntries([...(read ?? [])].map(([kind, days]) => [kind, Number(days)]));
      const isFine = read !== undefined && Object.values(given).every((days) => days >= 1 && days <= 3650);
      if (!isFine) context.addIssue({ code: 'custom', message: retention });
      return { ...usual, ...given };
    }),
};

function itemsOf(list: string): string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** `name=value` with commas between several; undefined when one of them is none, or a name stands there twice. */
function readPairs(
  list: string,
  isName: (name: string) => boolean,
  value: RegExp,
): ReadonlyMap<string, string> | undefined {
  const items = itemsOf(list);
  const pairs = items.map((item) => /^([a-z-]+)\s*=\s*(\S+)$/.exec(item)).map((hit) => [hit?.[1], hit?.[2]] as const);
  const fine = pairs.filter(
    (pair): pair is [string, string] => isName(pair[0] ?? '') && pair[1] !== undefined && value.test(pair[1]),
  );
  const read = new Map(fine);
  return read.size === items.length ? read : undefined;
}
