import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { cardBytes, maxCardBytes } from '../../../cards/card.ts';
import { findingsCard } from '../../../cards/findings/findings.ts';
import { findings } from '../findings-samples.ts';

const titles = (shown = findings) => cardButtons(findingsCard(shown)).map(({ title }) => title);
const lines = (count: number, length: number) =>
  Array.from({ length: count }, (_, at) => `line ${String(at)} ${'x'.repeat(length)}`);
const section = (heading: string, length: number) => ({
  heading,
  blocks: [{ kind: 'command' as const, text: 'y'.repeat(length) }],
});

describe('findingsCard', () => {
  it('shows the verdict, what shows it, the chart and the timeline', () => {
    expect(cardText(findingsCard(findings))).toBe(
      [
        'Cause found · Event log\nThe connector account may not set this password',
        'Application.evtx: 5 events.',
        'Sync engine: 2.1.20.0',
        'What shows it',
        'Once.\n    2026-11-25 09:00:02 ADSync 6329\n    0x80230626',
        'What went well\n• 1 reset',
        'When it happened\n▁·█\n9 events of failures.',
        'Times are in UTC.\n09:00:02 ADSync 6329',
      ].join('\n\n'),
    );
  });

  it('says the verdict where no card can be shown', () => {
    expect(findingsCard(findings)).toMatchObject({
      speak: findings.speak,
      fallbackText: 'The connector account may not set this password. Application.evtx: 5 events.',
    });
  });

  it('hides the timeline until somebody wants it', () => {
    const { body } = findingsCard(findings);
    expect(body.filter((element) => element.type === 'Container' && element.id === 'timeline')).toMatchObject([
      { isVisible: false },
    ]);
    expect(JSON.stringify(body)).toContain('"targetElements":["timeline"]');
    expect(JSON.stringify(findingsCard({ ...findings, timelines: [] }))).not.toContain('ToggleVisibility');
    expect(JSON.stringify(findingsCard({ ...findings, timelines: [[]] }))).not.toContain('ToggleVisibility');
  });

  it('sends which answer is wanted, with values for its commands', () => {
    const [answer, wanted] = cardButtons(findingsCard(findings));
    expect(answer).toEqual({
      title: 'Show: a password rule',
      data: { verb: 'log.explained', form: findings.form, article: 'event-33008', fill: { namespace: 'contoso-ns' } },
      inputs: [],
    });
    expect(wanted?.data).toEqual({ verb: 'case.wanted', form: findings.form });
  });

  it('offers a case only where there is something to tell', () => {
    expect(titles()).toEqual(['Show: a password rule', 'Open a case with these findings']);
    expect(titles({ ...findings, hasCase: false })).toEqual(['Show: a password rule']);
  });

  it('takes the longest timeline that fits', () => {
    const timelines = [lines(60, 200), lines(30, 100), lines(12, 10)];
    const text = cardText(findingsCard({ ...findings, timelines }));
    expect(text).toContain('line 29');
    expect(text).not.toContain('line 30');
    expect(text).toContain('What went well');
  });

  it('leaves out the timeline, and then the last sections, before it is too big', () => {
    const sections = [section('First', 3000), section('Second', 3000), section('Third', 8000)];
    const shown = { ...findings, timelines: [lines(60, 200)], page: { ...findings.page, sections } };
    const card = findingsCard(shown);
    expect(cardBytes(card)).toBeLessThanOrEqual(maxCardBytes);
    expect(cardText(card)).toContain('Second');
    expect(cardText(card)).not.toMatch(/Third|line 0/);
    const all = { ...findings.page, sections: [section('First', 20_000)] };
    expect(cardText(findingsCard({ ...findings, page: all }))).not.toContain('First');
  });

  it('refuses values that no command may have', () => {
    expect(() => findingsCard({ ...findings, fill: { namespace: 'a; rm' } })).toThrow();
  });
});
