import { numberedCauses, symptoms } from './event-rules.ts';
import type { LogEvent } from './log-event.ts';
import { findCodes } from './read-text.ts';
import { spokenCauses, type Cause, type Needs, type Symptom } from './rules.ts';

/** A rule that fits an event of a failure. */
export interface Hit<Rule = Cause | Symptom> {
  readonly rule: Rule;
  readonly event: LogEvent;
  /** The text that proves it, and where in it the proof begins. */
  readonly proof: Proof;
}

/** A place in a text. */
export interface Proof {
  readonly text: string;
  readonly at: number;
}

/** What fits the events of one failure. */
export interface Hits {
  readonly spoken: readonly Hit<Cause>[];
  readonly numbered: readonly Hit<Cause>[];
  readonly symptoms: readonly Hit<Symptom>[];
}

/** Finds the rules that fit the events of one failure, in the order of the rules. */
export function matchRules(events: readonly LogEvent[]): Hits {
  const faults = events.filter(isFault);
  const ids = new Set(faults.map(({ record }) => record.id));
  const spoken = faults.flatMap((event) =>
    event.meaning?.part === 'engine-fault' ? spokenByEngine(event) : spokenBy(event, ids),
  );
  return {
    spoken: inOrder(spoken, spokenCauses),
    numbered: byNumber(faults, numberedCauses),
    symptoms: byNumber(faults, symptoms),
  };
}

const faultParts: ReadonlySet<string | undefined> = new Set(['request-fault', 'service-fault', 'engine-fault']);

/** Whether the number of an event stands for a failure. */
export function isFault({ meaning }: LogEvent): boolean {
  return faultParts.has(meaning?.part);
}

function inOrder<Rule>(hits: readonly Hit<Rule>[], rules: readonly Rule[]): Hit<Rule>[] {
  return hits.toSorted((one, other) => rules.indexOf(one.rule) - rules.indexOf(other.rule));
}

function byNumber<Rule extends Needs>(faults: readonly LogEvent[], rules: readonly Rule[]): Hit<Rule>[] {
  return rules.flatMap((rule) =>
    faults
      .filter(({ record }) => rule.events?.includes(record.id))
      .map((event) => ({ rule, event, proof: { text: event.text, at: 0 } })),
  );
}

function spokenBy(event: LogEvent, ids: ReadonlySet<number>): Hit<Cause>[] {
  const said = { text: event.text, folded: event.text.toLowerCase(), codes: event.codes };
  return spokenCauses.flatMap((rule) => {
    if (!concerns(rule, event, ids)) return [];
    const at = findProof(rule, said);
    return at === undefined ? [] : [{ rule, event, proof: { text: event.text, at } }];
  });
}

function concerns(rule: Cause, { record, meaning }: LogEvent, ids: ReadonlySet<number>): boolean {
  const isOfService = meaning?.part === 'service-fault';
  // Whose password an event of the service is about nobody knows, whatever code it shows.
  return !(isOfService && rule.about === 'people') && hasNumbers(rule, record.id, ids);
}

function hasNumbers({ events, beside }: Needs, id: number, ids: ReadonlySet<number>): boolean {
  return (events?.includes(id) ?? true) && (beside?.some((other) => ids.has(other)) ?? true);
}

/** Of a 6329 one line counts: the last that names a reason, or one before it that explains that reason. */
function spokenByEngine(event: LogEvent): Hit<Cause>[] {
  let chosen: Hit<Cause> | undefined;
  for (const line of event.lines.toReversed()) {
    const hit = spokenInLine(line, event);
    if (hit && (chosen === undefined || explains(hit.rule, chosen.rule) || isPlainer(hit, chosen))) chosen = hit;
  }
  return chosen ? [chosen] : [];
}

/** Of two lines about one reason the one with the code is what people look for. */
function isPlainer(hit: Hit<Cause>, chosen: Hit<Cause>): boolean {
  return hit.rule === chosen.rule && findCodes(hit.proof.text).length > findCodes(chosen.proof.text).length;
}

function spokenInLine(line: string, event: LogEvent): Hit<Cause> | undefined {
  const said = { text: line, folded: line.toLowerCase(), codes: findCodes(line) };
  for (const rule of spokenCauses) {
    const at = concerns(rule, event, none) ? findProof(rule, said) : undefined;
    if (at !== undefined) return { rule, event, proof: { text: line, at } };
  }
  return undefined;
}

const none: ReadonlySet<number> = new Set();

/** Whether the cause of one rule lies behind that of another. */
export function explains(one: Cause, other: Cause): boolean {
  return one.explains?.includes(other.name) ?? false;
}

interface Said {
  readonly text: string;
  readonly folded: string;
  readonly codes: readonly string[];
}

/** Where the proof of a rule begins in a text; undefined where the text has none. */
function findProof({ codes = [], texts = [] }: Needs, said: Said): number | undefined {
  if (codes.length + texts.length === 0) return 0;
  const code = codes.find((wanted) => said.codes.includes(wanted));
  if (code !== undefined) return Math.max(0, said.folded.indexOf(code.toLowerCase()));
  for (const text of texts) {
    const places = [text].flat().map((part) => placeOf(part, said.folded));
    if (!places.includes(-1)) return Math.min(...places);
  }
  return undefined;
}

/** Where a part of a text stands; 0x5 does not stand in 0x57. */
function placeOf(part: string, folded: string): number {
  if (!/0x[\da-f]+$/.test(part)) return folded.indexOf(part);
  let at = folded.indexOf(part);
  while (/[\da-f]/.test(folded.charAt(at + part.length)) && at !== -1) at = folded.indexOf(part, at + 1);
  return at;
}
