import { z } from 'zod';
import type { TicketSystem } from '../../cases/ticket-system.ts';
import type { JiraSite } from './jira-site.ts';
import { explain, type Advice } from './ticket-call.ts';

/** `GET …/requesttype/{id}/field` ("Servicedesk" in the Jira Service Management REST API reference). */
const requestFields = z.object({
  requestTypeFields: z.array(z.object({ fieldId: z.string(), name: z.string().max(200), required: z.boolean() })),
});

/** The fields that the desk fills in. */
const filled = ['summary', 'description'];

type Checks = Awaited<ReturnType<TicketSystem['check']>>;

/** Looks whether the account is let in, and whether a case can be filed as a request of its type; changes nothing. */
export async function checkJira(site: JiraSite, advice: Advice): Promise<Checks> {
  const account = await site.readAccount();
  if (!account.ok) return [{ ok: false, what: explain(account, advice).reason }];
  const isIn = { ok: true, what: `${advice.title} lets the account in.` };
  const looked = await site.readRequestFields();
  if (!looked.ok) return [isIn, { ok: false, what: explain(looked, advice).reason }];
  const read = requestFields.safeParse(looked.body);
  if (!read.success) return [isIn, { ok: false, what: `${advice.title} does not say which fields a request has.` }];
  return [isIn, ...judgeFields(read.data.requestTypeFields)];
}

function judgeFields(fields: z.infer<typeof requestFields>['requestTypeFields']): Checks {
  const problems = [
    ...filled
      .filter((name) => !fields.some(({ fieldId }) => fieldId === name))
      .map((name) => `The request type has no field ${name}. Add it to the request type.`),
    ...fields
      .filter(({ fieldId, required }) => required && !filled.includes(fieldId))
      .map(({ name }) => `The request type requires "${name}". Make it optional: the desk does not fill it in.`),
  ];
  return problems.length > 0
    ? problems.map((what) => ({ ok: false, what }))
    : [{ ok: true, what: 'The request type takes what the desk fills in.' }];
}
