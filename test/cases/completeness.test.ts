import fc from 'fast-check';
import { completeness } from '../../cases/completeness.ts';
import { detailTexts } from '../../cases/detail-texts.ts';
import { detailNames, isAskedFor, type DetailName } from '../../cases/details.ts';
import { allBut, allDetails, detailsOf } from '../support/sample-case.ts';

const guid = '00000000-0000-0000-0000-000000000001';
const withoutCode = allBut('supportCode');

/** What is missing, by name, with its state. */
function missingIn(values: Partial<Record<DetailName, string | null>>): readonly string[] {
  return completeness(detailsOf(values)).missing.map(({ name, state }) => `${name} ${state}`);
}

describe('completeness', () => {
  it('is nothing of all while nothing was answered', () => {
    const { missing, ...meter } = completeness({});
    expect(meter).toEqual({ asked: 12, given: 0, unknown: 0, percent: 0 });
    expect(missing.map(({ name }) => name)).toEqual([
      ...['problem', 'expected', 'reproduce', 'page', 'screenshot', 'supportCode', 'time', 'zone'],
      ...['userId', 'userType', 'licence', 'eventLog'],
    ]);
  });

  it('is all when everything was given', () => {
    const all = { asked: 12, given: 12, unknown: 0, percent: 100, missing: [] };
    expect(completeness(detailsOf(allDetails))).toEqual(all);
    expect(completeness(detailsOf({ ...allDetails, impact: 'one', urgency: 'waiting' }))).toEqual(all);
  });

  it('says what is missing, and why it matters', () => {
    const { missing, ...meter } = completeness(detailsOf({ ...allBut('expected'), page: null }));
    expect(meter).toEqual({ asked: 12, given: 10, unknown: 1, percent: 92 });
    expect(missing).toEqual([
      { name: 'expected', ...detailTexts.expected, state: 'open' },
      { name: 'page', ...detailTexts.page, state: 'unknown' },
    ]);
  });

  it('counts what nobody knows as answered, and misses it all the same', () => {
    const { missing, ...meter } = completeness(detailsOf({ ...allDetails, screenshot: null, licence: null }));
    expect(meter).toEqual({ asked: 12, given: 10, unknown: 2, percent: 100 });
    expect(missing).toHaveLength(2);
  });

  it('asks for no log of a cloud-only user, and for no zone of a time that nobody knows', () => {
    expect(completeness(detailsOf({ ...allBut('eventLog'), userType: 'cloud-only' }))).toMatchObject({
      asked: 11,
      missing: [],
    });
    expect(completeness(detailsOf({ ...allBut('zone'), time: null }))).toMatchObject({
      asked: 11,
      given: 10,
      unknown: 1,
    });
  });
});

describe('completeness of the support code', () => {
  it.each<[string, Partial<Record<DetailName, string | null>>, readonly string[]]>([
    ['is open', {}, ['supportCode open']],
    ['is given', { supportCode: guid }, []],
    ['is made up for by SID and CID', { supportCode: null, sid: guid, cid: guid }, []],
    ['is made up for by SID and CID that nobody asked for', { sid: guid, cid: guid }, []],
    ['stays open with half of both', { sid: guid }, ['supportCode open']],
    ['leads to SID and CID where there is none', { supportCode: null }, ['sid open', 'cid open']],
    ['waits for the CID', { supportCode: null, sid: guid }, ['cid open']],
    ['waits for the SID', { supportCode: null, cid: guid }, ['sid open']],
    ['waits for the CID when nobody knows the SID', { supportCode: null, sid: null }, ['cid open']],
    ['lacks the CID', { supportCode: null, sid: guid, cid: null }, ['cid unknown']],
    ['is not known in any form', { supportCode: null, sid: null, cid: null }, ['supportCode unknown']],
  ])('%s', (_, values, missing) => {
    expect(missingIn({ ...withoutCode, ...values })).toEqual(missing);
    const { given, unknown, asked } = completeness(detailsOf({ ...withoutCode, ...values }));
    const isUnknown = missing.length > 0 && missing.every((one) => one.endsWith('unknown'));
    expect([given, unknown, asked]).toEqual([missing.length === 0 ? 12 : 11, isUnknown ? 1 : 0, 12]);
  });
});

describe('completeness of anything', () => {
  const answer = fc.constantFrom('value', null, undefined);
  const anything = fc
    .record(Object.fromEntries(detailNames.map((name) => [name, answer])))
    .map((values) => detailsOf(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))));

  it('reaches 100 exactly when no question is open', () => {
    fc.assert(
      fc.property(anything, (details) => {
        const { asked, given, unknown, percent, missing } = completeness(details);
        expect(given + unknown).toBeLessThanOrEqual(asked);
        expect(percent === 100).toBe(missing.every(({ state }) => state === 'unknown'));
        expect(percent === 100).toBe(given + unknown === asked);
        expect(missing.length === 0).toBe(given === asked);
      }),
    );
  });

  it('never misses what was given, or what is not asked for', () => {
    fc.assert(
      fc.property(anything, (details) => {
        for (const { name } of completeness(details).missing) {
          expect(details[name]?.state).not.toBe('given');
          expect(isAskedFor(name, details)).toBe(true);
        }
      }),
    );
  });
});
