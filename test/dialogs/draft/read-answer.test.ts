import type { DetailName } from '../../../cases/details.ts';
import { readAnswer } from '../../../dialogs/draft/read-answer.ts';
import { someDetails } from '../../support/drafts.ts';

const now = new Date('2026-01-05T09:00:00Z');
const read = (name: DetailName, text: string, details = {}, locale?: string) =>
  readAnswer(name, text, { details, now, locale });
const sid = '0f8fad5b-d9cb-469f-a165-70867728950e';
const cid = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const zone = someDetails({ zone: 'Europe/Berlin' });

describe('readAnswer', () => {
  it.each([
    ['problem', ' It fails. ', 'It fails.'],
    ['page', 'no, the sign-in page', 'no, the sign-in page'],
    ['supportCode', `Support code: ${sid.toUpperCase()} (copied)`, sid],
    ['zone', 'berlin', 'Europe/Berlin'],
    ['userId', 'ada@contoso.com', 'ada@contoso.com'],
    ['userType', '2', 'pass-through'],
    ['userType', 'ADFS', 'federated'],
    ['userType', 'PTA.', 'pass-through'],
    ['userType', 'phs', 'password-hash'],
    ['userType', 'hash', 'password-hash'],
    ['userType', 'cloud only', 'cloud-only'],
    ['userType', 'cloud-only', 'cloud-only'],
    ['userType', 'password hash synchronization', 'password-hash'],
    ['licence', 'Yes!', 'yes'],
    ['licence', 'ja', 'yes'],
    ['licence', 'oui', 'yes'],
    ['licence', 'sí', 'yes'],
    ['licence', 'sim', 'yes'],
    ['licence', 'No', 'no'],
    ['licence', 'nein', 'no'],
    ['licence', 'não', 'no'],
    ['impact', '1', 'everyone'],
    ['impact', 'only me', 'one'],
    ['impact', 'mehrere', 'several'],
    ['urgency', 'cannot work', 'blocked'],
    ['urgency', '2', 'hindered'],
    ['urgency', 'nothing yet', 'waiting'],
  ] as const)('reads as %s “%s”', (name, text, value) => {
    expect(read(name, text)).toEqual({ ok: true, brings: someDetails({ [name]: value }) });
  });

  it.each(['problem', 'supportCode', 'time', 'zone', 'userId', 'userType', 'licence', 'impact'] as const)(
    'notes that nobody knows: %s',
    (name) => {
      expect(read(name, 'no idea')).toEqual({ ok: true, brings: someDetails({ [name]: null }) });
    },
  );

  it('hears “no” as an answer only where it is one', () => {
    expect(read('supportCode', 'No.')).toEqual({ ok: true, brings: someDetails({ supportCode: null }) });
    expect(read('screenshot', 'none')).toEqual({ ok: true, brings: someDetails({ screenshot: null }) });
    expect(read('zone', 'no')).toMatchObject({ ok: false });
    expect(read('userType', 'no')).toMatchObject({ ok: false });
  });

  it('takes SID and CID at once, and who knows neither is asked once', () => {
    const both = { ok: true, brings: someDetails({ sid, cid }) };
    expect(read('sid', `SID: ${sid}\nCID = ${cid}`)).toEqual(both);
    expect(read('cid', `cid ${cid.toUpperCase()}; sid ${sid}`)).toEqual(both);
    expect(read('sid', sid)).toEqual({ ok: true, brings: someDetails({ sid }) });
    expect(read('sid', 'no')).toEqual({ ok: true, brings: someDetails({ sid: null, cid: null }) });
    expect(read('sid', 'no', someDetails({ cid }))).toEqual({ ok: true, brings: someDetails({ sid: null, cid }) });
    expect(read('cid', 'no')).toEqual({ ok: true, brings: someDetails({ cid: null }) });
  });

  it('does not take the one for the other', () => {
    expect(read('cid', `SID: ${sid}`)).toEqual({
      ok: false,
      problem: 'That is the SID. Please paste the CID as well, or say “no”.',
    });
    expect(read('sid', `CID: ${cid}`)).toMatchObject({
      problem: expect.stringMatching(/^That is the CID\./) as string,
    });
  });

  it('reads a time in the zone of the person and the order of their language', () => {
    expect(read('time', 'today 9:26', zone)).toEqual({
      ok: true,
      brings: someDetails({ time: '2026-01-05T09:26', zone: 'Europe/Berlin' }),
    });
    expect(read('time', '2026-01-04 09:26')).toEqual({ ok: true, brings: someDetails({ time: '2026-01-04T09:26' }) });
    expect(read('time', '2026-01-04T09:26Z')).toEqual({
      ok: true,
      brings: someDetails({ time: '2026-01-04T09:26', zone: 'UTC' }),
    });
    expect(read('time', '02/01/2026 09:26', zone, 'en-GB')).toMatchObject({
      brings: someDetails({ time: '2026-01-02T09:26' }),
    });
    expect(read('time', '02/01/2026 09:26', zone)).toMatchObject({ ok: false });
    expect(read('time', 'ten past')).toMatchObject({ ok: false });
  });

  it.each([
    ['problem', 'x'.repeat(1001), /^That is too long/],
    ['page', 'x', /address or the name of the page/],
    ['sid', 'that thing', /GUID/],
    ['zone', 'CET', /time zone/],
    ['userId', 'ada', /sign-in name/],
    ['userType', '7', /choose/],
    ['licence', 'perhaps', /yes or no/],
    ['impact', 'x'.repeat(100), /choose/],
  ] as const)('says what is expected: %s', (name, text, problem) => {
    expect(read(name, text)).toEqual({ ok: false, problem: expect.stringMatching(problem) as string });
  });
});
