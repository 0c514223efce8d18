import { noEvidence } from '../../../cases/evidence.ts';
import { fileCase, tellOpened } from '../../../dialogs/draft/file-case.ts';
import { aDraft, allDetails, putDrafts, someDetails } from '../../support/drafts.ts';
import { fakeArticle, fakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const channel = (id: string) => ({
  ...{ tenant: 'contoso', channel: id, team: 'team', group: null, serviceUrl: 'https://example.com' },
  at: '2026-01-01T00:00:00.000Z',
});
const at = '2026-01-05T09:00:00.000Z';

describe('fileCase', () => {
  it('makes a case of the draft, with its history, what is to be sent, and a line in the trail', async () => {
    const desk = putDrafts(fakeDesk([]), aDraft(allDetails));
    await desk.cases.triage.add(channel('triage'));
    const { opened, isNew } = await fileCase(recordTurn(), desk, aDraft(allDetails));
    expect(isNew).toBe(true);
    expect(opened).toMatchObject({
      ...{ number: 1001, tenant: 'contoso', requester: 'ada', assignee: null, status: 'new', channel: 'triage' },
      ...{ impact: 'several', urgency: 'blocked', priority: 2, details: allDetails, openedAt: at },
    });
    const { stored } = desk.cases;
    expect(stored.drafts.size).toBe(0);
    expect(stored.history.get(1001)).toEqual([
      { at, by: 'ada', action: 'opened', status: 'new', text: '', isPrivate: false },
    ]);
    expect(stored.outbox).toEqual([{ kind: 'card', case: 1001 }]);
    expect(stored.audit).toEqual([
      {
        ...{ tenant: 'contoso', person: 'ada', role: 'requester', action: 'open', case: 1001, before: null },
        ...{ after: 'new', isAllowed: true, correlation: 'turn-1', at: new Date(at) },
      },
    ]);
  });

  it('makes no second case of it, and no second line in the trail', async () => {
    const desk = fakeDesk([]);
    const first = await fileCase(recordTurn(), desk, aDraft());
    const again = await fileCase(recordTurn(), desk, aDraft(allDetails));
    expect(again).toEqual({ opened: first.opened, isNew: false });
    expect(desk.cases.stored.audit).toHaveLength(1);
    expect(desk.cases.stored.cases.size).toBe(1);
  });

  it('takes one person who is hindered for what nobody has said', async () => {
    const { opened } = await fileCase(recordTurn(), fakeDesk([]), aDraft(someDetails({ impact: null })));
    expect(opened).toMatchObject({ impact: 'one', urgency: 'hindered', priority: 4, channel: null });
  });

  it('tells the ticket system where there is one', async () => {
    const desk = { ...fakeDesk([]), ticketSystem: 'ServiceNow' };
    await fileCase(recordTurn(), desk, aDraft());
    expect(desk.cases.stored.outbox).toEqual([{ kind: 'ticket', case: 1001, event: 'opened', text: '' }]);
  });

  it('goes to the channel for what the article shown last is about', async () => {
    const articles = [fakeArticle('a', { tags: ['licensing'] }), fakeArticle('b', { tags: ['setup', 'connectivity'] })];
    const desk = {
      ...fakeDesk(articles),
      routes: new Map([...['licensing', 'connectivity'].map((tag) => [tag, tag] as const)]),
    };
    for (const id of ['connectivity', 'licensing', 'first']) await desk.cases.triage.add(channel(id));
    const shown = (...ids: string[]) => ({
      evidence: { ...noEvidence, articles: ids.map((id) => ({ id, title: id, verdict: null })) },
    });
    const routed = async (number: string, ...ids: string[]) =>
      (await fileCase(recordTurn(), desk, aDraft({}, { id: number, ...shown(...ids) }))).opened.channel;
    expect(await routed('1', 'a', 'b')).toBe('connectivity');
    expect(await routed('2', 'b', 'a')).toBe('licensing');
    expect(await routed('3', 'gone')).toBe('first');
  });

  it('remembers where the person is written to: their own chat, and no other', async () => {
    const desk = fakeDesk([]);
    const contact = {
      ...{ tenant: 'contoso', person: 'ada', name: 'Ada Lovelace', account: '29:ada' },
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
    };
    const inChannel = recordTurn({ conversation: { id: '19:channel', scope: 'channel' } });
    await fileCase(inChannel, desk, aDraft());
    expect(desk.cases.stored.contacts).toEqual([{ ...contact, chat: null }]);
    await fileCase(recordTurn(), desk, aDraft());
    expect(desk.cases.stored.contacts).toEqual([{ ...contact, chat: 'conversation' }]);
  });
});

describe('tellOpened', () => {
  const opened = async (details = allDetails, channelId: string | null = 'triage') => {
    const { opened: made } = await fileCase(recordTurn(), fakeDesk([]), aDraft(details));
    return { ...made, channel: channelId };
  };

  it('names the number first, and says what happens next', async () => {
    expect(tellOpened(await opened(), 'personal', undefined)).toBe(
      'Your case is number **1001**. The people who look after cases have it now. I write to you here when they have a question, and when it is solved. Say “case 1001” to see where it stands.',
    );
    expect(tellOpened(await opened(), 'channel', undefined)).toContain('I write to you in our own chat');
  });

  it('says that it has gaps', async () => {
    expect(tellOpened(await opened({}), 'personal', undefined)).toMatch(
      /It has 0 of 12 details; you may be asked for the others later\.$/,
    );
  });

  it('says what is to be done where no channel is set up', async () => {
    const said = tellOpened(await opened(allDetails, null), 'personal', undefined);
    expect(said).toMatch(/^Your case is number \*\*1001\*\*\. It is safely stored, but no channel has been set up/);
    expect(said).toContain('“setup”');
    const withSystem = tellOpened(await opened(allDetails, null), 'personal', 'ServiceNow');
    expect(withSystem).toContain('is safely stored and goes to ServiceNow');
    expect(withSystem).not.toContain('nobody has been told');
  });
});
