import fc from 'fast-check';
import { asWritten, fieldsOfNewRequest, searchWordOf } from '../../../integrations/tickets/jira-text.ts';
import { ticketPacket } from '../../support/ticket-packet.ts';

it('the word of a case is one that a search does not take apart', () => {
  expect(searchWordOf(ticketPacket())).toBe('writebackdesk5f0c2a9e3f4b4c559a520d6f1f0e7a11');
});

it('the description ends with the word, outside of what is shown as written', () => {
  const { description } = fieldsOfNewRequest(ticketPacket());

  expect(description).toMatch(
    /^\{noformat\}\n[^]+\n\{noformat\}\nReference: writebackdesk5f0c2a9e3f4b4c559a520d6f1f0e7a11$/,
  );
});

it('summary and description fit, and keep their ends, however long the case is', () => {
  const packet = ticketPacket({ problem: 'x'.repeat(40_000) });
  const { summary, description } = fieldsOfNewRequest(packet);

  expect(summary).toHaveLength(255);
  expect(description.length).toBeLessThanOrEqual(32_767);
  expect(description).toContain('…\n{noformat}\nReference: writebackdesk');
});

it('nothing that was written ends the part in which nothing is markup', () => {
  const parts = fc.constantFrom('{', 'noformat', '}', ' ', 'x', 'NoFormat', '\n', ':title=x');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (pieces) => {
      expect(asWritten(pieces.join('')).match(/\{\s*noformat/gi)).toHaveLength(2);
    }),
  );
});
