import { readRecovery, type Recovery } from '../../../eventlog/reasoning/recovery.ts';
import type { LogEvent } from '../../../eventlog/reasoning/log-event.ts';
import { eventsOf } from '../../support/incident-log.ts';

const first = (log: string): { readonly event: LogEvent; readonly recovery: Recovery } => {
  const events = eventsOf(log);
  const [event] = events;
  if (!event) throw new Error(log);
  return { event, recovery: readRecovery(events) };
};

describe('readRecovery', () => {
  it.each([
    ['09:00:00 31034\n09:05:00 31019', true],
    ['09:00:00 31034\n09:05:00 31001 @a', true],
    ['09:00:00 31034\n09:05:00 33004 @a', false],
    ['09:00:00 31019', false],
    ['09:00:00 31034\n09:05:00 31019 from=Outlook', false],
    ['- 31034\n- 31019', false],
  ])('sees life of the service after the first event of %j: %s', (log, isWell) => {
    const { event, recovery } = first(log);
    expect(recovery.isServiceWellAfter(event)).toBe(isWell);
  });

  it('looks for the events that are asked for', () => {
    const { event, recovery } = first('09:00:00 32009\n09:05:00 31019');
    expect(recovery.isServiceWellAfter(event, [31005])).toBe(false);
  });

  it('sees success of the same person alone', () => {
    const { event, recovery } = first('09:00:00 33008 @a\n09:01:00 31001 @a\n09:02:00 31002 @b');
    expect(recovery.isPersonWellAfter(event, 'a@contoso.com')).toBe(false);
    expect(recovery.isPersonWellAfter(event, 'b@contoso.com')).toBe(true);
  });

  it('sees no success before', () => {
    const { event, recovery } = first('09:00:00 31002 @a');
    expect(recovery.isPersonWellAfter(event, 'a@contoso.com')).toBe(false);
  });
});
