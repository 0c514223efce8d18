import { leadOf, tellVerdict } from '../../../dialogs/log/verdict-words.ts';
import { reportOf } from '../../support/log-reports.ts';

const name = (article: string): string => `Title of ${article}`;
const tell = (log: string) => {
  const { label, title } = tellVerdict(reportOf(log).findings, name);
  return [label, title];
};

const denied = '09:00:00 31001 @a\n09:00:01 33004 @a hr=80230626';
const lost = '10:00:00 31034 | The connection to the connect service was lost.';
const heartbeats = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `${String(from + at).padStart(2, '0')}:00:00 31019`).join('\n');

describe('tellVerdict', () => {
  it.each([
    ['a cause that is sure', denied, 'Cause found', 'Title of event-33004'],
    ['a cause that is not', '09:00:00 31044', 'Probable cause', 'Title of event-31044'],
    [
      'a cause that is over',
      `${denied}\n09:05:00 31001 @a\n09:05:01 31002 @a`,
      'Cause found, over by the end of the log',
      'Title of event-33004',
    ],
    ['several causes', `${denied}\n${lost}`, '2 causes found', 'Begin with “Title of event-31034”'],
    [
      'several causes, the first of them likely',
      `${denied}\n10:00:00 31044`,
      '2 causes found',
      'Begin with “Title of event-31044”, which is likely and not proven',
    ],
    [
      'one failure without its reason',
      '09:00:00 31001 @a\n09:00:01 31003 @a',
      'No cause named',
      'A reset failed (31003), and no event beside it says why',
    ],
    [
      'several failures without their reason',
      '09:00:00 31001 @a\n09:00:01 31003 @a\n09:10:00 33001 @b | Reason: (not shown)',
      'No cause named',
      'Not everything went well, and this log does not say why',
    ],
    [
      'a failure without its reason that is newer than a cause',
      `${denied}\n11:00:00 31001 @b\n11:00:01 31003 @b`,
      'Cause found',
      'Title of event-33004',
    ],
    [
      'a cause that is over beside a failure without its reason',
      `${denied}\n09:05:00 31001 @a\n09:05:01 31002 @a\n11:00:00 31001 @b\n11:00:01 31003 @b`,
      'No cause named',
      'A reset failed (31003), and no event beside it says why',
    ],
    [
      'work that went well',
      '09:00:00 31001 @a\n09:00:02 31002 @a',
      'No failure found',
      'Password writeback was at work, and nothing failed in this log',
    ],
    [
      'a heartbeat that stops',
      `08:00:00 31019\n08:05:00 31019\n09:00:00 656`,
      'No failure found',
      'Nothing failed in this log, but the heartbeat (31019) stops before its end',
    ],
    [
      'a heartbeat that comes again',
      '08:00:00 31019\n08:05:00 31019\n09:00:00 31019',
      'No failure found',
      'Password writeback was at work, and nothing failed in this log',
    ],
    [
      'events that nobody knows beside those of the Cloud Sync agent',
      '09:00:00 31099\n09:00:00 1 from=Microsoft-AzureADConnect-ProvisioningAgent',
      'Not known',
      'This log has events of password writeback that I do not know, and I will not guess what they mean',
    ],
    [
      'writeback switched off',
      '08:00:00 31012\n08:00:20 31013\n08:00:21 31016',
      'Writeback is switched off',
      'Password writeback was switched off (31013), and nothing in this log switches it on again',
    ],
    [
      'other work',
      '09:00:00 656\n09:00:01 657',
      'Nothing found',
      'This log has events of other work of the server, and none about a reset or change of a password',
    ],
    [
      'events that nobody knows',
      '09:00:00 31099',
      'Not known',
      'This log has events of password writeback that I do not know, and I will not guess what they mean',
    ],
    [
      'a healthy log with errors that nobody knows',
      '09:00:00 31019\n09:01:00 33012 level=error\n09:05:00 31019',
      'Not known',
      'Nothing that I know failed, but errors or warnings of password writeback stand in this log that I do not know',
    ],
    [
      'the Cloud Sync agent',
      '09:00:00 1 from=Microsoft-AzureADConnect-ProvisioningAgent',
      'Nothing found',
      'This log has events of the Cloud Sync agent, and those do not tell about password writeback',
    ],
    ['nothing', '09:00:00 4624 from=Security', 'Nothing found', 'No event about password writeback stands in this log'],
  ])('says of %s what the log comes to', (_what, log, label, title) => {
    expect(tell(log)).toEqual([label, title]);
  });

  it('does not say that nothing failed where not all was looked at', () => {
    const { findings } = reportOf('09:00:00 31019');
    expect(tellVerdict({ ...findings, verdict: 'not-all-weighed' }, name)).toEqual({
      label: 'Not known',
      title:
        'Nothing failed in the newest events about password writeback, and the older ones were too many to look at',
    });
  });

  it('counts the causes that are open, and not those that are over', () => {
    const [label] = tell(`${denied}\n09:05:00 31001 @a\n09:05:01 31002 @a\n${lost}`);
    expect(label).toBe('Cause found');
  });

  it('says that it is over only where all that counts is', () => {
    const { findings } = reportOf(`${denied}\n${lost}\n10:05:00 31019`);
    const [person, outage] = findings.incidents;
    if (!person || !outage) throw new Error('no incidents');
    const longAgo = { ...person, last: { ms: 0, isLocal: false } };
    expect(tellVerdict({ ...findings, incidents: [outage, longAgo] }, name).label).toBe('2 causes found');
  });

  it('gives the id of an article that is gone', () => {
    expect(tellVerdict(reportOf(denied).findings, () => undefined).title).toBe('event-33004');
  });
});

describe('leadOf', () => {
  it('is what the verdict names, and nothing in a log without failures', () => {
    const { findings } = reportOf(`${denied}\n11:00:00 31001 @b\n11:00:01 31003 @b`);
    expect(findings.incidents[0]?.explanation.rule).toBe('reset-failed');
    expect(leadOf(findings)?.explanation.rule).toBe('access-denied');
    expect(leadOf(reportOf(heartbeats(8, 9)).findings)).toBeUndefined();
  });
});
