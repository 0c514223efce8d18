import { createTicketSystem } from '../../integrations/tickets/create-ticket-system.ts';
import { WrongCall, type Command } from './command.ts';
import { readArgs } from './read-args.ts';

/** Asks the ticket system whether it lets us in, without changing anything there. */
export const connectorsCommand: Command = {
  usage: ['connectors test                              asks the ticket system whether it lets the desk in'],
  async run(args, { config, print }) {
    const { words } = readArgs(args, {});
    if (words[0] !== 'test') throw new WrongCall(`connectors ${words[0] ?? ''} is no command`);
    const { system } = config.tickets;
    if (!system) {
      print('No ticket system is set: cases stay with the desk. Set TICKET_SYSTEM to webhook, servicenow or jira.');
      return 0;
    }
    const checks = await createTicketSystem(system).check();
    for (const { ok, what } of checks) print(`${ok ? 'ok      ' : 'problem '} ${what}`);
    return checks.every(({ ok }) => ok) ? 0 : 1;
  },
};
