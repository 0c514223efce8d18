import { readRecovery, type Recovery } from '../../../eventlog/reasoning/recovery.ts';
import type { Gap } from '../../../eventlog/reasoning/findings.ts';
import type { LogEvent } from '../../../eventlog/reasoning/log-event.ts';
import { eventsOf } from '../../support/incident-log.ts';

const first = (log: string, gaps?: readonly Gap[]): { readonly event: LogEvent; readonly recovery: Recovery } => {
  const events = eventsOf(log);
  const [event] = events;
  if (!event) throw new Error(log);
  return { event, recovery: readRecovery(events, gaps && new Map([[event.source, gaps]])) };
};

describe('readRecovery', () => {
  it.each([
    ['09:00:00 31034\n09:05:00 31019', true],
    ['09:00:00 31034\n09:05:00 31001 @a', true],
    ['09:00:00 31034\n09:05:00 33004 @a', false],
    ['09:00:00 31019', false],
    ['09:00:00 31034\n09:05:00 31019 from=Outlook', false],
    ['- 31034\n- 31019', false],
    ['09:00:00 31034\n09:05:00 31015', false],
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

  it('sees no life of one server on another', () => {
    const [fault, beat] = eventsOf('09:00:00 31034\n09:05:00 31019');
    if (!fault || !beat) throw new Error('no events');
    const recovery = readRecovery([fault, { ...beat, source: 'utc other' }]);
    expect(recovery.isServiceWellAfter(fault)).toBe(false);
  });

  it('sees success of a person on any server', () => {
    const [fault, success] = eventsOf('09:00:00 33008 @a\n09:05:00 31002 @a');
    if (!fault || !success) throw new Error('no events');
    const recovery = readRecovery([fault, { ...success, source: 'utc other' }]);
    expect(recovery.isPersonWellAfter(fault, 'a@contoso.com')).toBe(true);
  });

  it('goes by the moment, not by the time of a clock that was set back', () => {
    const [success, again, fault] = eventsOf('09:00:00 31002 @a\n09:30:00 31002 @a\n09:45:00 33008 @a');
    if (!success || !again || !fault) throw new Error('no events');
    const late = { ...success, moment: again.moment + 1 };
    const recovery = readRecovery([late, again, fault]);
    expect(recovery.isPersonWellAfter(fault, 'a@contoso.com')).toBe(false);
    expect(recovery.isPersonWellAfter(again, 'a@contoso.com')).toBe(true);
  });

  it('sees life between two events', () => {
    const events = eventsOf('09:00:00 31034\n09:05:00 31019\n09:10:00 31034\n09:15:00 31034\n09:20:00 31019');
    const [one, , two, three] = events;
    if (!one || !two || !three) throw new Error('no events');
    const recovery = readRecovery(events);
    expect(recovery.isServiceWellBetween(one, two)).toBe(true);
    expect(recovery.isServiceWellBetween(two, three)).toBe(false);
    expect(recovery.isServiceWellBetween(one, two, [31005])).toBe(false);
  });

  const relay = (name: string): string => `${name}.servicebus.windows.net`;

  it.each([
    ['another relay', `09:05:00 31019 | ${relay('fra-1')}`, false],
    ['its relay', `09:05:00 31019 | ${relay('fra-1')}\n09:06:00 31019 | ${relay('fra-2')}`, true],
    ['a relay without a name beside another', `09:05:00 31019 | ${relay('fra-1')}\n09:06:00 31019 | x`, true],
    ['another relay while requests arrive', `09:05:00 31019 | ${relay('fra-1')}\n09:06:00 31001 @a`, false],
    ['no relay while requests arrive', '09:06:00 31001 @a', true],
    ['another relay after writeback was switched on again', `09:05:00 31005\n09:06:00 31019 | ${relay('fra-1')}`, true],
  ])('hears for a fault of one relay the heartbeat of %s', (_what, log, isWell) => {
    const { event, recovery } = first(`09:00:00 31034 | ${relay('fra-2')}\n${log}`);
    expect(recovery.isServiceWellAfter(event)).toBe(isWell);
  });

  const beatless = (from: string, relayName?: string, isOpen = true): Gap => ({
    ...{ from: { ms: Date.parse(`2026-11-25T${from}Z`), isLocal: false }, to: { ms: 9e15, isLocal: false } },
    ...{ why: 'no-heartbeat', isOpen, ...(relayName === undefined ? {} : { relay: relayName }) },
  });

  it.each([
    ['before it', '31034', beatless('08:50:00', 'fra-1'), false],
    ['after it', '31034', beatless('09:01:00', 'fra-1'), true],
    ['until it came again', '31034', beatless('08:50:00', 'fra-1', false), true],
    ['of its relay', `31034 | ${relay('fra-1')}`, beatless('08:50:00', 'fra-1'), false],
    ['of another relay', `31034 | ${relay('fra-1')}`, beatless('08:50:00', 'fra-2'), true],
    ['of a relay without a name', `31034 | ${relay('fra-1')}`, beatless('08:50:00'), false],
  ])('is not well while the heartbeat is missing since a moment %s', (_what, fault, gap, isWell) => {
    const { event, recovery } = first(`09:00:00 ${fault}\n09:05:00 31001 @a`, [gap]);
    expect(recovery.isServiceWellAfter(event)).toBe(isWell);
  });
});
