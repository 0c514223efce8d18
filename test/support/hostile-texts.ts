import { realKnowledge } from './real-knowledge.ts';

/** Repeats a part up to a length. */
export const repeat =
  (part: string) =>
  (length: number): string =>
    part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** Joins numbered parts: thousands of different things instead of one thing thousands of times. */
export const numbered =
  (part: (at: number) => string) =>
  (length: number): string => {
    const parts: string[] = [];
    for (let size = 0, at = 0; size < length; at++) {
      const next = part(at);
      parts.push(next);
      size += next.length;
    }
    return parts.join('').slice(0, length);
  };

const nested =
  (open: string, close: string) =>
  (length: number): string =>
    open.repeat(Math.floor(length / (open.length + close.length))) +
    close.repeat(Math.floor(length / (open.length + close.length)));

const digits = (at: number, width: number): string => String((at * 7919) % 10 ** width).padStart(width, '0');
/** A number in letters only. */
export const letters = (at: number): string =>
  at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));

const phrases = realKnowledge.articles.flatMap(({ match }) => match.phrases);
const beginnings = phrases.map((phrase) => phrase.split(' ').slice(0, -1).join(' '));
const names = realKnowledge.articles.flatMap(({ match }) => match.names);
const symptoms = realKnowledge.articles.flatMap(({ match }) => match.symptoms);
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';

/** Texts that a matcher might choke on, each of any length. */
export const hostileTexts: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ['one letter', repeat('a')],
  ['blanks', repeat(' ')],
  ['line breaks', repeat('\r\n')],
  ['tabs and no-break spaces', repeat('\t\u00a0\u2003')],
  ['full stops', repeat('. ')],
  ['apostrophes', repeat("l'a'")],
  ['hyphens', repeat('a-')],
  ['one long word of words', repeat('passwordwriteback')],
  ['one digit', repeat('8')],
  ['long runs of digits', numbered((at) => `${digits(at, 9).repeat(9)} `)],
  ['numbers of five digits', numbered((at) => `${digits(at, 5)} `)],
  ['a telephone number that does not end', (length) => `+1 ${repeat('31034 ')(length - 3)}`],
  ['dates and sums', repeat('2024-06-21/12:31:34+31034 ')],
  ['one event id', repeat('31034 ')],
  ['event ids of writeback that are none', numbered((at) => `event ${String(31000 + (at % 3000))} `)],
  ['near-misses of SSPR codes', repeat('sspr_ sspr-error- sspr sspr_00299 ')],
  ['near-misses of AADSTS codes', repeat('aadsts1234 aadsts-12345678 aadsts ')],
  ['near-misses of result codes', repeat('0x8023061 hr= hresult: 0x80230619f -214518832 ')],
  ['result codes that nobody knows', numbered((at) => `0x8${digits(at, 7)} `)],
  ['negative numbers', numbered((at) => `-2${digits(at, 9)} `)],
  ['near-misses of event words', repeat('event id: # no. eventid= (31o34) evt_ ')],
  ['near-misses of names', numbered((at) => `${pick(names, at).slice(0, -2)}x `)],
  ['names in separate parts', repeat('on boarding config update ')],
  ['near-misses of host names', repeat('a-b-c-d.servicebus.windows.ne x.servicebus.')],
  ['many host names', numbered((at) => `ns${String(at)}.servicebus.windows.net `)],
  ['host names without an end', repeat(`${'x'.repeat(61)}.servicebus.windows.`)],
  ['many GUIDs', numbered((at) => `${digits(at, 8)}-1234-1234-1234-${digits(at, 12)} `)],
  ['near-misses of GUIDs', repeat('12345678-1234-1234-1234-12345678901 ')],
  ['nested brackets', nested('[({<', '>})]')],
  ['a deep element', nested('<Event>', '</Event>')],
  ['an XML bomb', numbered((at) => `<!ENTITY l${String(at + 1)} "${`&l${String(at)};`.repeat(10)}">`)],
  ['a JSON of open arrays', repeat('{"EventID":[')],
  ['thousands of unknown words', numbered((at) => `${letters(at)}zqx `)],
  ['misspelt words', numbered((at) => `pasword${letters(at)} writbacck conector `)],
  ['beginnings of phrases', numbered((at) => `${pick(beginnings, at)} `)],
  ['all that people say', numbered((at) => `${pick(symptoms, at)}. `)],
  ['Chinese and Japanese without spaces', repeat('密码重置失败パスワードライトバックが')],
  ['right-to-left text', repeat('\u202eكلمة المرور סיסמה \u202c')],
  ['combining marks', repeat(`e${'\u0301\u0300\u0302'.repeat(20)}`)],
  ['ligatures that grow when they are folded', repeat('\ufdfa')],
  ['one letter under marks without end', (length) => `a${repeat('\u0301\u0323')(length - 1)}`],
  ['numbers of a telephone list', repeat('555 6329 ')],
  ['lone surrogates', repeat('\ud800a\udc00')],
  ['emoji in families', repeat('👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿')],
  ['zero-width characters inside words', repeat('pass\u200bword\u200d\ufeff ')],
  ['control characters', repeat('\u0000\u0007\u001b[31m')],
  ['names of object members', repeat('__proto__ constructor toString hasOwnProperty ')],
];
