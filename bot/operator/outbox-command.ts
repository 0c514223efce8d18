import { sqlCaseDesk } from '../../integrations/cases/sql-case-desk.ts';
import { sqlOutboxQueue } from '../../integrations/cases/sql-outbox-queue.ts';
import { inTransaction } from '../../integrations/transaction.ts';
import { outboxLeaseMs } from '../outbox/start-outbox.ts';
import { WrongCall, type Command } from './command.ts';
import { readArgs, readCaseNumber } from './read-args.ts';

const mostListed = 200;

/** Shows what could not be delivered, and has it sent again. */
export const outboxCommand: Command = {
  usage: [
    'outbox list                                  what could not be delivered, and why',
    'outbox retry 1042                            has it sent again for a case',
  ],
  async run(args, { store, print, now }) {
    const [what, number] = readArgs(args, {}).words;
    if (what === 'list') {
      const queue = sqlOutboxQueue(store, { now, leaseMs: outboxLeaseMs });
      const { waiting, dead } = await queue.count();
      print(`${String(waiting)} waiting, ${String(dead)} not delivered`);
      for (const { message, reason, at } of await queue.dead(mostListed)) {
        print(`${at}  case ${String(message.case)}  ${message.kind}: ${reason}`);
      }
      return 0;
    }
    if (what !== 'retry') throw new WrongCall(`outbox ${what ?? ''} is no command`);
    const of = readCaseNumber(number);
    const count = await inTransaction(store, (trx) => sqlCaseDesk(store).of(trx, now).cases.revive(of));
    print(`${String(count)} of case ${String(of)} will be sent again by the running bot.`);
    return 0;
  },
};
