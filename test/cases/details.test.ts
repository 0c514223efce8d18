import fc from 'fast-check';
import {
  caseDetails,
  detailNames,
  isAskedFor,
  longestDetail,
  readDetail,
  valueOf,
  type DetailName,
} from '../../cases/details.ts';
import { allDetails, detailsOf } from '../support/sample-case.ts';

const guid = '01234567-89ab-cdef-0123-456789abcdef';

describe('readDetail', () => {
  it.each<[DetailName, string, string]>([
    ['problem', '  It fails.  ', 'It fails.'],
    ['page', 'https://passwordreset.microsoftonline.com/', 'https://passwordreset.microsoftonline.com/'],
    ['screenshot', 'in the chat', 'in the chat'],
    ['supportCode', `Support code: {${guid.toUpperCase()}} copied`, guid],
    ['sid', `sid=${guid}&x=1`, guid],
    ['cid', guid, guid],
    ['time', ' 2026-03-14T09:26 ', '2026-03-14T09:26'],
    ['time', '2024-02-29T23:59:59', '2024-02-29T23:59:59'],
    ['zone', 'Europe/Berlin', 'Europe/Berlin'],
    ['zone', 'Asia/Kolkata', 'Asia/Kolkata'],
    ['zone', 'UTC', 'UTC'],
    ['userId', ' First.Last@sub.contoso.com ', 'First.Last@sub.contoso.com'],
    ['userType', 'cloud-only', 'cloud-only'],
    ['licence', 'no', 'no'],
    ['eventLog', '\\\\server\\share\\application.zip', '\\\\server\\share\\application.zip'],
    ['impact', 'several', 'several'],
    ['urgency', 'waiting', 'waiting'],
  ])('reads %s from %j', (name, text, value) => {
    expect(readDetail(name, text)).toEqual({ ok: true, value });
  });

  it.each<[DetailName, string, RegExp]>([
    ['problem', ' x ', /a few words/],
    ['expected', 'x'.repeat(longestDetail + 1), /at most 1000 characters/],
    ['page', 'x', /the address or the name/],
    ['page', 'x'.repeat(501), /at most 500 characters/],
    ['screenshot', '', /where the screenshot is/],
    ['supportCode', '01234567-89ab-cdef-0123', /no GUID/],
    ['supportCode', `${'x'.repeat(400)}${guid}`, /at most 400 characters/],
    ['sid', 'none', /no GUID/],
    ['time', 'yesterday', /such as 2026-03-14 09:26/],
    ['time', '2026-03-14', /such as 2026-03-14 09:26/],
    ['time', '2026-02-30T09:26', /no such day/],
    ['time', '2026-13-01T09:26', /no such day/],
    ['time', '2026-03-14T24:00', /no such time/],
    ['time', '2026-03-14T09:60', /no such time/],
    ['zone', 'EST', /Give a city/],
    ['zone', 'Europe/Nowhere', /Give a city/],
    ['zone', '+01:00', /Give a city/],
    ['zone', 'europe/berlin', /Give a city/],
    ['userId', 'user', /sign-in name/],
    ['userId', 'a b@contoso.com', /sign-in name/],
    ['userId', `${'x'.repeat(64)}@${'y'.repeat(60)}`, /at most 113 characters/],
    ['userType', 'cloud', /how the user signs in/],
    ['licence', 'perhaps', /yes or no/],
    ['eventLog', 'x', /zipped log/],
    ['impact', 'all', /how many people/],
    ['urgency', 'high', /keeps people from/],
  ])('refuses %s from %j', (name, text, problem) => {
    expect(readDetail(name, text)).toEqual({ ok: false, problem: expect.stringMatching(problem) as unknown });
  });

  it('reads what it has read as the same again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...detailNames), fc.string({ maxLength: 60 }), (name, noise) => {
        const read = readDetail(name, `${allDetails[name] ?? ''}${noise}`);
        fc.pre(read.ok);
        expect(readDetail(name, read.value)).toEqual(read);
        expect(caseDetails.parse(detailsOf({ [name]: read.value }))).toEqual(detailsOf({ [name]: read.value }));
      }),
    );
  });
});

describe('caseDetails', () => {
  it('reads stored details, some of them or none', () => {
    const some = detailsOf({ problem: 'It fails.', page: null });
    expect(caseDetails.parse(JSON.parse(JSON.stringify(some)))).toEqual(some);
    expect(caseDetails.parse({})).toEqual({});
  });

  it.each<[string, unknown]>([
    ['a name that there is not', { colour: { state: 'unknown' } }],
    ['a state that there is not', { problem: { state: 'guessed', value: 'x' } }],
    ['a value that nobody gave', { problem: { state: 'unknown', value: 'x' } }],
    ['a value that is too long', { problem: { state: 'given', value: 'x'.repeat(longestDetail + 1) } }],
  ])('refuses %s', (_, stored) => {
    expect(caseDetails.safeParse(stored).success).toBe(false);
  });
});

describe('valueOf', () => {
  it('is what was given, and nothing where nobody knows or was asked', () => {
    const details = detailsOf({ problem: 'It fails.', page: null });
    expect(valueOf(details, 'problem')).toBe('It fails.');
    expect(valueOf(details, 'page')).toBeUndefined();
    expect(valueOf(details, 'zone')).toBeUndefined();
  });
});

describe('isAskedFor', () => {
  it.each<[DetailName, Partial<Record<DetailName, string | null>>, boolean]>([
    ['sid', {}, false],
    ['cid', { supportCode: guid }, false],
    ['sid', { supportCode: null }, true],
    ['cid', { supportCode: null }, true],
    ['eventLog', {}, true],
    ['eventLog', { userType: null }, true],
    ['eventLog', { userType: 'federated' }, true],
    ['eventLog', { userType: 'cloud-only' }, false],
    ['zone', {}, true],
    ['zone', { time: '2026-03-14T09:26' }, true],
    ['zone', { time: null }, false],
    ['problem', { problem: null }, true],
  ])('%s after %j: %s', (name, values, isAsked) => {
    expect(isAskedFor(name, detailsOf(values))).toBe(isAsked);
  });
});
