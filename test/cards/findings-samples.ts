import { findingsCard, type FindingsData } from '../../cards/findings/findings.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { form, placesOnPage, type Place } from './samples.ts';

/** Findings with everything that the card can show. */
export const findings: FindingsData = {
  form,
  fill: { namespace: 'contoso-ns' },
  page: {
    heading: 'Event log',
    status: { label: 'Cause found' },
    title: 'The connector account may not set this password',
    meaning: 'Application.evtx: 5 events.',
    facts: [{ label: 'Sync engine', value: '2.1.20.0' }],
    sections: [
      {
        heading: 'What shows it',
        blocks: [
          { kind: 'text', marker: '', runs: [{ text: 'Once.', style: 'plain' }] },
          { kind: 'command', text: '2026-11-25 09:00:02 ADSync 6329\n0x80230626' },
        ],
      },
      {
        heading: 'What went well',
        blocks: [{ kind: 'bullet', marker: '•', runs: [{ text: '1 reset', style: 'plain' }] }],
      },
    ],
    links: [],
  },
  charts: [{ bars: '▁·█', caption: '9 events of failures.' }],
  timelines: [['Times are in UTC.', '09:00:02 ADSync 6329'], ['Times are in UTC.']],
  answers: [{ article: 'event-33008', label: 'Show: a password rule' }],
  hasCase: true,
  speak: 'Cause found. The connector account may not set this password.',
};

/** The card as it is shown, by name. */
export const findingsCards = {
  findings: findingsCard(findings),
  'findings of a quiet log': findingsCard({ ...findings, charts: [], timelines: [], answers: [], hasCase: false }),
  'findings with four answers': findingsCard({
    ...findings,
    answers: ['a', 'b', 'c', 'd'].map((article) => ({ article, label: article })),
  }),
} satisfies Record<string, AdaptiveCard>;

/** Every place of the card that shows text from data. */
export const findingsPlaces: Record<string, Place> = {
  ...Object.fromEntries(
    placesOnPage('findings', (page) => findingsCard({ ...findings, page: { ...findings.page, ...page } })),
  ),
  'findings, bars': (bars) => findingsCard({ ...findings, charts: [{ bars, caption: 'caption' }] }),
  'findings, caption': (caption) => findingsCard({ ...findings, charts: [{ bars: 'bars', caption }] }),
  'findings, timeline': (line) => findingsCard({ ...findings, timelines: [['before', line]] }),
};

/** The place of the card that writes text from data on a button. */
export const findingsButtons: Record<string, Place> = {
  'findings, answer': (text) =>
    findingsCard({ ...findings, answers: [{ article: 'event-33008', label: text.slice(0, 100) }] }),
};
