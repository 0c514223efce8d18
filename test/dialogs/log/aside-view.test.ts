import { viewAsides, viewList } from '../../../dialogs/log/aside-view.ts';
import type { Findings } from '../../../eventlog/reasoning/findings.ts';
import { reportOf } from '../../support/log-reports.ts';

/** The lines of each part by its heading. */
function view(log: string, more: Partial<Findings> = {}): Record<string, string[]> {
  const sections = viewAsides({ ...reportOf(log).findings, ...more });
  return Object.fromEntries(
    sections.map(({ heading, blocks }) => [
      heading,
      blocks.map((block) => (block.kind === 'command' ? block.text : block.runs.map(({ text }) => text).join(''))),
    ]),
  );
}

const at = (time: string, isLocal = false) => ({ ms: Date.parse(`2026-11-25T${time}Z`), isLocal });
const success = { operation: 'reset', count: 3, sequence: [31001, 31002] } as const;
const quiet = '09:00:00 31019';

describe('viewAsides', () => {
  it('says nothing of a log in which there is nothing beside failures', () => {
    expect(view(quiet)).toEqual({});
  });

  it('tells what went well', () => {
    const one = view('09:00:00 31001 @a\n09:00:02 31002 @a\n08:00:00 31004\n08:00:20 31005');
    expect(one['What went well']).toEqual([
      'Writeback was switched on, 2026-11-25 08:00:20 UTC (31005)',
      '1 reset, 2026-11-25 09:00:02 UTC (31001, 31002)',
    ]);
    const many = view(quiet, {
      successes: [
        { ...success, last: at('09:00:00') },
        { ...success, operation: 'onboarding', sequence: [] },
      ],
    });
    expect(many['What went well']).toEqual([
      '3 resets, the last at 2026-11-25 09:00:00 UTC (31001, 31002)',
      '3 times writeback was switched on',
    ]);
  });

  it('tells how the service ran', () => {
    expect(view('08:00:00 31016\n08:00:40 31015\n09:00:00 31015')['How the service ran']).toEqual([
      'Stopped at 2026-11-25 08:00:00, started again at 2026-11-25 08:00:40 UTC',
      'Started at 2026-11-25 09:00:00 UTC',
    ]);
  });

  it('tells of a missing heartbeat what else was logged, and until when', () => {
    const gap = { from: at('08:00:00'), to: at('08:50:00') };
    const gaps: Findings['gaps'] = [
      { ...gap, why: 'stopped', isOpen: false },
      { ...gap, why: 'silent', isOpen: false, relay: 'a-relay' },
      { ...gap, why: 'no-heartbeat', isOpen: true },
      { ...gap, from: at('08:30:00', true), why: 'silent', isOpen: false },
    ];
    expect(view(quiet, { gaps })['How the service ran']).toEqual([
      'No heartbeat (31019) of a-relay from 2026-11-25 08:00:00 UTC until 2026-11-25 08:50:00, 50 minutes: nothing else was logged either',
      'No heartbeat (31019) from 2026-11-25 08:00:00 UTC until the end of the log, 50 minutes: other events were logged meanwhile',
      'No heartbeat (31019) from 2026-11-25 08:30:00 (clock of the server) until 2026-11-25 08:50:00, 20 minutes: nothing else was logged either',
    ]);
  });

  it('tells of many failures in a short time, and of clocks that are wrong', () => {
    const facts = { ...reportOf(quiet).findings.facts };
    const texts = [{ provider: 'ADSync', id: 6329, excerpt: 'clock skew' }];
    const bursts = [{ from: at('08:00:00'), to: at('08:02:00'), count: 12, ids: [31034, 31044, 32002, 32001] }];
    expect(view(quiet, { bursts, facts: { ...facts, clock: { backwards: 1, texts } } })['How the service ran']).toEqual(
      [
        '12 events of failures in a short time, 2026-11-25 08:00:00 to 08:02:00 UTC: 31034, 31044, 32002',
        'Events speak of a wrong time: compare the clock of the server with a time server',
        'The clock of a server was set back once: compare it with a time server',
      ],
    );
    const [line] =
      view(quiet, { facts: { ...facts, clock: { backwards: 2, texts: [] } } })['How the service ran'] ?? [];
    expect(line).toMatch(/set back 2 times/);
  });

  it('counts events that nobody knows, and those that explain nothing, by why they are there', () => {
    const shown = view(
      '09:00:00 31099\n09:00:01 31099\n09:00:02 656\n09:00:03 611 | failed\n09:00:04 405\n09:00:05 32014',
    );
    expect(shown['Events that I do not know']).toEqual(['PasswordResetService 31099, 2 times']);
    expect(shown['Left aside']).toEqual([
      'Password hash synchronization (656, 611): 2 events, 1 of them failed; that is another subject than password writeback',
      'Sign-ins of the sync engine to Active Directory (405): 1 event',
      'A few new tries of the connection (32014): 1 event',
    ]);
  });

  it('shows the name of a source as plain text', () => {
    const unknown = [{ provider: '\u202Ea\nb', id: 1, count: 1 }];
    expect(view(quiet, { unknown })['Events that I do not know']).toEqual(['a b 1, once']);
  });
});

describe('viewList', () => {
  it('counts what does not fit', () => {
    const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const [section] = viewList('Heading', lines);
    expect(section?.blocks.map((block) => block.kind !== 'command' && block.runs[0]?.text)).toEqual([
      ...['a', 'b', 'c', 'd', 'e', '2 more'],
    ]);
    expect(viewList('Heading', lines.slice(1))[0]?.blocks).toHaveLength(6);
    expect(viewList('Heading', [])).toEqual([]);
  });
});
