import { detailNames, type CaseDetails } from '../../../cases/details.ts';
import type { OutboxMessage } from '../../../cases/outbox.ts';
import { clearFacts, dropFacts, forgetText, keepImpersonal } from '../../../integrations/cases/reduce-case.ts';

const all: CaseDetails = Object.fromEntries(detailNames.map((name) => [name, { state: 'given', value: name }]));

it('of the details only what tells of nobody is kept', () => {
  expect(Object.keys(keepImpersonal(all)).toSorted()).toEqual([
    'impact',
    'licence',
    'time',
    'urgency',
    'userType',
    'zone',
  ]);
  expect(keepImpersonal({ licence: { state: 'unknown' }, problem: { state: 'unknown' } })).toEqual({
    licence: { state: 'unknown' },
  });
});

it('of the facts the values are cleared, or all is dropped, and nothing else', () => {
  const evidence = { codes: ['31034'], articles: [], runbooks: [], facts: [{ label: 'Account', value: 'ada' }] };

  expect(clearFacts(evidence)).toEqual({ ...evidence, facts: [{ label: 'Account', value: '' }] });
  expect(dropFacts(evidence)).toEqual({ ...evidence, facts: [] });
});

it.each<[OutboxMessage, OutboxMessage | undefined]>([
  [
    { kind: 'card', case: 1 },
    { kind: 'card', case: 1 },
  ],
  [{ kind: 'thread', case: 1, text: 't' }, undefined],
  [
    { kind: 'person', case: 1, person: 'grace', about: 'assigned', text: 't' },
    { kind: 'person', case: 1, person: 'grace', about: 'assigned', text: '' },
  ],
  [
    { kind: 'ticket', case: 1, event: 'opened', text: 't' },
    { kind: 'ticket', case: 1, event: 'opened', text: '' },
  ],
  [
    { kind: 'ticket', case: 1, event: 'status', text: 't' },
    { kind: 'ticket', case: 1, event: 'status', text: '' },
  ],
  [{ kind: 'ticket', case: 1, event: 'comment', text: 't' }, undefined],
  [{ kind: 'ticket', case: 1, event: 'note', text: 't' }, undefined],
])('of %j there is left %j', (message, left) => {
  expect(forgetText(message)).toEqual(left);
});
