import { createMetrics } from '../../bot/metrics.ts';

it('counts turns by kind and outcome', async () => {
  const metrics = createMetrics();
  metrics.countTurn('message', 'answer', 0.02);
  metrics.countTurn('message', 'answer', 0.02);
  metrics.countTurn('invoke', 'button', 0.02);

  const text = await metrics.text();

  expect(text).toContain('writeback_desk_turns_total{kind="message",outcome="answer"} 2');
  expect(text).toContain('writeback_desk_turns_total{kind="invoke",outcome="button"} 1');
});

it('counts a question without an answer as a miss, and nothing else', async () => {
  const metrics = createMetrics();
  metrics.countTurn('message', 'none', 0.02);
  metrics.countTurn('message', 'talk', 0.02);

  expect(await metrics.text()).toContain('writeback_desk_misses_total 1');
});

it('opens no series of its own for a kind that comes from outside', async () => {
  const metrics = createMetrics();
  for (let number = 0; number < 50; number++) metrics.countTurn(`kind-${String(number)}"} 1\n`, 'ignored', 0.001);

  const text = await metrics.text();

  expect(text).toContain('writeback_desk_turns_total{kind="other",outcome="ignored"} 50');
  expect(text).not.toContain('kind-');
});

it('sorts turns by the time that they took', async () => {
  const metrics = createMetrics();
  metrics.countTurn('message', 'answer', 0.02);
  metrics.countTurn('message', 'answer', 3);

  const text = await metrics.text();

  expect(text).toContain('writeback_desk_turn_seconds_bucket{le="0.025"} 1');
  expect(text).toContain('writeback_desk_turn_seconds_bucket{le="5"} 2');
  expect(text).toContain('writeback_desk_turn_seconds_sum 3.02');
  expect(metrics.contentType).toMatch(/^text\/plain/);
});

it('counts what was sent, by operation and outcome, and how often the channel asked to wait', async () => {
  const metrics = createMetrics();
  metrics.countSend('reply', 'ok');
  metrics.countSend('reply', 'ok');
  metrics.countSend('update', 'ambiguous');
  metrics.countSendWait();
  const text = await metrics.text();

  expect(text).toContain('writeback_desk_sends_total{operation="reply",outcome="ok"} 2');
  expect(text).toContain('writeback_desk_sends_total{operation="update",outcome="ambiguous"} 1');
  expect(text).toContain('writeback_desk_send_waits_total 1');
});

it('counts refused senders by reason', async () => {
  const metrics = createMetrics();
  metrics.countRefusal('signature');
  metrics.countRefusal('signature');
  metrics.countRefusal('tenant');
  const text = await metrics.text();

  expect(text).toContain('writeback_desk_refusals_total{reason="signature"} 2');
  expect(text).toContain('writeback_desk_refusals_total{reason="tenant"} 1');
});

it('shows how many stored messages are given up, by destination, as it was told last', async () => {
  const metrics = createMetrics();
  metrics.showDead('ticket', 3);
  metrics.showDead('ticket', 2);
  metrics.showDead('channel', 0);
  const text = await metrics.text();

  expect(text).toContain('writeback_desk_outbox_dead{destination="ticket"} 2');
  expect(text).toContain('writeback_desk_outbox_dead{destination="channel"} 0');
});

it('counts what became of each try to send a stored message, by destination and outcome', async () => {
  const metrics = createMetrics();
  metrics.countOutbox('ticket', 'later');
  metrics.countOutbox('ticket', 'later');
  metrics.countOutbox('ticket', 'sent');
  metrics.countOutbox('channel', 'dead');
  const text = await metrics.text();

  expect(text).toContain('writeback_desk_outbox_total{destination="ticket",outcome="later"} 2');
  expect(text).toContain('writeback_desk_outbox_total{destination="ticket",outcome="sent"} 1');
  expect(text).toContain('writeback_desk_outbox_total{destination="channel",outcome="dead"} 1');
});
