import { points, type EvidenceSources } from './evidence-sources.ts';
import type { Identifier } from './identifiers/identifier.ts';
import type { Match } from './match.ts';
import type { Neighbour } from './neighbour.ts';
import type { Recognized } from './recognizer.ts';
import type { SymptomHit } from './symptom-search.ts';

/** Why nothing is answered although something was understood. */
export interface Refusal {
  readonly neighbour?: Neighbour;
  /** An identifier of our kind that no article knows. */
  readonly unknown?: string;
}

/** What else was found in the text, and its words. */
export interface Seen {
  readonly matches: readonly Match[];
  readonly symptoms: readonly SymptomHit[];
  readonly words: readonly string[];
}

/** Nothing is refused that we know by name; else a foreign or unknown identifier forbids an answer, or the words of a neighbour. */
export function refuse(
  recognized: Recognized,
  named: readonly Identifier[],
  parts: EvidenceSources,
  seen: Seen,
): Refusal | undefined {
  if (named.length > 0) return undefined;
  const ours = seen.matches[0]?.score ?? 0;
  return refuseIdentifier(recognized, parts, ours) ?? refuseWords(parts, seen, ours);
}

function refuseIdentifier({ identifiers }: Recognized, parts: EvidenceSources, ours: number): Refusal | undefined {
  const foreign = identifiers.map((identifier) => ownerOf(identifier, parts)).find((owner) => owner !== undefined);
  if (foreign) return { neighbour: foreign };
  const [unknown] = identifiers;
  // A literal error sentence of ours outweighs a code beside it that we do not know.
  if (!unknown || ours >= points.phrase) return undefined;
  return { unknown: unknown.kind === 'hresult' ? `0x${unknown.value}` : unknown.value };
}

function refuseWords(
  { foreignPhrases, knowledge }: EvidenceSources,
  { symptoms, words }: Seen,
  ours: number,
): Refusal | undefined {
  const [quoted] = foreignPhrases.find(words);
  if (quoted && ours < points.phrase) return { neighbour: quoted.owner };
  const bar = Math.max(ours, points.neighbourBar);
  const described = symptoms.find(({ neighbour, score }) => neighbour && score * points.symptom > bar);
  const neighbour = knowledge.neighbours.find(({ id }) => id === described?.id);
  return neighbour && { neighbour };
}

/** The neighbour that an identifier belongs to: by its own list first, then by a pattern such as `AADSTS*`. */
function ownerOf({ kind, value }: Identifier, { knowledge: { neighbours } }: EvidenceSources): Neighbour | undefined {
  if (kind === 'event') return neighbours.find(({ events }) => events.includes(Number(value)));
  const isInFamily = (code: string): boolean => code.endsWith('*') && value.startsWith(code.slice(0, -1));
  return (
    neighbours.find(({ codes }) => codes.includes(value)) ?? neighbours.find(({ codes }) => codes.some(isInFamily))
  );
}
