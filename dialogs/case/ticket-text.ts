import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import { detailTexts } from '../../cases/detail-texts.ts';
import { detailNames, valueOf } from '../../cases/details.ts';
import { actorOf, impactWords, tellTime, titleOf, urgencyWords, type Names } from './case-texts.ts';

/** A case as plain text for any ticket system: a title, and what its description should say. Work notes are not in it. */
export function writeTicketText(of: SupportCase, history: readonly HistoryEntry[], names: Names): string {
  const { evidence, details, impact, urgency, priority } = of;
  const given = detailNames.flatMap((name) => {
    const value = name === 'impact' || name === 'urgency' ? undefined : valueOf(details, name);
    return value === undefined ? [] : [`${detailTexts[name].label}: ${value}`];
  });
  const said = history.filter(({ isPrivate, text }) => !isPrivate && text !== '');
  return [
    titleOf(of),
    `Opened: ${tellTime(of.openedAt)}`,
    `Priority: ${String(priority)} of 5 (${impactWords[impact]}. ${urgencyWords[urgency]}.)`,
    ...part('Details', given),
    ...part('Found', [...evidence.codes, ...evidence.facts.map(({ label, value }) => `${label}: ${value}`)]),
    ...part('Tried', triedIn(of)),
    ...part(
      'Said since',
      said.map((entry) => `${tellTime(entry.at)}, ${actorOf(entry, of, names, 'The requester')}: ${entry.text}`),
    ),
  ].join('\n');
}

function triedIn({ evidence: { articles, runbooks } }: SupportCase): string[] {
  return [
    ...articles.map(({ title }) => `Article: ${title}`),
    ...runbooks.flatMap(({ title, result, steps }) => [
      `${title}: ${result}`,
      ...steps.map((step) => `${step.title}: ${step.outcome}`),
    ]),
  ];
}

function part(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `- ${line}`)];
}
