import fc from 'fast-check';
import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { cardBytes, maxCardBytes } from '../../../cards/card.ts';
import { findingsCard, type FindingsData } from '../../../cards/findings/findings.ts';
import { summarizeFindings, viewFindings } from '../../../dialogs/log/findings-view.ts';
import type { LogReport } from '../../../eventlog/log-report.ts';
import { findCardProblems } from '../../support/card-parser.ts';
import { formOf } from '../../support/fake-desk.ts';
import { aFile, anyReport, reportOf } from '../../support/log-reports.ts';

const titleOf = (article: string): string | undefined => (article === 'gone' ? undefined : `Title of ${article}`);
const frame = { form: formOf(1), fill: {}, titleOf, shown: undefined };
const view = (log: string, more: Partial<LogReport> = {}, shown?: string): FindingsData =>
  viewFindings({ ...reportOf(log), ...more }, { ...frame, shown });
const headings = ({ page }: FindingsData) => page.sections.map(({ heading }) => heading);
const linesOf = ({ page }: FindingsData, wanted: string) =>
  page.sections
    .filter(({ heading }) => heading === wanted)
    .flatMap(({ blocks }) => blocks.map((block) => (block.kind === 'command' ? block.text : block.runs[0]?.text)));

const denied = '09:00:00 31001 @a\n09:00:01 6329 0x80230626\n09:00:01 33004 @a hr=80230626';
const failed = '11:00:00 31001 @b\n11:00:01 31003 @b';
const lost = '10:00:00 31034 | The connection to ssprdedicatedsbprodfra-1.servicebus.windows.net was lost.';

describe('viewFindings', () => {
  it('says the verdict, what was read, and what shows it', () => {
    const shown = view(denied);
    expect(shown.page).toMatchObject({
      status: { label: 'Cause found' },
      heading: 'Event log',
      title: 'Title of event-33004',
      meaning: 'Application.evtx: 3 events, 2026-11-25 09:00:00 to 09:00:01 UTC.',
      facts: [{ label: 'TrackingId' }, { label: 'Sync engine', value: '2.1.20.0' }],
    });
    expect(headings(shown)).toEqual(['What shows it']);
    expect(shown.speak).toBe('Cause found. Title of event-33004.');
    expect(shown.hasCase).toBe(true);
  });

  it('puts first what the verdict names, whatever failed after it', () => {
    const shown = view(`${denied}\n${failed}`);
    expect(headings(shown)).toEqual([
      '1. Title of event-33004',
      '2. A reset failed (31003), and no event beside it says why',
    ]);
  });

  it('shows four incidents, and counts the rest', () => {
    const { findings } = reportOf(`${denied}\n${failed}`);
    const { incidents } = findings;
    const more = {
      findings: { ...findings, incidents: [...incidents, ...incidents.map((one) => ({ ...one })), ...incidents] },
    };
    const shown = view(denied, more);
    expect(headings(shown)).toHaveLength(5);
    expect(linesOf(shown, 'More failures')).toEqual([expect.stringMatching(/^\d more\. The timeline shows when\.$/)]);
  });

  it('says how much of the log matters here', () => {
    expect(view(denied, { read: 41_461 }).page.meaning).toMatch(
      /41,461 events, .* UTC\. Of these 3 matter for password writeback\.$/,
    );
    expect(view('09:00:00 4624 from=Security').page.meaning).toMatch(
      /1 event, .* UTC\. None of it matters for password writeback\.$/,
    );
    expect(view(`- 6306`).page.meaning).toBe('Application.evtx: 1 event.');
    expect(view(`${denied}\n09:01:00 656\n09:01:01 657`, { dropped: 4, counted: 2, read: 20 }).page.meaning).toMatch(
      /Of these 9 matter for password writeback\.$/,
    );
    expect(view('09:01:00 656').page.meaning).toMatch(/None of it matters for password writeback\.$/);
  });

  it('names each fact once, and only what is known', () => {
    const { findings } = reportOf(`${lost}\n10:00:01 31005\n10:00:02 31044 | Details: Version: 5.0.0.686`);
    const accounts = { connectorAccounts: [{ masked: 'MSOL_…' }, { masked: 'MSOL_…' }], servers: 2 };
    const { page } = view(lost, { findings: { ...findings, facts: { ...findings.facts, ...accounts } } });
    expect(page.facts).toEqual([
      { label: 'Writeback client', value: '5.0.0.686' },
      { label: 'Service Bus', value: 'ssprdedicatedsbprodfra-1.servicebus.windows.net' },
      { label: 'Connector account', value: 'MSOL_…' },
      { label: 'Writeback', value: 'Switched on, by the newest event' },
      { label: 'Servers', value: '2' },
    ]);
  });

  it('says of times what they are', () => {
    const local = viewFindings(reportOf(denied, 'local'), frame);
    expect(linesOf(local, 'Good to know')).toEqual([
      expect.stringMatching(/clock of the server.*does not name its zone/),
    ]);
    expect(local.page.meaning).toMatch(/\(clock of the server\)\.$/);
    expect(linesOf(view('- 6329\n- 33004 @a hr=80230626'), 'Good to know')).toEqual([
      expect.stringMatching(/^No event has a time/),
    ]);
    expect(linesOf(view('- 6306'), 'Good to know')).toEqual([]);
    expect(linesOf(view(`${denied}\n- 6306\n- 33001 @x hr=1`), 'Good to know')).toEqual([
      '2 events have no time that can be read.',
    ]);
    expect(linesOf(view(`${denied}\n- 6306`), 'Good to know')).toEqual(['1 event has no time that can be read.']);
  });

  it('says what is missing, and where to look where nothing was found', () => {
    const files = [aFile('a.evtx', 3, { unreadable: 2 })];
    expect(linesOf(view(denied, { files, dropped: 12_000, counted: 3000 }), 'Good to know')).toEqual([
      expect.stringMatching(/oldest 12,000 were left out/),
      expect.stringMatching(/Hash synchronization.*oldest 3,000 were counted and not looked at/),
      'a.evtx: 2 events of it could not be read.',
    ]);
    for (const log of ['09:00:00 656', '09:00:00 31099', '09:00:00 4624 from=Security'])
      expect(linesOf(view(log), 'Good to know')).toEqual([
        expect.stringMatching(/Application log of the server that runs/),
      ]);
  });

  it('offers no case where nothing failed', () => {
    expect(view('09:00:00 31001 @a\n09:00:02 31002 @a').hasCase).toBe(false);
    expect(view('09:00:00 4624 from=Security').hasCase).toBe(false);
    expect(view('09:00:00 31099').hasCase).toBe(true);
  });

  it('has buttons for other causes first, for three at most, and not for the answer below the card', () => {
    const labels = (shown: FindingsData) => shown.answers.map(({ label }) => label);
    const both = view(`${denied}\n${lost}`, {}, 'event-31034');
    expect(labels(both)[0]).toBe('Show: Title of event-33004');
    expect(both.answers).toHaveLength(3);
    expect(labels(both)).not.toContain('Show: Title of event-31034');
    const none = viewFindings(reportOf(denied), { ...frame, titleOf: () => undefined });
    expect(none.answers).toEqual([]);
    const long = viewFindings(reportOf(denied), { ...frame, titleOf: () => 'x'.repeat(200) });
    expect(long.answers[0]?.label).toHaveLength(90);
  });

  it('has none for an answer that says no more than that a request began', () => {
    const { answers } = view('09:00:00 31001 @a\n09:30:00 31019');
    expect(answers.map(({ article }) => article)).toEqual(['field-on-premises-down', 'procedure-restart-sync-service']);
  });

  it('leaves it to the question below the card what 6329 alone can mean', () => {
    expect(view('09:00:00 6329 | An unexpected error has occurred.').answers).toEqual([]);
    expect(view('09:00:00 33001 @a | Reason: (not shown)').answers).not.toEqual([]);
  });
});

