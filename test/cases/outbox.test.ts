import fc from 'fast-check';
import { historyActions, type HistoryAction } from '../../cases/case.ts';
import { destinationOf, laneOf, messagesAfter, outboxMessage, type OutboxMessage } from '../../cases/outbox.ts';
import { caseOf, entryOf } from '../support/triage.ts';

const card: OutboxMessage = { kind: 'card', case: 7 };
const thread: OutboxMessage = { kind: 'thread', case: 7, text: 'So.' };
const toAda: OutboxMessage = { kind: 'person', case: 7, person: 'ada', about: 'question', text: 'So?' };
const ticket: OutboxMessage = { kind: 'ticket', case: 7, event: 'note', text: 'So.' };

describe('a message', () => {
  it.each([card, thread, toAda, ticket])('is read as it was stored: $kind', (message) => {
    expect(outboxMessage.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  it.each([
    { ...card, case: 0 },
    { ...card, text: 'So.' },
    { ...toAda, about: 'gossip' },
    { kind: 'pigeon', case: 7 },
  ])('is refused with anything else in it', (message) => {
    expect(outboxMessage.safeParse(message).success).toBe(false);
  });

  it('has a destination', () => {
    expect([card, thread, toAda, ticket].map(destinationOf)).toEqual(['channel', 'channel', 'person', 'ticket']);
  });

  it('waits for those before it of the same case and receiver, and for no others', () => {
    expect(laneOf(card)).toBe(laneOf(thread));
    expect(laneOf(card)).not.toBe(laneOf({ ...card, case: 8 }));
    expect(laneOf(toAda)).not.toBe(laneOf({ ...toAda, person: 'grace' }));
    expect(laneOf(toAda)).not.toBe(laneOf({ ...toAda, case: 8 }));
    expect(new Set([card, toAda, ticket].map(laneOf)).size).toBe(3);
  });
});

const quiet = { hasTicketSystem: false };

/** What is sent after something that was done, by whom. */
const sent = (action: HistoryAction, by: string | null, text = 'So.', more = {}) =>
  messagesAfter(caseOf({ number: 7, assignee: 'alan', ...more }), entryOf({ action, by, text }), quiet);

describe('messagesAfter', () => {
  it.each([
    ['asked', 'question'],
    ['claimed', 'claimed'],
    ['resolved', 'resolved'],
    ['closed', 'closed'],
    ['reopened', 'reopened'],
  ] as const)('tells the requester what the desk has %s', (action, about) => {
    expect(sent(action, 'grace')).toEqual([card, { kind: 'person', case: 7, person: 'ada', about, text: 'So.' }]);
    expect(sent(action, null)).toEqual([card, { kind: 'person', case: 7, person: 'ada', about, text: 'So.' }]);
  });

  it.each(['opened', 'closed', 'reopened'] as const)(
    'does not tell the requester what they have done: %s',
    (action) => {
      expect(sent(action, 'ada')).toEqual([card]);
    },
  );

  it('carries the answer of the requester to the thread', () => {
    const text = 'The requester of case 7 writes: So.';
    expect(sent('answered', 'ada')).toEqual([card, { ...thread, text }]);
    // What anybody else has written is nobody's answer.
    expect(sent('answered', 'grace')).toEqual([card]);
  });

  it('tells a work note to nobody', () => {
    expect(sent('noted', 'grace')).toEqual([card]);
  });

  it('tells whoever gets a case, unless they have taken it themselves', () => {
    expect(sent('assigned', 'grace', '')).toEqual([
      card,
      { kind: 'person', case: 7, person: 'alan', about: 'assigned', text: '' },
    ]);
    expect(sent('assigned', 'alan', '')).toEqual([card]);
    expect(sent('assigned', 'grace', '', { assignee: null })).toEqual([card]);
  });

  it('sends nothing to a channel that there is not', () => {
    expect(sent('answered', 'ada', 'So.', { channel: null })).toEqual([]);
    expect(sent('asked', 'grace', 'So?', { channel: null })).toEqual([toAda]);
  });

  it.each([
    ['opened', 'opened'],
    ['noted', 'note'],
    ['answered', 'comment'],
    ['asked', 'comment'],
    ['claimed', 'status'],
    ['assigned', 'status'],
    ['resolved', 'status'],
    ['closed', 'status'],
    ['reopened', 'status'],
  ] as const)('tells the ticket system what was %s, as %s', (action, event) => {
    const all = messagesAfter(caseOf({ number: 7 }), entryOf({ action, text: 'So.' }), { hasTicketSystem: true });
    expect(all.filter(({ kind }) => kind === 'ticket')).toEqual([{ kind: 'ticket', case: 7, event, text: 'So.' }]);
  });

  it('does not tell the ticket system what it has reported itself', () => {
    const reported = entryOf({ action: 'ticket', by: null, status: 'new', text: '' });
    expect(messagesAfter(caseOf({ number: 7 }), reported, { hasTicketSystem: true, before: 'new' })).toEqual([card]);
  });

  it.each([
    ['assigned', 'resolved', 'So.', 'resolved'],
    ['resolved', 'closed', '', 'closed'],
    ['assigned', 'assigned', 'So.', 'comment'],
    ['resolved', 'resolved', 'So.', 'comment'],
    ['closed', 'closed', 'So.', 'comment'],
    ['resolved', 'assigned', '', 'reopened'],
    ['closed', 'new', 'So.', 'reopened'],
    ['pending', 'assigned', 'So.', 'comment'],
  ] as const)(
    'tells the requester what the ticket system has reported: from %s to %s',
    (before, status, text, about) => {
      const reported = entryOf({ action: 'ticket', by: null, status, text });
      expect(messagesAfter(caseOf({ number: 7 }), reported, { hasTicketSystem: false, before })).toEqual([
        card,
        { kind: 'person', case: 7, person: 'ada', about, text },
      ]);
    },
  );

  it('makes nothing that cannot be stored', () => {
    const action = fc.constantFrom(...historyActions);
    const by = fc.constantFrom('ada', 'grace', 'alan', null);
    fc.assert(
      fc.property(action, by, fc.string(), fc.boolean(), (done, person, text, hasTicketSystem) => {
        const entry = entryOf({ action: done, by: person, text });
        const all = messagesAfter(caseOf({ assignee: 'alan' }), entry, { hasTicketSystem });
        expect(all.map((message) => outboxMessage.parse(message))).toEqual(all);
      }),
    );
  });
});
