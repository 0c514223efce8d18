import type { ConversationState, OpenChoice } from './conversation-state.ts';
import type { Desk } from './desk.ts';

const none = new Set([
  'none',
  'none of these',
  'neither',
  'no',
  'nothing',
  'i do not know',
  'i dont know',
  "i don't know",
  'dont know',
  'not sure',
  'keine',
  'aucun',
  'ninguno',
]);

const yes = new Set(['yes', 'yep', 'ja', 'oui', 'sí', 'sim']);

/** Reads a typed answer to the open choice as the press of its button: a number, the words of a label, or the text it asks for. */
export function hearTypedChoice(text: string, { asking }: ConversationState, desk: Desk): unknown {
  if (asking?.kind !== 'choice') return undefined;
  const { form, options } = asking;
  const plain = plainAnswer(text);
  if (none.has(plain)) return { verb: 'choice.none', form };
  const meant =
    byYes(plain, options) ?? byNumber(plain, options) ?? byLabel(plain, options) ?? byContent(text, asking, desk);
  return meant && { verb: 'choice.made', form, article: meant.article };
}

/** A short answer as labels are compared with it: lower case, without blanks around it or a full stop behind it. */
export function plainAnswer(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
}

function byYes(plain: string, options: OpenChoice['options']): OpenChoice['options'][number] | undefined {
  return options.length === 1 && yes.has(plain) ? options[0] : undefined;
}

/** The option whose number was typed. */
export function byNumber<Option>(plain: string, options: readonly Option[]): Option | undefined {
  const number = /^(?:option )?([1-6])$/.exec(plain)?.[1];
  return number === undefined ? undefined : options[Number(number) - 1];
}

/** Fewer letters could stand in any label; what stands in several labels chooses none. */
const shortestLabelPart = 4;

/** The one option whose label holds the words, in lower case. */
export function byLabel<Option extends { readonly label: string }>(
  plain: string,
  options: readonly Option[],
): Option | undefined {
  if (plain.length < shortestLabelPart) return undefined;
  const [first, ...others] = options.filter(({ label }) => label.toLowerCase().includes(plain));
  return others.length === 0 ? first : undefined;
}

/** Asked again together with what the question was about, the typed text may single one option out. */
function byContent(text: string, { about, options }: OpenChoice, desk: Desk) {
  if (about === '') return undefined;
  const alone = desk.matcher.answer(text);
  if (alone.outcome === 'answer' && !options.some(({ article }) => article === alone.ranked[0]?.article.id))
    return undefined;
  const together = desk.matcher.answer(`event ${about}\n${text}`);
  const best = together.outcome === 'answer' ? together.ranked[0]?.article.id : undefined;
  return options.find(({ article }) => article === best);
}
