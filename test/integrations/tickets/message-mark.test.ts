import { isOwnComment, markMessage, showsMessage } from '../../../integrations/tickets/message-mark.ts';
import { messageKey } from '../../support/ticket-packet.ts';

it('a marked text shows its message, and no other', () => {
  const shown = `before\n${markMessage('We look into it.', messageKey(1))}\nafter`;

  expect(showsMessage(shown, messageKey(1))).toBe(true);
  expect(showsMessage(shown, messageKey(2))).toBe(false);
});

it('a marked text begins with what was written', () => {
  expect(markMessage('We look into it.', messageKey(1))).toMatch(/^We look into it\.\n/);
});

it('a comment of the desk is known by its mark, wherever it stands', () => {
  expect(isOwnComment(`{noformat}\n${markMessage('Hello', messageKey(7))}\n{noformat}`)).toBe(true);
});

it.each(['', 'Please try again.', 'Writeback Desk says hello', 'Writeback Desk, message'])(
  '%j is a comment of somebody else',
  (text) => {
    expect(isOwnComment(text)).toBe(false);
  },
);
