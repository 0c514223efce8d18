import fc from 'fast-check';
import { knownIdentifiers } from '../../knowledge/known-identifiers.ts';
import { longestText, recognize, type Recognized } from '../../knowledge/recognizer.ts';
import { someKnowledge } from '../support/knowledge.ts';

const known = knownIdentifiers(
  someKnowledge({
    articles: [
      {
        match: {
          events: [
            { provider: 'PasswordResetService', id: 31034 },
            { provider: 'ADSync', id: 6329 },
          ],
          hresults: ['80230619'],
          codes: ['SSPR_0029'],
          names: ['ADPermissionsError'],
        },
      },
    ],
  }),
);
const read = (text: string): Recognized => recognize(text, known);
const valuesIn = (text: string): string[] => read(text).identifiers.map(({ kind, value }) => `${kind} ${value}`);

const hexadecimal = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdefABCDEF')), minLength: length, maxLength: length });
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('31034632980619')), minLength: length, maxLength: length });
const guids = (part: (length: number) => fc.Arbitrary<string>) =>
  fc.tuple(part(8), part(4), part(4), part(4), part(12)).map((parts) => parts.join('-'));

describe('a text with several identifiers', () => {
  it('has them named in its own order, whatever their kind', () => {
    const text = 'ADPermissionsError, then hr=80230619 in event 6329, with SSPR_0029 (31034).';
    expect(valuesIn(text)).toEqual([
      ...['name ADPermissionsError', 'hresult 80230619', 'event 6329', 'code SSPR_0029', 'event 31034'],
    ]);
  });

  it('has each named once, where it first stands', () => {
    const { identifiers } = read(
      'SSPR_0029 sspr-29 | 0x80230619 80230619h | 31034 evt 31034 | ADPermissionsError adpermissionserror',
    );
    expect(identifiers.map(({ value, at }) => [value, at])).toEqual([
      ['SSPR_0029', 0],
      ['80230619', 20],
      ['31034', 43],
      ['ADPermissionsError', 61],
    ]);
  });

  it('has them found in any case and among any blanks', () => {
    const spelled = fc.constantFrom(
      ...[
        ['SSPR_0029', 'code SSPR_0029'],
        ['sspr 29', 'code SSPR_0029'],
        ['sspr0029', 'code SSPR_0029'],
      ],
      ...[
        ['evt 31034', 'event 31034'],
        ['Event ID: 31034', 'event 31034'],
        ['eventid=6329', 'event 6329'],
      ],
      ...[
        ['0x80230619', 'hresult 80230619'],
        ['hr=80230619', 'hresult 80230619'],
        ['-2145188327', 'hresult 80230619'],
      ],
      ...[['ADPermissionsError', 'name ADPermissionsError']],
    );
    const gap = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r\n'), maxLength: 5 });
    fc.assert(
      fc.property(
        spelled,
        gap,
        gap,
        fc.infiniteStream(fc.boolean()),
        ([spelling = '', value], before, after, isUpper) => {
          const mixed = Array.from(spelling, (sign) =>
            isUpper.next().value ? sign.toUpperCase() : sign.toLowerCase(),
          );
          expect(valuesIn(`${before}${mixed.join('')}${after}`)).toEqual([value]);
        },
      ),
    );
  });
});

describe('a GUID', () => {
  it('is kept, in lower case and once', () => {
    expect(
      read('TrackingId: CBCD2D03-E0DB-421E-A6DF-7E0B2C5B5ED2 (cbcd2d03-e0db-421e-a6df-7e0b2c5b5ed2)').guids,
    ).toEqual(['cbcd2d03-e0db-421e-a6df-7e0b2c5b5ed2']);
  });

  it('never has an identifier inside', () => {
    fc.assert(
      fc.property(fc.oneof(guids(hexadecimal), guids(digits)), fc.constantFrom('', 'event ', 'hr='), (guid, before) => {
        const found = read(`password reset failed, ${before}${guid} on the server`);
        expect(found.identifiers).toEqual([]);
        expect(found.guids).toEqual([guid.toLowerCase()]);
      }),
    );
  });

  it('does not move what stands behind it', () => {
    const text = 'cbcd2d03-e0db-421e-a6df-7e0b2c5b5ed2 SSPR_0029';
    expect(read(text).identifiers).toEqual([{ kind: 'code', value: 'SSPR_0029', at: text.indexOf('SSPR') }]);
  });

  it.each(['cbcd2d03-e0db-421e-a6df-7e0b2c5b5ed', 'cbcd2d03e0db421ea6df7e0b2c5b5ed2', 'no GUID at all'])(
    'is not seen in %j',
    (text) => {
      expect(read(text).guids).toEqual([]);
    },
  );
});

describe('the Service Bus host of the person', () => {
  it.each([
    ['the public cloud', 'https://contoso-ns.servicebus.windows.net/x', 'contoso-ns', 'servicebus.windows.net'],
    ['US Government', 'sb://CONTOSO.ServiceBus.usgovcloudapi.net:443', 'contoso', 'servicebus.usgovcloudapi.net'],
    ['China', 'host ssprsb1.servicebus.chinacloudapi.cn.', 'ssprsb1', 'servicebus.chinacloudapi.cn'],
  ])('gives namespace and cloud: %s', (_, text, namespace, serviceBusDomain) => {
    expect(read(text).values).toEqual({ namespace, serviceBusDomain });
  });

  it('is the first one named', () => {
    expect(read('one-ns.servicebus.windows.net two-ns.servicebus.windows.net').values).toMatchObject({
      namespace: 'one-ns',
    });
  });

  it.each([
    'servicebus.windows.net',
    '*.servicebus.windows.net',
    'ns.servicebus.windows.net', // two letters are no namespace
    'contoso.servicebus.example.com',
    'contoso.blob.core.windows.net',
    '',
  ])('is not seen in %j', (text) => {
    expect(read(text).values).toEqual({});
  });
});

describe('a long text', () => {
  it('is read up to the limit', () => {
    const before = ' '.repeat(longestText - 'SSPR_0029'.length);
    expect(valuesIn(`${before}SSPR_0029 and 31034`)).toEqual(['code SSPR_0029']);
    expect(valuesIn(`${before}${' '.repeat(9)}SSPR_0029`)).toEqual([]);
    const late = `${' '.repeat(longestText)}cbcd2d03-e0db-421e-a6df-7e0b2c5b5ed2 contoso.servicebus.windows.net`;
    expect(read(late)).toEqual({ identifiers: [], guids: [], values: {} });
  });
});
