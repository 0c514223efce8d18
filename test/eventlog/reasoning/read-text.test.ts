import fc from 'fast-check';
import { findCodes, readText, withoutPreamble } from '../../../eventlog/reasoning/read-text.ts';

describe('readText', () => {
  it('reads the TrackingId, the codes and the person', () => {
    const text =
      'TrackingId: 0A111111-2222-3333-4444-555555555555, Reason: hr=80230626, Context: cloudAnchor: User_x, UserPrincipalName: Ann@Contoso.com, Details: x';
    expect(readText(text)).toEqual({
      trackingId: '0a111111-2222-3333-4444-555555555555',
      codes: ['80230626'],
      person: 'ann@contoso.com',
    });
  });

  it('reads the person of a start, and the anchor where there is no name', () => {
    expect(readText('PasswordResetRequestStart, Details: ann@contoso.com').person).toBe('ann@contoso.com');
    expect(readText('Context: cloudAnchor: User_1, SourceAnch').person).toBe('user_1');
  });

  it('takes no administrator, no version and no other id for what it looks for', () => {
    expect(
      readText(
        'AdminUpn: admin@contoso.com, Details: Version: 5.0.0.686, Tracking ID: 07e93e8a-cf2d-4f67-9e95-53169c4875e0',
      ),
    ).toEqual({
      codes: [],
    });
  });
});

describe('findCodes', () => {
  it.each([
    ['hr=80230619', ['80230619']],
    ['hr = 0x8023061f', ['8023061F']],
    ['0x80004005h', ['80004005']],
    ['8023062C: The password', ['8023062C']],
    ['(-2145188327)', ['80230619']],
    ['hr=80230626 and 0x80230626 and 0x80230405', ['80230626', '80230405']],
    ['-2145188314 after hr=80230405', ['80230626', '80230405']],
    ['hr=00000000 0x00000005 0x6ba', []],
    ['80230619-2222-3333-4444-555555555555', []],
    ['A80230619 802306190', []],
    ['-9999999999 1-2145188327', []],
    ['', []],
  ])('finds in %j %j', (text, codes) => {
    expect(findCodes(text)).toEqual(codes);
  });

  it('finds a code in each of its spellings', () => {
    const code = fc.integer({ min: 0x80000000, max: 0xffffffff });
    fc.assert(
      fc.property(code, fc.constantFrom('small', 'large'), (value, letters) => {
        fc.pre(value < 0x90000000);
        const digits = value.toString(16);
        const written = letters === 'small' ? digits : digits.toUpperCase();
        // A decimal number of fewer digits is not taken for a code.
        const spellings = [`hr=${written},`, `0x${written} `, `(${String(value - 0x100000000)})`];
        expect(spellings.map((text) => findCodes(text))).toEqual(spellings.map(() => [digits.toUpperCase()]));
      }),
    );
  });
});

describe('withoutPreamble', () => {
  const own = 'TrackingId: 11111111-2222-3333-4444-555555555555, Reason: hr=80230626';
  const service = 'PasswordResetService';
  const english =
    'The description for Event ID 33004 from source PasswordResetService cannot be found. Either the component that raises this event is not installed on your local computer or the installation is corrupted. You can install or repair the component on the local computer.\r\n\r\nIf the event originated on another computer, the display information had to be saved with the event.\r\n\r\nThe following information was included with the event: \r\n\r\n';
  const german =
    'Die Beschreibung für Ereignis-ID 33004 aus der Quelle PasswordResetService wurde nicht gefunden. Entweder ist die Komponente, die dieses Ereignis auslöst, nicht auf dem lokalen Computer installiert, oder die Installation ist beschädigt.\r\n\r\nFolgende Informationen wurden mit dem Ereignis gespeichert: \r\n\r\n';

  it.each([
    ['Windows', english],
    [
      'older Windows',
      "The description for Event ID '33004' in Source 'PasswordResetService' cannot be found.  The following information is part of the event:'",
    ],
    ['Windows in German', german],
  ])('leaves what the event says, of %s', (_windows, said) => {
    expect(withoutPreamble(said + own, service)).toBe(own);
  });

  it('leaves nothing where the event says nothing, and drops what Windows says after it', () => {
    const after = '\r\n\r\nThe message resource is present but the message was not found in the message table\r\n';
    expect(withoutPreamble(english, service)).toBe('');
    expect(withoutPreamble(english + own + after, service)).toBe(own);
  });

  it('keeps the words of the sync engine from the mark of their first line on', () => {
    const said = german.replace(service, 'ADSync');
    const line = 'BAIL: MMS(5716): ..\\server.cpp(11139): 0x80230619 (x)';
    expect(withoutPreamble(`${said}An unexpected error.\r\n"${line}`, ' ADSync')).toBe(line);
    expect(withoutPreamble(`${said}MMS(1): x`, 'ADSync')).toBe('MMS(1): x');
  });

  it.each([
    [own, service],
    ['An unexpected error has occurred.\n"ERR_: MMS(1): X:\\ADSync\\x.cpp', 'ADSync'],
    ['PasswordResetRequestStart, Details: a@contoso.com', service],
    [german, service],
    [german + own, ''],
    [`${'x '.repeat(600)}PasswordResetService ${own}`, service],
  ])('leaves every other text as it is', (text, provider) => {
    expect(withoutPreamble(text, provider)).toBe(text);
  });

  it('comes to an end with any text', () => {
    const hostile = `The description for Event ID ${' The message resource is present but the message'.repeat(600)}`;
    expect(withoutPreamble(hostile, service)).toBe(hostile);
    expect(withoutPreamble(english + ' '.repeat(30_000), service)).toMatch(/^ +$/);
  });
});
