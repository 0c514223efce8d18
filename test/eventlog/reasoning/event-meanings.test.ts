import { findMeanings, foldProvider } from '../../../eventlog/reasoning/event-meanings.ts';
import { realKnowledge } from '../../support/real-knowledge.ts';

describe('findMeanings', () => {
  it('knows every event of the writeback service and of hash synchronization that an article names', () => {
    const named = realKnowledge.articles
      .flatMap(({ match }) => match.events)
      .filter(({ provider }) => provider !== 'Microsoft-Windows-Security-Auditing');
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(({ provider, id }) => !findMeanings(provider)?.has(id))).toEqual([]);
  });

  it.each([
    [31001, { part: 'start', operation: 'reset' }],
    [31007, { part: 'success', operation: 'change' }],
    [31011, { part: 'request-fault', operation: 'admin-reset' }],
    [31005, { part: 'success', operation: 'onboarding' }],
    [31012, { part: 'start', operation: 'offboarding' }],
    [31014, { part: 'service-fault' }],
    [31019, { part: 'healthy' }],
    [33009, { part: 'request-fault' }],
  ])('knows the part of %i', (id, meaning) => {
    expect(findMeanings('PasswordResetService')?.get(id)).toEqual(meaning);
  });

  it('takes no healthy event for a fault', () => {
    const healthy = realKnowledge.articles
      .filter(({ kind }) => kind === 'healthy')
      .flatMap(({ match }) => match.events);
    const parts = healthy.map(({ provider, id }) => findMeanings(provider)?.get(id)?.part);
    expect(parts.filter((part) => part === undefined || part.endsWith('fault'))).toEqual([]);
    expect(parts.length).toBeGreaterThan(10);
  });

  it('knows nothing of other sources', () => {
    expect(['Outlook', 'constructor', ''].map(findMeanings)).toEqual([undefined, undefined, undefined]);
  });
});

describe('foldProvider', () => {
  it('reads a source however it is spelt', () => {
    expect(foldProvider(' PasswordResetService\n')).toBe('passwordresetservice');
  });
});
