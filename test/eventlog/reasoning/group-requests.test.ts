import { groupRequests } from '../../../eventlog/reasoning/group-requests.ts';
import { eventsOf } from '../../support/incident-log.ts';

const groups = (log: string): { requests: number[][]; rest: number[] } => {
  const { requests, rest } = groupRequests(eventsOf(log));
  return {
    requests: requests.map((request) => request.map(({ record }) => record.id)),
    rest: rest.map(({ record }) => record.id),
  };
};

describe('groupRequests', () => {
  it('goes by TrackingId, also hours later and for an event about the service', () => {
    const log = `
09:00:00 31001 @a
09:00:00 31001 @b
12:00:00 33001 @a
12:00:00 31002 @b
12:00:00 32002 @a | TrackingId: {id}, x
12:00:00 31034 id=z | TrackingId: {id}, x`;
    expect(groups(log)).toEqual({
      requests: [
        [31001, 32002, 33001],
        [31001, 31002],
      ],
      rest: [31034],
    });
  });

  it('joins steps of one person without a TrackingId within two minutes', () => {
    const log = `
09:00:00 31001 | Details: ann@contoso.com
09:02:00 33004 | UserPrincipalName: ann@contoso.com
10:00:00 31001 | Details: ann@contoso.com
10:02:01 31002 | UserPrincipalName: ann@contoso.com`;
    expect(groups(log).requests).toEqual([[31001, 33004], [31001], [31002]]);
  });

  it('joins steps without a name within five seconds', () => {
    expect(groups('09:00:00 31001 | x\n09:00:05 33004 | y\n09:10:00 31001 | x\n09:10:06 33004 | y').requests).toEqual([
      [31001, 33004],
      [31001],
      [33004],
    ]);
  });

  it('does not join steps of two people, of two operations, or twice the same', () => {
    expect(
      groups('09:00:00 31001 | Details: ann@contoso.com\n09:00:01 33004 | UserPrincipalName: bob@contoso.com').requests,
    ).toHaveLength(2);
    expect(groups('09:00:00 31001 | x\n09:00:01 31007 | y').requests).toHaveLength(2);
    expect(groups('09:00:00 33004 | x\n09:00:01 33004 | y').requests).toHaveLength(2);
    expect(groups('09:00:00 33004 | x\n09:00:01 31002 | y').requests).toHaveLength(2);
    expect(groups('09:00:00 31002 | x\n09:00:01 33004 | y').requests).toHaveLength(2);
  });

  it('takes a start after a failure for the next try', () => {
    expect(groups('09:00:00 33008 | x\n09:00:02 31001 | y\n09:00:03 31002 | z').requests).toEqual([
      [33008],
      [31001, 31002],
    ]);
  });

  it('finds the request of a start without a TrackingId when it comes to more than one', () => {
    const log = `
09:00:00 31001 | Details: a@contoso.com
09:00:10 33008 @a hr=80230619
09:01:00 31001 | Details: a@contoso.com
09:01:10 33004 id=y | TrackingId: {id}, hr=80230626, UserPrincipalName: a@contoso.com`;
    expect(groups(log).requests).toEqual([
      [31001, 33008],
      [31001, 33004],
    ]);
  });

  it('gives a 6329 to the request with the same code, however near another is', () => {
    const log = `
09:00:00 33004 @a hr=80230626
09:00:03 33008 @b hr=80230619
09:00:03 6329 0x80230626`;
    expect(groups(log).requests).toEqual([[33004, 6329], [33008]]);
  });

  it('gives each request one of two 6329', () => {
    const log = `
09:00:00 33004 @a hr=80230626
09:00:01 33004 @b hr=80230626
09:00:02 6329 0x80230626
09:00:02 6329 0x80230626`;
    expect(groups(log).requests).toEqual([
      [33004, 6329],
      [33004, 6329],
    ]);
  });

  it('gives a 6329 without a code to the nearest request that failed', () => {
    const log = `
09:00:00 33004 @a
09:00:02 31001 @b
09:00:03 6329 | x
09:00:04 33004 @c`;
    expect(groups(log).requests).toEqual([[33004], [31001], [6329, 33004]]);
  });

  it('gives no 6329 to a success, to another code, or over more than five seconds', () => {
    expect(groups('09:00:00 31002 @a\n09:00:00 6329 | x').requests).toHaveLength(2);
    expect(groups('09:00:00 33008 @a hr=80230619\n09:00:00 6329 0x80230626').requests).toHaveLength(2);
    expect(groups('09:00:00 33004 @a\n09:00:06 6329 | x').requests).toHaveLength(2);
    expect(groups('09:00:05 33004 @a\n09:00:00 6329 | x').requests).toHaveLength(1);
  });

  it('gives a 6329 to no request that had not begun', () => {
    expect(groups('09:00:00 6329 0x80230619\n09:00:03 31006 @b\n09:00:04 33008 @b').requests).toHaveLength(2);
  });

  it('gives a 6329 to a request that went well at its next try only where none failed', () => {
    const well = '09:00:00 31001 @a\n09:00:01 6329 0x80230818\n09:00:03 31002 @a';
    expect(groups(well).requests).toEqual([[31001, 6329, 31002]]);
    expect(groups(`${well}\n09:00:02 33001 @b`).requests).toEqual([
      [31001, 31002],
      [6329, 33001],
    ]);
  });

  it('takes two 6329 alone for two failures', () => {
    expect(groups('09:00:00 6329 | x\n09:00:01 6329 | y').requests).toHaveLength(2);
  });

  it('gives sign-ins to the request beside them, and the rest to none', () => {
    const log = `
08:00:00 405
09:00:00 31001 @a
09:00:01 405
09:00:01 403
09:00:02 31002 @a
09:00:03 31019
09:00:03 31004
09:00:03 656`;
    expect(groups(log)).toEqual({ requests: [[31001, 403, 405, 31002]], rest: [405, 31004, 656, 31019] });
  });

  it('puts those in order that began without an order of time', () => {
    const log = `
09:00:10 31001 @b
09:00:01 33004 | x
09:00:20 33005 | y`;
    expect(groups(log).requests).toEqual([[33004], [31001], [33005]]);
  });
});
