import { dropDead, holdDead, listDead, reviveDead, type DeadMail } from '../../integrations/cases/sql-dead-letters.ts';
import { sqlOutboxQueue } from '../../integrations/cases/sql-outbox-queue.ts';
import type { SqlStore } from '../../integrations/sql-store.ts';
import { inTransaction } from '../../integrations/transaction.ts';
import { outboxLeaseMs } from '../outbox/start-outbox.ts';
import { appendAll, type OperatorAct } from './append-audit.ts';
import { WrongCall, type Command, type OperatorParts } from './command.ts';
import { readArgs, readCaseNumber } from './read-args.ts';

const mostListed = 200;

const evenIfArrived = 'even-if-arrived';

/** Shows what could not be delivered, has it sent again, and gives it up. */
export const outboxCommand: Command = {
  usage: [
    'outbox list                                  what could not be delivered, and why',
    'outbox retry 1042                            has it sent again for a case; with --all for every case',
    '                                             --even-if-arrived: also what may have arrived, and is read twice then',
    'outbox drop ID --yes                         deletes one of them; what waits behind it goes on',
  ],
  async run([what, ...rest], parts) {
    if (what === 'list') return list(rest, parts);
    if (what === 'retry') return retry(rest, parts);
    if (what === 'drop') return drop(rest, parts);
    throw new WrongCall(`outbox ${what ?? ''} is no command`);
  },
};

async function list(args: readonly string[], { store, print, now }: OperatorParts): Promise<number> {
  readArgs(args, {});
  const queue = sqlOutboxQueue(store, { now, leaseMs: outboxLeaseMs });
  const { waiting, dead } = await queue.count();
  print(`${String(waiting)} waiting, ${String(dead)} not delivered`);
  for (const { id, message, reason, at } of await queue.dead(mostListed)) {
    print(`${at}  ${id}  case ${String(message.case)}  ${message.kind}: ${reason}`);
  }
  if (dead > mostListed) print(`${String(dead - mostListed)} newer ones are not shown.`);
  return 0;
}

async function retry(args: readonly string[], parts: OperatorParts): Promise<number> {
  const { words, switches } = readArgs(args, { switches: ['all', evenIfArrived] });
  if (switches.has('all') && words.length > 0) throw new WrongCall('Expected the number of a case, or --all');
  const of = switches.has('all') ? undefined : readCaseNumber(words[0]);
  const { mail, left } = await inTransaction(parts.store, async (trx) => {
    const held = await holdDead(trx, of === undefined ? 'all' : { case: of });
    const isMeant = ({ may_have_arrived }: DeadMail): boolean => may_have_arrived === 0 || switches.has(evenIfArrived);
    const meant = held.filter(isMeant);
    await audit(trx, parts, meant, 'retry');
    await reviveDead(trx, parts.now, meant);
    return { mail: meant, left: held.length - meant.length };
  });
  const kinds = mail.length === 0 ? '' : `: ${tellKinds(mail)}`;
  const ofCase = of === undefined ? '' : ` of case ${String(of)}`;
  parts.print(`${String(mail.length)}${ofCase} will be sent again by the running bot${kinds}.`);
  if (left > 0) parts.print(tellLeft(left));
  return 0;
}

function tellLeft(left: number): string {
  return `${String(left)} may have arrived and would be read twice: left alone. Look there first; --${evenIfArrived} sends them as well.`;
}

/** One entry for each case. Before anything is changed, as turns do it: else two would wait for each other. */
async function audit(
  trx: SqlStore,
  parts: OperatorParts,
  mail: readonly DeadMail[],
  action: OperatorAct['action'],
): Promise<void> {
  const tenants = new Map(mail.map(({ case_number, tenant }) => [case_number, tenant]));
  await appendAll(
    trx,
    parts,
    [...tenants].map(([of, tenant]) => ({ tenant, action, case: of })),
  );
}

/** `1 card, 2 ticket`. */
function tellKinds(mail: readonly DeadMail[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of mail) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts.keys()]
    .toSorted()
    .map((kind) => `${String(counts.get(kind))} ${kind}`)
    .join(', ');
}

async function drop(args: readonly string[], parts: OperatorParts): Promise<number> {
  const { words, switches } = readArgs(args, { switches: ['yes'] });
  const [id] = words;
  if (id === undefined) throw new WrongCall('The id of the message is missing; outbox list shows it');
  const { store, print } = parts;
  const [found] = await (switches.has('yes') ? dropNow(id, parts) : listDead(store, { id }));
  if (!found) {
    print(`No message ${id} is given up. npm run desk -- outbox list shows those that are.`);
    return 1;
  }
  const name = `${found.kind} of case ${String(found.case_number)}`;
  const effect = tellEffect(found);
  if (!switches.has('yes')) {
    print(`${name}: ${String(found.reason)}${effect}\nIt is deleted, which cannot be undone. Say so with --yes.`);
    return 1;
  }
  print(`Dropped: ${name}.${effect}`);
  return 0;
}

/** What comes of dropping it, on a line of its own. */
function tellEffect({ kind, person, opens }: DeadMail): string {
  const kept = 'The case keeps them.';
  if (kind === 'thread') return `\nThe channel does not get these words of the requester. ${kept}`;
  if (kind === 'person') return `\n${String(person)} does not get these words of the desk. ${kept}`;
  return opens === 1 ? '\nWhat waits behind it for the ticket system is sent by the running bot.' : '';
}

function dropNow(id: string, parts: OperatorParts): Promise<readonly DeadMail[]> {
  return inTransaction(parts.store, async (trx) => {
    const held = await holdDead(trx, { id });
    await audit(trx, parts, held, 'drop');
    await dropDead(trx, parts.now, held);
    return held;
  });
}
