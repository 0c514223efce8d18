import { readNamedEvent } from '../../../eventlog/forms/named-line.ts';

describe('readNamedEvent', () => {
  it.each([
    ['Event 33004, PasswordResetService', ''],
    ['Event 33004 PasswordResetService: TrackingId: x', 'TrackingId: x'],
    ['event id: 33004 - passwordresetservice - TrackingId: x', 'TrackingId: x'],
    ['  * Event ID 33004 (PasswordResetService): TrackingId: x ', 'TrackingId: x'],
    ['> Error: Event #33004, "PasswordResetService".', ''],
    ['PasswordResetService, event 33004: TrackingId: x', 'TrackingId: x'],
    ['PasswordResetService event id 33004', ''],
    ['Ereignis 33004, PasswordResetService', ''],
    ['Événement 33004, PasswordResetService', ''],
    ['Evento 33004, PasswordResetService', ''],
    ['イベント ID 33004, PasswordResetService', ''],
  ])('reads %s', (line, text) => {
    expect(readNamedEvent(line)).toEqual({ id: '33004', provider: 'PasswordResetService', text });
  });

  it.each([
    ['Event 6329, ADSync: x', 'ADSync'],
    ['Event 611, Directory Synchronization: x', 'Directory Synchronization'],
  ])('knows the source of %s', (line, provider) => {
    expect(readNamedEvent(line)).toMatchObject({ provider, text: 'x' });
  });

  it.each([
    ...[
      '',
      'Event 33004',
      'Event 33004, please help',
      '33004 PasswordResetService',
      'Room 33004, PasswordResetService',
    ],
    ...[
      'Is event 33004 from PasswordResetService normal?',
      'We see event 33004, PasswordResetService',
      'Event 33004 of PasswordResetService',
    ],
    ...[
      'PasswordResetService event 33004 is what we see',
      'Event 330045, PasswordResetService 1',
      'Event 1234567, PasswordResetService',
    ],
    ...['Event 33004, PasswordResetServiceX', 'Prevent 33004, ADSync', 'Events 33004, ADSync'],
  ])('guesses nothing from %j', (line) => {
    expect(readNamedEvent(line)).toBeUndefined();
  });
});
