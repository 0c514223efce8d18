import { writeFile } from 'node:fs/promises';
import { toPersonId } from '../../cases/person-id.ts';
import { sqlCaseReader } from '../../integrations/cases/sql-case-reader.ts';
import { erasePerson, exportPerson } from '../../integrations/cases/sql-person-data.ts';
import { conversationKey } from '../conversation-key.ts';
import { appendAudit } from './append-audit.ts';
import type { Command, OperatorParts } from './command.ts';
import { need, readArgs, type Args } from './read-args.ts';

const whose = { values: ['tenant', 'person', 'to', 'chat'] };

/** Hands out everything that is kept of one person. */
export const exportPersonCommand: Command = {
  usage: ['export --tenant ID --person ID --to FILE     everything that is kept of one person, as JSON'],
  async run(args, parts) {
    const read = readArgs(args, whose);
    const [tenant, person, file] = [tenantIn(read), toPersonId(need(read, 'person')), need(read, 'to')];
    const data = await exportPerson(parts.store, tenant, person);
    await appendAudit(parts, { tenant, action: 'export' });
    // Never over a file that somebody has kept, and for nobody else on this machine.
    await writeFile(file, `${JSON.stringify(data, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    parts.print(`Written: ${file}`);
    return 0;
  },
};

/** Erases one person. */
export const erasePersonCommand: Command = {
  usage: ['erase --tenant ID --person ID --yes [--chat ID]  erases a person; their cases stay, and tell of nobody'],
  async run(args, parts) {
    const read = readArgs(args, { ...whose, switches: ['yes'] });
    const [tenant, person] = [tenantIn(read), toPersonId(need(read, 'person'))];
    if (!read.switches.has('yes')) {
      parts.print('This cannot be undone. Say so with --yes; export first with npm run desk -- export.');
      return 1;
    }
    const keys = await conversationsOf(read, { tenant, person }, parts);
    const counts = await erasePerson(parts.store, tenant, person, keys, parts.now);
    await appendAudit(parts, { tenant, action: 'erase' });
    for (const [what, count] of Object.entries(counts)) parts.print(`${what}: ${String(count)}`);
    if (Object.values(counts).every((count) => count === 0)) {
      parts.print('Nothing is known of a person of that id in that tenant. Both are ids of the directory.');
      return 1;
    }
    parts.print(
      'Not erased, because it is not here: what the chat and the channel show, the ticket system, files that were exported, ' +
        'backups, and what a restore has kept of before. After a restore the erasure is done again.',
    );
    return 0;
  },
};

/** Tenants are kept in lower case. */
function tenantIn(read: Args): string {
  return need(read, 'tenant').toLowerCase();
}

/** The keys of their own chat, which the desk knows once they had a case, and of the one that is named. */
async function conversationsOf(
  { values }: Args,
  { tenant, person }: { readonly tenant: string; readonly person: string },
  { store, config, now }: OperatorParts,
): Promise<readonly string[]> {
  const contact = await sqlCaseReader(store, now).contact(tenant, person);
  const chats = [contact?.chat, values['chat']].filter((chat) => typeof chat === 'string');
  return chats.map((chat) => conversationKey(config.local ? 'local' : 'msteams', chat, person));
}
