import fc from 'fast-check';
import {
  caseInTicketTitle,
  correlationOf,
  cut,
  isDone,
  ticketTitle,
} from '../../../integrations/tickets/ticket-fields.ts';
import { ticketPacket } from '../../support/ticket-packet.ts';

describe('a title', () => {
  it('is one line with the number of the case first', () => {
    const packet = ticketPacket({ problem: 'The reset\nfails \t twice. ' });

    expect(ticketTitle(packet, 100)).toBe('[Case 1042] The reset fails twice.');
  });

  it('says what it can when nobody described the problem', () => {
    const packet = ticketPacket();
    const unknown = { ...packet, support: { ...packet.support, problem: null } };

    expect(ticketTitle(unknown, 100)).toBe('[Case 1042] Password reset problem');
  });

  it('never grows too long, and always leads back to its case', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.string({ maxLength: 400 }), (number, problem) => {
        const title = ticketTitle(ticketPacket({ number, problem }), 160);

        expect(title.length).toBeLessThanOrEqual(160);
        expect(caseInTicketTitle(title)).toBe(number);
      }),
    );
  });

  it.each(['', 'Case 1042', 'Re: [Case 1042] The reset fails', '[Case 1042]', '[Case 104x] x', '[case 1042] x'])(
    '%j is not one of ours',
    (title) => {
      expect(caseInTicketTitle(title)).toBeUndefined();
    },
  );
});

describe('a text that is cut', () => {
  it('stays as it is when it fits', () => {
    expect(cut('12345', 5)).toBe('12345');
  });

  it('shows that something is left out', () => {
    expect(cut('123456', 5)).toBe('1234…');
  });

  it('is not cut in the middle of a character', () => {
    expect(cut('123🙂56', 5)).toBe('123…');
  });
});

describe('the id for the ticket system', () => {
  it('is that of the case', () => {
    expect(correlationOf(ticketPacket())).toBe('5f0c2a9e-3f4b-4c55-9a52-0d6f1f0e7a11');
  });

  it('has nothing in it that a query could take for a condition, or a script', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (correlation) => {
        expect(correlationOf(ticketPacket({ correlation }))).toMatch(/^[A-Za-z0-9-]{0,100}$/);
      }),
      { examples: [['a^ORactive=true'], ['javascript:gs.getUserID()'], ['x" OR description ~ "y']] },
    );
  });
});

it.each([
  ['new', false],
  ['assigned', false],
  ['pending', false],
  ['resolved', true],
  ['closed', true],
] as const)('a case that is %s is done: %s', (status, done) => {
  expect(isDone(ticketPacket({ status }))).toBe(done);
});