describe('the card of any findings', () => {
  it('is one that clients can show, and small enough', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const card = findingsCard(viewFindings(report, frame));
        expect(findCardProblems(card)).toEqual([]);
        expect(cardBytes(card)).toBeLessThanOrEqual(maxCardBytes);
        expect(cardText(card)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
        expect(cardButtons(card).length).toBeLessThanOrEqual(4);
        expect(card.speak).toMatch(/\S\. \S/);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it.each(['**bold** _it_', '${title}', '[a](javascript:1)', '<at>Everyone</at>', '{"type":"TextBlock"}'])(
    'shows %s as text',
    (evil) => {
      const log = `09:00:00 31099 from=PasswordResetService\n09:00:01 33001 @a | ${evil} Reason: x`;
      const shown = view(log, { files: [aFile(evil.replaceAll('/', ' '), 2)] });
      const text = cardText(findingsCard(shown));
      expect(text).toContain(`${evil} Reason: x`);
      expect(text).toContain(evil.replaceAll('/', ' '));
      expect(JSON.stringify(findingsCard(shown))).not.toMatch(/OpenUrl|selectAction/);
    },
  );
});

describe('summarizeFindings', () => {
  it('tells a case the verdict, its proof and the TrackingIds, without names of files', () => {
    expect(summarizeFindings(reportOf(denied), titleOf)).toEqual([
      'Cause found: Title of event-33004',
      '3 events, 2026-11-25 09:00:00 to 09:00:01 UTC.',
      expect.stringMatching(/^2026-11-25 09:00:01 ADSync 6329: BAIL: .*80230626/),
      expect.stringMatching(/^2026-11-25 09:00:01 PasswordResetService 33004: Reason: .*hr=80230626/),
      expect.stringMatching(/^TrackingIds: [\da-f-]{36}$/),
    ]);
    expect(summarizeFindings(reportOf('09:00:00 31019'), titleOf)).toHaveLength(2);
  });

  it('stays within what a case has room for, whatever the log says', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const lines = summarizeFindings(report, titleOf);
        expect(lines.length).toBeLessThanOrEqual(8);
        for (const line of lines) expect(line).not.toMatch(/[\n\p{Cc}\p{Cs}]/u);
      }),
    );
  });
});
