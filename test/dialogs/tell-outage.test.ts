import type { Desk } from '../../dialogs/desk.ts';
import { tellOutage } from '../../dialogs/tell-outage.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { CodeReports, OutageSettings, TimeSpan } from '../../knowledge/outage.ts';
import { fakeArticle, fakeDesk, matchOf } from '../support/fake-desk.ts';
import { recordTurn, type RecordingTurn } from '../support/recording-turn.ts';

const matchingNothing = fakeArticle('x').match;

function article(id: string, code: number) {
  return fakeArticle(id, { match: { ...matchingNothing, events: [{ provider: 'PasswordResetService', id: code }] } });
}

const ranked = [matchOf(article('event-31034', 31034)), matchOf(article('event-31044', 31044))];

function found(...codes: string[]) {
  const identifiers = codes.map((value, at) => ({ kind: 'event' as const, value, at }));
  return { ranked, recognized: { identifiers, guids: [], values: {} } };
}

const here = '19:desk@thread.tacv2;messageid=1';
const there = '19:desk@thread.tacv2;messageid=2';

const inChat: Turn['conversation'] = { id: 'chat', scope: 'personal', tenant: 'contoso' };
const inThread: Turn['conversation'] = { id: here, scope: 'channel', tenant: 'contoso', thread: here };

interface Given {
  readonly reported?: Partial<Record<string, Partial<CodeReports>>>;
  readonly outage?: Partial<OutageSettings>;
  readonly turn?: Partial<Turn>;
  readonly linkToThread?: Desk['linkToThread'];
}

async function tell(codes: readonly string[], { reported = {}, outage = {}, turn: done, linkToThread }: Given = {}) {
  const desk = fakeDesk([]);
  const spans: TimeSpan[] = [];
  const turn: RecordingTurn = recordTurn({ text: codes.join(), conversation: inChat, ...done });
  const isOutage = await tellOutage(
    turn,
    {
      ...desk,
      ...(linkToThread && { linkToThread }),
      outage: { ...desk.outage, ...outage },
      reports: {
        record(report, span) {
          spans.push(span);
          const known = { people: 1, thread: undefined, ...reported[report.code] };
          return desk.reports.record(report, span).then(({ code }) => ({ code, ...known }));
        },
      },
    },
    found(...codes),
  );
  return { isOutage, said: turn.replies, noted: desk.noted, spans };
}

const three = { '31034': { people: 3 } };
const first = { '31034': { people: 3, thread: there } };
const steps = 'Nobody needs to go through the steps again, unless they look after the sync server.';
const post = 'Please post in the channel of your support desk, so that all can follow it in one place.';

describe('what is noted', () => {
  it('is the code that was named, when, and the thread if it was one', async () => {
    const at = new Date('2026-01-05T09:00:00Z');

    expect((await tell(['31034'])).noted).toEqual([{ code: '31034', at, thread: undefined }]);
    expect((await tell(['31034'], { turn: { conversation: inThread } })).noted).toEqual([
      { code: '31034', at, thread: here },
    ]);
  });

  it('is each of several codes', async () => {
    expect((await tell(['31044', '31034'])).noted.map(({ code }) => code)).toEqual(['31034', '31044']);
  });

  it('is nothing when no such code was named', async () => {
    expect(await tell(['33008'])).toMatchObject({ noted: [], said: [], isOutage: false });
  });

  it('is nothing when a newcomer tries an example', async () => {
    const turn = { submit: { verb: 'welcome.tried' } };

    expect(await tell(['31034'], { turn, reported: three })).toMatchObject({ noted: [], said: [], isOutage: false });
  });

  it('is compared with the last minutes that were set', async () => {
    const { spans } = await tell(['31034'], { outage: { minutes: 20 } });

    expect(spans).toEqual([{ from: new Date('2026-01-05T08:40:00Z'), to: new Date('2026-01-05T09:00:05Z') }]);
  });
});

describe('what is said', () => {
  it('is nothing while fewer people have named the code', async () => {
    expect(await tell(['31034'], { reported: { '31034': { people: 2 } } })).toMatchObject({
      said: [],
      isOutage: false,
    });
    expect(await tell(['31034'], { reported: three, outage: { people: 4 } })).toMatchObject({ said: [] });
  });

  it('is how many people, what it means, where to go, and who needs the steps', async () => {
    const { said, isOutage } = await tell(['31034'], { reported: three });

    expect(isOutage).toBe(true);
    expect(said).toEqual([
      '3 people in your organization have reported 31034 within the last 15 minutes. ' +
        `This looks like one outage, not like something on your side.\n\n${post} ${steps}`,
    ]);
  });

  it('is about the code that most people have named', async () => {
    const reported = { '31034': { people: 3 }, '31044': { people: 7 } };

    expect((await tell(['31034', '31044'], { reported })).said).toEqual([
      expect.stringMatching(/^7 people in your organization have reported 31044 within/),
    ]);
  });

  it('is right about a single minute', async () => {
    const { said } = await tell(['31034'], { reported: three, outage: { minutes: 1 } });

    expect(said[0]).toContain('within the last minute.');
  });
});

describe('everybody is pointed to', () => {
  const address = 'https://example.com/outage';
  const shared = { outage: { thread: { address, id: here } } };
  const youAreHere = 'You are in the thread that everybody is pointed to. Please go on here.';

  async function where(given: Given): Promise<string | undefined> {
    const { said } = await tell(['31034'], { reported: first, ...given });
    return said[0]?.split('\n\n')[1]?.replace(` ${steps}`, '');
  }

  it('the thread that was set, whatever was reported where', async () => {
    const told = 'Please follow it in [the thread for everybody](https://example.com/outage).';

    expect(await where(shared)).toBe(told);
    expect(await where({ ...shared, reported: three })).toBe(told);
    expect(await where({ outage: { thread: { address, id: undefined } } })).toBe(told);
    expect(await where({ ...shared, turn: { conversation: { ...inThread, id: there, thread: there } } })).toBe(told);
  });

  it('the thread where it was reported first, in the tenant of whoever asks', async () => {
    const told =
      `Please follow it in [the thread where it was reported first](https://example.com/contoso/${there}). ` +
      'If that does not open for you, post in the channel of your support desk.';

    expect(await where({})).toBe(told);
    expect(await where({ turn: { conversation: inThread } })).toBe(told);
  });

  it('nowhere else when they are there already', async () => {
    expect(await where({ ...shared, turn: { conversation: inThread } })).toBe(youAreHere);
    expect(await where({ reported: { '31034': { people: 3, thread: here } }, turn: { conversation: inThread } })).toBe(
      youAreHere,
    );
  });

  it('the channel of the desk when nobody knows a thread, or how to link to it', async () => {
    expect(await where({ reported: three })).toBe(post);
    expect(await where({ linkToThread: () => undefined })).toBe(post);
    expect(await where({ turn: { conversation: { id: 'chat', scope: 'personal' } } })).toBe(post);
  });
});
