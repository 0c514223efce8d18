import { listAuditTenants, verifyAuditTrail } from '../../integrations/cases/verify-audit-trail.ts';
import { WrongCall, type Command } from './command.ts';
import { readArgs } from './read-args.ts';

/** Computes the audit trails anew. */
export const auditCommand: Command = {
  usage: ['audit verify                                 tells whether the audit trail of each tenant is whole'],
  async run(args, { store, print }) {
    const { words } = readArgs(args, {});
    if (words[0] !== 'verify') throw new WrongCall(`audit ${words[0] ?? ''} is no command`);
    let isWhole = true;
    for (const tenant of await listAuditTenants(store)) {
      const verdict = await verifyAuditTrail(store, tenant);
      isWhole &&= verdict.ok;
      print(
        verdict.ok
          ? `${tenant}: whole, ${String(verdict.count)} entries`
          : `${tenant}: not as it was written, from entry ${String(verdict.at)} on`,
      );
    }
    return isWhole ? 0 : 1;
  },
};
