import { noEnd } from './event-rules.ts';
import type { Explanation } from './findings.ts';
import type { LogEvent } from './log-event.ts';
import { explains, matchRules, type Hit, type Hits } from './match-rules.ts';
import type { Cause } from './rules.ts';

/** A reason of one failure, or the question for it, and what proves it. */
export interface Explained {
  readonly explanation: Explanation;
  readonly about: 'people' | 'service';
  readonly others: readonly string[];
  readonly hits: readonly Hit[];
  /** Numbers of the events that show that it is over, where not any sign of life does. */
  readonly ends?: readonly number[];
}

/** Says why something failed, from the events that belong to it; more than one reason where they name several. */
export function explainFailure(events: readonly LogEvent[]): Explained[] {
  const hits = matchRules(events);
  const causes = chooseCauses(hits);
  if (causes.length > 0) return causes.map((cause) => explainCause(cause, hits));
  return explainSymptom(events, hits);
}

/** What is said outweighs what a number says; what explains another stands for both. */
function chooseCauses({ spoken, numbered }: Hits): Cause[] {
  const said = [...new Set(spoken.map(({ rule }) => rule))];
  const chosen = said.filter((rule) => !said.some((other) => explains(other, rule)));
  for (const { rule } of numbered) {
    if (rule.theme === 'effect' || chosen.some(({ theme }) => theme === rule.theme)) continue;
    chosen.push(rule);
  }
  const [effect] = numbered;
  if (chosen.length === 0 && effect) chosen.push(effect.rule);
  return withoutTwins(chosen);
}

/** Two rules may lead to one cause. */
function withoutTwins(causes: readonly Cause[]): Cause[] {
  return [...new Map(causes.toReversed().map((cause) => [cause.name, cause])).values()].reverse();
}

function explainCause(cause: Cause, { spoken, numbered }: Hits): Explained {
  const { name: rule, article, confidence, about, others = [] } = cause;
  const supporting = [
    ...spoken.filter((hit) => hit.rule.name === rule || explains(cause, hit.rule)),
    ...numbered.filter((hit) => hit.rule.theme === cause.theme || hit.rule.theme === 'effect'),
  ];
  const touched = [...spoken, ...numbered].map((hit) => hit.rule.article);
  return {
    ...{ explanation: { kind: 'cause', rule, article, confidence }, about },
    others: [...new Set([...touched, ...others])].filter((other) => other !== article),
    hits: supporting,
    ...(cause.ends === undefined ? {} : { ends: cause.ends }),
  };
}

function explainSymptom(events: readonly LogEvent[], { symptoms }: Hits): Explained[] {
  const [first] = symptoms;
  if (!first) return explainNoEnd(events);
  const { name: rule, article, about, others = [] } = first.rule;
  const touched = symptoms.flatMap((hit) => hit.rule.article ?? []);
  return [
    {
      ...{ explanation: { kind: 'symptom', rule, ...(article === undefined ? {} : { article }) }, about },
      others: [...new Set([...touched, ...others])].filter((other) => other !== article),
      hits: symptoms,
    },
  ];
}

function explainNoEnd(events: readonly LogEvent[]): Explained[] {
  const start = events.find(({ meaning }) => meaning?.part === 'start');
  if (!start) return [];
  const { name: rule, about, others } = noEnd;
  return [
    {
      ...{ explanation: { kind: 'symptom', rule, article: `event-${String(start.record.id)}` }, about, others },
      hits: [{ rule: noEnd, event: start, proof: { text: start.text, at: 0 } }],
    },
  ];
}
