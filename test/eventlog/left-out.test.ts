import { createLeftOut } from '../../eventlog/left-out.ts';
import type { Noise } from '../../eventlog/reasoning/findings.ts';
import { buildLog } from '../support/incident-log.ts';

function leave(log: string, clock: 'utc' | 'local' = 'utc') {
  const left = createLeftOut();
  left.note(buildLog({ log, clock, cut: undefined }));
  return left;
}

const at = (time: string, isLocal = false) => ({ ms: Date.parse(`2026-11-25T${time}Z`), isLocal });
const noise: Noise = {
  ...{ provider: 'directory synchronization', id: 657, count: 2, why: 'hash-sync', failed: 1 },
  ...{ first: at('09:00:00'), last: at('10:00:00') },
};

describe('createLeftOut', () => {
  it('counts what comes again and again apart from what might have said something', () => {
    const left = leave('09:00:00 657\n09:00:01 405\n09:00:02 31019\n09:00:03 31001 @a\n09:00:04 31099');
    expect([left.dropped(), left.counted()]).toEqual([2, 3]);
  });

  it('adds hash synchronization and sign-ins to the noise', () => {
    const left = leave('08:00:00 657 | Result : Failed\n11:00:00 657 | Result : Success\n09:00:00 405\n09:00:00 31019');
    expect(left.addTo([noise])).toEqual([
      { ...noise, count: 4, failed: 2, first: at('08:00:00'), last: at('11:00:00') },
      { provider: 'ADSync', id: 405, count: 1, why: 'sign-in', failed: 0, first: at('09:00:00'), last: at('09:00:00') },
    ]);
  });

  it('tells the times of one clock, and of those that have one', () => {
    expect(leave('08:00:00 657', 'local').addTo([noise])).toEqual([{ ...noise, count: 3 }]);
    const { first, last, ...timeless } = noise;
    expect(leave('- 657').addTo([timeless])).toEqual([{ ...timeless, count: 3 }]);
    expect(leave('- 657').addTo([noise])).toEqual([{ ...noise, count: 3, first, last }]);
  });

  it('leaves the noise as it is where nothing was left out', () => {
    expect(createLeftOut().addTo([noise])).toEqual([noise]);
  });
});
