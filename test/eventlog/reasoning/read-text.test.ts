import fc from 'fast-check';
import { findCodes, readText } from '../../../eventlog/reasoning/read-text.ts';

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
