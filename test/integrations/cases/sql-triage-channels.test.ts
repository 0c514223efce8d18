import type { TriageChannels } from '../../../cases/case-desk.ts';
import { sqlTriageChannels } from '../../../integrations/cases/sql-triage-channels.ts';
import { engines } from '../../support/databases.ts';
import { sampleChannel } from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let triage: TriageChannels;

  beforeEach(async () => {
    const store = await desk.open();
    triage = sqlTriageChannels(store)(store);
  });

  it('a channel comes back as it was written, to its own tenant', async () => {
    const [one, other] = [sampleChannel({ group: 'g' }), sampleChannel({ tenant: 'fabrikam' })];
    await triage.add(one);
    await triage.add(other);

    expect(await triage.list('contoso')).toEqual([one]);
    expect(await triage.list('fabrikam')).toEqual([other]);
    expect(await triage.list('nobody')).toEqual([]);
  });

  it('the newest is the first, also of several in one moment', async () => {
    for (const channel of ['b', 'c', 'a']) await triage.add(sampleChannel({ channel }));

    expect((await triage.list('contoso')).map(({ channel }) => channel)).toEqual(['a', 'c', 'b']);
  });

  it('a channel that is known moves to the front, with what is new about it', async () => {
    for (const channel of ['a', 'b']) await triage.add(sampleChannel({ channel }));
    const again = sampleChannel({ channel: 'a', team: 't', group: 'g', serviceUrl: 'https://new/', at: '2027' });
    await triage.add(again);

    expect(await triage.list('contoso')).toEqual([again, sampleChannel({ channel: 'b' })]);
  });
});
