import { sourceOf } from '../../../eventlog/forms/source-of.ts';

describe('sourceOf', () => {
  it.each([
    ['PasswordResetService', 31_001, 'TrackingId: 01a38311, PasswordResetRequestStart'],
    ['PasswordResetService', 33_999, 'Reason: Synchronization Engine returned an error hr=80230626'],
    ['ADSync', 6329, 'BAIL: MMS(5716): x'],
    ['ADSync', 6306, 'BAIL: MMS(1): x'],
    ['ADSync', 405, 'Call sync ldap_bind for DomainName=CONTOSO.COM'],
    ['', 34_000, 'TrackingId: x'],
    ['', 33_004, 'something else'],
    ['', 6329, 'TrackingId: x'],
    ['', 5, 'BAIL: MMS(5716): x'],
    ['', 405, ''],
    ['', 31_001, `${' '.repeat(32_768)}TrackingId: x`],
  ])('is %j where the number is %s and the text is %j', (source, id, text) => {
    expect(sourceOf(id, text)).toBe(source);
  });
});
