import type { FindingsData } from '../../cards/findings/findings.ts';
import type { Evidence, Explanation, Incident, SymptomRule } from '../../eventlog/reasoning/findings.ts';
import { tellMoment, tellSpan } from './log-times.ts';
import { plainWords } from './plain-words.ts';

type Section = FindingsData['page']['sections'][number];
type Block = Section['blocks'][number];

/** Says what an article is called. */
export type TitleOf = (article: string) => string | undefined;

/** What is seen where the log does not say why. */
const symptoms: Readonly<Record<SymptomRule, string>> = {
  'bare-6329': 'Event 6329 says that something failed, and its text does not say what',
  'bare-6306': 'Event 6306: the sync engine failed at something, and no event beside it says at what',
  'unnamed-error': 'The sync engine gave an error (33001), and nothing beside it names a reason that I know',
  'unnamed-configuration': 'A setting did not fit (33009), and no event beside it says which one',
  'unknown-error': 'An unknown error was logged (32000), and its text does not name one that I know',
  'reset-failed': 'A reset failed (31003), and no event beside it says why',
  'change-failed': 'A change of password failed (31008), and no event beside it says why',
  'admin-reset-failed': 'A reset by an administrator failed (31011), and no event beside it says why',
  'no-end': 'A request began, and the log shows neither that it went well nor that it failed',
};

/** What an incident is about, in one line without a full stop. */
export function titleOf(explanation: Explanation, name: TitleOf): string {
  if (explanation.kind === 'symptom') return symptoms[explanation.rule];
  return name(explanation.article) ?? explanation.article;
}

/** Most events that prove something, on the card. */
const mostEvidence = 4;
const longest = { provider: 60, excerpt: 200 } as const;

/** One incident with its evidence, as a part of the card; `place` is its number among those shown, 0 where it is the only one. */
export function viewIncident(incident: Incident, place: number, name: TitleOf): Section {
  const { explanation, evidence } = incident;
  return {
    heading: place === 0 ? 'What shows it' : `${String(place)}. ${titleOf(explanation, name)}`,
    blocks: [
      text(
        [tellHowOften(incident), tellSure(explanation), tellOthersWell(incident), tellOver(incident)]
          .filter(Boolean)
          .join(' '),
      ),
      ...evidence.slice(-mostEvidence).map(viewEvidence),
      ...tellOthers(incident, name),
    ],
  };
}

function text(words: string): Block {
  return { kind: 'text', marker: '', runs: [{ text: words, style: 'plain' }] };
}

/** Where and when an event was logged, on one line. */
export function tellEvent({ time, provider, id }: Pick<Evidence, 'time' | 'provider' | 'id'>): string {
  const when = time ? `${tellMoment(time)} ` : '';
  return `${when}${plainWords(provider, longest.provider)} ${String(id)}`;
}

function viewEvidence(evidence: Evidence): Block {
  const said = plainWords(evidence.excerpt, longest.excerpt);
  return { kind: 'command', text: [tellEvent(evidence), said].filter(Boolean).join('\n') };
}

function tellHowOften(incident: Incident): string {
  const { count, first, last, codes } = incident;
  const often = count === 1 ? 'Once' : `${String(count)} times`;
  const when = first && last ? `, ${tellSpan(first, last)}` : '';
  const code = codes.length === 0 ? '' : `; ${tellCodes(codes)}`;
  return `${often}${when}${tellExtent(incident)}${code}.`;
}

/** How many people, or how many events, stand behind the number. */
function tellExtent({ about, count, events, people }: Incident): string {
  if (about === 'people') return people > 1 ? `, for ${String(people)} people` : '';
  return events > count ? `, in ${String(events)} events` : '';
}

const mostCodes = 4;

function tellCodes(codes: readonly string[]): string {
  const rest = codes.length > mostCodes ? ['…'] : [];
  return [...codes.slice(0, mostCodes).map((hr) => `hr=${hr}`), ...rest].join(', ');
}

function tellSure(explanation: Explanation): string {
  if (explanation.kind === 'symptom') return 'I do not guess the reason.';
  return explanation.confidence === 'certain'
    ? 'The events name this cause.'
    : 'The events point here, and do not prove it.';
}

/** The connector account gets the blame, and it may be the account of the user. */
function tellOthersWell({ othersWell, people }: Incident): string {
  if (othersWell === undefined) return '';
  const whom = people === 1 ? 'this user' : 'these users';
  return `Meanwhile ${String(othersWell)} other people succeeded: look first at what sets ${whom} apart, such as a protected group.`;
}

function tellOver({ isOver, about, people }: Incident): string {
  if (!isOver) return '';
  if (about === 'service') return 'It worked again afterwards.';
  return people === 0 ? 'Later requests succeeded.' : 'The same people succeeded afterwards.';
}

/** Most other articles that are named. */
const mostOthers = 3;

/** What to look at where no cause is named; what 6329 can mean is asked below the card, and a cause has buttons beside it. */
function tellOthers({ explanation, others }: Incident, name: TitleOf): Block[] {
  if (explanation.kind === 'cause' || explanation.rule === 'bare-6329') return [];
  const named = others.map((article) => name(article)).filter((title) => title !== undefined);
  if (named.length === 0) return [];
  return [text(`Worth a look: ${named.slice(0, mostOthers).join('; ')}.`)];
}
