import type { DescribedEvent } from './evtx-writer.ts';
import { writeEvtx } from './evtx-writer.ts';

const reason =
  'Synchronization Engine returned an error hr=80230619, message=A restriction prevents the password from being changed to the current one specified.';

/** An event of writeback, or of something else when `provider` says so. */
export function loggedEvent(changes: Partial<DescribedEvent> = {}): DescribedEvent {
  const text = `TrackingId: 11111111-2222-3333-4444-555555555555, Reason: ${reason}, Context: cloudAnchor: User_11111111-2222-3333-4444-555555555555, SourceAnchorValue: AAAAAAAA==, UserPrincipalName: ada@contoso.com`;
  return {
    ...{ provider: 'PasswordResetService', id: 33004, level: 'error', at: Date.parse('2026-11-25T09:00:01Z') },
    ...{ channel: 'Application', computer: 'AADC01.contoso.com', recordId: 1, strings: [text] },
    ...changes,
  };
}

/** An .evtx file with one fault of writeback that has a known cause. */
export const smallLog: Uint8Array = writeEvtx([loggedEvent()]);

/** An .evtx file of at least so many bytes: a fault of writeback, and nothing else that matters. */
export function largeLog(bytes: number): Uint8Array {
  const others = Array.from({ length: 60 }, (_, at) =>
    loggedEvent({ provider: 'Other', id: 1, recordId: at + 2, strings: ['a word of it '.repeat(70)] }),
  );
  const chunks = writeEvtx([loggedEvent(), ...others], { perChunk: 20 }).subarray(4096);
  // Whole chunks can be repeated: their record numbers are of no account here.
  const times = Math.ceil(bytes / chunks.length);
  return Buffer.concat([smallLog.subarray(0, 4096), ...Array.from({ length: times }, () => chunks)]);
}
