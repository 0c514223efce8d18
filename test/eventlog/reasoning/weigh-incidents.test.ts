import type { Incident } from '../../../eventlog/reasoning/findings.ts';
import { orderIncidents, weighIncidents } from '../../../eventlog/reasoning/weigh-incidents.ts';
import { reportOf } from '../../support/log-reports.ts';

const [template] = reportOf('09:00:00 33005 @a').findings.incidents;
const incident = (about: Incident['about'], isOver: boolean, day: number): Incident => {
  if (!template) throw new Error('no incident');
  return {
    ...template,
    about,
    isOver,
    last: { ms: Date.parse('2026-11-01T09:00:00Z') + day * 86_400_000, isLocal: false },
  };
};

describe('weighIncidents', () => {
  it('counts what is open, and where nothing is, all', () => {
    const [open, over] = [incident('people', false, 1), incident('service', true, 2)];
    expect(weighIncidents([open, over])).toEqual([open]);
    expect(weighIncidents([over, over])).toEqual([over, over]);
    expect(weighIncidents([])).toEqual([]);
  });

  it('does not count a person who failed more than a week before the newest failure and never came back', () => {
    const [old, outage] = [incident('people', false, 1), incident('service', false, 20)];
    expect(weighIncidents([old, outage])).toEqual([outage]);
    expect(weighIncidents([old])).toEqual([old]);
    expect(weighIncidents([incident('people', false, 13), outage])).toHaveLength(2);
    expect(weighIncidents([incident('service', false, 1), outage])).toHaveLength(2);
    const over = incident('service', true, 20);
    expect(weighIncidents([old, over])).toEqual([old, over]);
  });

  it('counts one without a time', () => {
    const { last, ...timeless } = incident('people', false, 1);
    expect(
      weighIncidents([timeless, { ...timeless, last: { ms: 9e12, isLocal: last?.isLocal === true } }]),
    ).toHaveLength(2);
  });
});

describe('orderIncidents', () => {
  it('puts what counts first, and of the others the newest', () => {
    const [old, over] = [incident('people', false, 1), incident('service', true, 19)];
    const open = incident('service', false, 18);
    expect(orderIncidents([old, over, open])).toEqual([open, over, old]);
    expect(orderIncidents([old, over])).toEqual([over, old]);
  });

  it('goes by the hour, how often, the moment and the name', () => {
    const one = incident('service', false, 3);
    const often = { ...one, count: 5 };
    const newer = { ...one, last: { ms: (one.last?.ms ?? 0) + 1000, isLocal: false } };
    const named = { ...one, explanation: { kind: 'symptom', rule: 'bare-6306' } } as const;
    expect(orderIncidents([one, named, newer, often])).toEqual([often, newer, one, named]);
  });
});
