import { caseEvidence, noEvidence, type CaseEvidence } from '../../cases/evidence.ts';

const step = { title: 'Look at the policy', outcome: 'as it should be', at: '2026-03-14T08:30:00.000Z' };
const full: CaseEvidence = {
  codes: ['SSPR_0029', '33004'],
  articles: [
    { id: 'error-sspr-0029', title: 'The policy refused it', verdict: 'failed' },
    { id: 'event-33004', title: 'Access is denied', verdict: null },
  ],
  runbooks: [{ id: 'password-policy', title: 'Password policy', result: 'handed over', steps: [step] }],
  facts: [{ label: 'Cloud', value: 'public' }],
};

describe('caseEvidence', () => {
  it('is read back as it was written', () => {
    expect(caseEvidence.parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
    expect(caseEvidence.parse(noEvidence)).toEqual(noEvidence);
  });

  it.each<[string, object]>([
    ['a verdict that there is not', { articles: [{ id: 'a', title: 'A', verdict: 'perhaps' }] }],
    ['a text that is too long', { codes: ['x'.repeat(301)] }],
    ['more codes than anybody reads', { codes: Array(21).fill('33004') }],
    ['a walk without an end', { runbooks: [{ id: 'a', title: 'A', result: '', steps: Array(101).fill(step) }] }],
    ['a fact without a value', { facts: [{ label: 'Cloud' }] }],
    ['something beside', { passwords: [] }],
  ])('refuses %s', (_, part) => {
    expect(caseEvidence.safeParse({ ...full, ...part }).success).toBe(false);
  });

  it('has all its parts', () => {
    for (const name of Object.keys(full)) {
      expect(caseEvidence.safeParse({ ...full, [name]: undefined }).success).toBe(false);
    }
  });
});
