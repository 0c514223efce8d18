import type { CaseStatus, SupportCase } from '../../cases/case.ts';
import type { SqlStore } from '../sql-store.ts';
import { toCase } from './case-row.ts';

/** Cases of all tenants, newest first, for the operator; without closed ones unless they are asked for. */
export async function listCases(
  store: SqlStore,
  { status, withClosed }: { readonly status?: CaseStatus | undefined; readonly withClosed: boolean },
): Promise<readonly SupportCase[]> {
  let query = store.selectFrom('support_case').selectAll();
  if (status !== undefined) query = query.where('status', '=', status);
  else if (!withClosed) query = query.where('status', '<>', 'closed');
  return (await query.orderBy('number', 'desc').execute()).map(toCase);
}
