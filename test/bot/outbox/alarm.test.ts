import { afterReal, createAlarm } from '../../../bot/outbox/alarm.ts';
import { fakeClock } from '../../support/fake-clock.ts';

function setUp() {
  const clock = fakeClock();
  const start = clock.now().getTime();
  const rung: number[] = [];
  const alarm = createAlarm(
    () => clock.now().getTime(),
    clock.after,
    () => rung.push(clock.now().getTime() - start),
  );
  return {
    clock,
    rung,
    alarm,
    at: (ms: number) => {
      alarm.at(start + ms);
    },
  };
}

it('rings at each of the times, in their order', async () => {
  const { clock, rung, at } = setUp();
  at(500);
  at(200);
  at(900);
  await clock.advance(1000);

  expect(rung).toEqual([200, 500, 900]);
});

it('rings at once for a time that is over', async () => {
  const { clock, rung, at } = setUp();
  await clock.advance(100);
  at(50);
  await clock.advance(0);

  expect(rung).toEqual([100]);
});

it('rings once for times that are over', async () => {
  const { clock, rung, at } = setUp();
  await clock.advance(100);
  for (const ms of [50, 20, 70, 100]) at(ms);
  await clock.advance(1000);

  expect(rung).toEqual([100]);
});

it('can be set again when it has rung', async () => {
  const { clock, rung, at } = setUp();
  at(10);
  await clock.advance(10);
  at(30);
  await clock.advance(100);

  expect(rung).toEqual([10, 30]);
});

it('is silent once it was stopped', async () => {
  const { clock, rung, alarm, at } = setUp();
  at(10);
  alarm.stop();
  await clock.advance(100);

  expect(rung).toEqual([]);
});

it('goes by timers of the machine that can be called off', async () => {
  const rung: string[] = [];
  const callOff = afterReal(1, () => rung.push('called off'));
  callOff();
  await new Promise<void>((resolve) => {
    afterReal(5, () => {
      rung.push('rung');
      resolve();
    });
    // The timer itself does not keep anything alive.
    setTimeout(() => undefined, 1000).unref();
    setTimeout(() => undefined, 50);
  });

  expect(rung).toEqual(['rung']);
});
