import { freshState, readState } from '../../../dialogs/conversation-state.ts';
import { keepLog } from '../../../dialogs/log/keep-log.ts';
import type { SentLog } from '../../../eventlog/log-report.ts';
import { fakeDesk } from '../../support/fake-desk.ts';
import { sentLog } from '../../support/log-reports.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const zip = { name: 'Application.zip', bytes: Uint8Array.of(1, 2, 3), days: 30 };
const log: SentLog = { ...sentLog('09:00:00 31019'), zip } as SentLog;

it('keeps a log for whoever sent it, says for how long, and remembers which', async () => {
  const desk = fakeDesk([]);
  const turn = recordTurn();
  const state = await keepLog(turn, freshState, desk, log);

  expect(desk.cases.stored.logs).toEqual([
    {
      ...{ id: state.seen.kept[0]?.id, tenant: 'contoso', person: 'ada', name: 'Application.zip', draft: null },
      ...{ at: desk.now().toISOString(), zip: zip.bytes },
    },
  ]);
  expect(turn.replies).toEqual([
    'I keep this log for 30 days, so that it can go along with a case. Only whoever runs me can open it.',
  ]);
  expect(readState(JSON.stringify(state))).toEqual({ state, lost: false });
});

it('remembers no more than five, the newest', async () => {
  const desk = fakeDesk([]);
  let state = freshState;
  for (let sent = 0; sent < 7; sent += 1) state = await keepLog(recordTurn(), state, desk, log);

  expect(state.seen.kept.map(({ id }) => id)).toEqual(desk.cases.stored.logs.slice(-5).map(({ id }) => id));
});

it.each<[string, SentLog, object]>([
  ['of nobody who is known', log, { identity: undefined }],
  ['where none is kept', sentLog('09:00:00 31019'), {}],
  ['that was not taken', { kind: 'not-taken', why: 'gone' }, {}],
])('keeps no log %s', async (_, sent, more) => {
  const desk = fakeDesk([]);
  const turn = recordTurn(more);

  expect(await keepLog(turn, freshState, desk, sent)).toBe(freshState);
  expect([desk.cases.stored.logs, turn.replies]).toEqual([[], []]);
});
