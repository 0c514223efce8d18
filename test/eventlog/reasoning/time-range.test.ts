import { rangeOf } from '../../../eventlog/reasoning/time-range.ts';
import { eventsOf } from '../../support/incident-log.ts';

describe('rangeOf', () => {
  it('reaches from the first time to the last', () => {
    const events = eventsOf('09:00:00 31019\n09:05:00 31019\n09:10:00 31019\n- 31019');
    expect(rangeOf(events)).toEqual({ first: events[0]?.time, last: events[2]?.time });
  });

  it('is empty without times', () => {
    expect([rangeOf([]), rangeOf(eventsOf('- 31019'))]).toEqual([{}, {}]);
  });
});
