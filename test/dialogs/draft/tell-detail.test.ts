import { tellDetail } from '../../../dialogs/draft/tell-detail.ts';
import { allDetails, someDetails } from '../../support/drafts.ts';

describe('tellDetail', () => {
  it('says a value in words', () => {
    expect(tellDetail(allDetails, 'problem')).toBe('The reset fails.');
    expect(tellDetail(allDetails, 'userType')).toBe('Password hash synchronization');
    expect(tellDetail(allDetails, 'time')).toBe('2026-01-05 09:26, Europe/Berlin (2026-01-05 08:26 UTC)');
    expect(tellDetail(someDetails({ time: '2026-01-05T09:26' }), 'time')).toBe('2026-01-05 09:26, time zone not known');
  });

  it('says nothing of what is not known', () => {
    expect(tellDetail(someDetails({ page: null }), 'page')).toBeUndefined();
    expect(tellDetail({}, 'time')).toBeUndefined();
  });
});
