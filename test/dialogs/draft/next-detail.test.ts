import { detailNames, type DetailName } from '../../../cases/details.ts';
import { nextDetail, previousDetail } from '../../../dialogs/draft/next-detail.ts';
import type { Role } from '../../../dialogs/conversation-state.ts';
import { allDetails, someDetails } from '../../support/drafts.ts';

/** The questions that somebody is asked who answers each one in the same way. */
function asked(answer: string | null, role: Role | null, details = {}): DetailName[] {
  const next = nextDetail(details, role);
  return next === undefined ? [] : [next, ...asked(answer, role, { ...details, ...someDetails({ [next]: answer }) })];
}

describe('nextDetail', () => {
  it('asks for everything that is not known, in the order of the checklist', () => {
    const all = detailNames.filter((name) => name !== 'sid' && name !== 'cid');
    expect(asked('x', null)).toEqual(all);
    expect(asked('x', 'helpdesk')).toEqual(all);
    expect(nextDetail(allDetails, null)).toBeUndefined();
  });

  it('asks for SID and CID where there is no support code, and for no zone where there is no time', () => {
    expect(asked(null, 'admin')).toEqual(detailNames.filter((name) => name !== 'zone'));
  });

  it('asks nobody for a log who is locked out, and nobody for that of a cloud-only user', () => {
    expect(asked('x', 'requester')).not.toContain('eventLog');
    expect(asked('x', null, someDetails({ userType: 'cloud-only' }))).not.toContain('eventLog');
  });

  it('goes on behind the question that was just asked', () => {
    expect(nextDetail({}, null, 'page')).toBe('screenshot');
    expect(nextDetail({}, null, 'time')).toBe('userId');
    expect(nextDetail(someDetails({ time: '2026-01-05T09:26' }), null, 'time')).toBe('zone');
    expect(nextDetail({}, null, 'urgency')).toBeUndefined();
  });
});

describe('previousDetail', () => {
  it('is the question before, answered or not', () => {
    expect(previousDetail({}, null, 'userId')).toBe('time');
    expect(previousDetail(allDetails, null, 'userId')).toBe('zone');
    expect(previousDetail(allDetails, 'requester', 'impact')).toBe('licence');
    expect(previousDetail({}, null, 'problem')).toBeUndefined();
  });
});
