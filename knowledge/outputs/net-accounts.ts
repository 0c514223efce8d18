import { combineResults, type Result } from './combine-results.ts';
import { readDomainPolicies } from './domain-policy.ts';
import { findRows, readAccountRules } from './account-rows.ts';
import type { Output } from './output.ts';
import { describeRules } from './password-rules.ts';

/** What the password rules mean for a reset, from the plain text of net accounts or Get-ADDefaultDomainPasswordPolicy. */
export function readNetAccounts(plain: string, isExpected: boolean): Output | undefined {
  const found = [...readAccountRules(plain), ...readDomainPolicies(plain)];
  const results = found.map(({ rules, facts }) => describeRules(rules, facts));
  return combineResults('net-accounts', results.length > 0 ? results : unreadRows(plain, isExpected));
}

/** Rows in another language can only be told by their order, and for that all must be there. */
function unreadRows(plain: string, isExpected: boolean): readonly Result[] {
  const isAsked = isExpected || /> *net1?(?:\.exe)? +accounts\b/i.test(plain);
  const rows = findRows(plain);
  if (!isAsked || rows.length < 2 || !rows.some(({ hasUnit }) => hasUnit)) return [];
  const says =
    'I read the rows of net accounts in English, or in another language when all rows are there. Paste the whole output.';
  return [{ verdict: 'unclear', says, facts: [] }];
}
