import { isName, isNumbered, isOfSentence } from './mask-words.ts';

/** A bare word after one such as `server`. */
export function maskAfterNoun(label: string, word: string): string {
  const [first] = word.split('/');
  return isName(String(first)) ? `${label}[name]` : label + word;
}

/** A bare word after one such as `on`. */
export function maskAfterPreposition(label: string, word: string): string {
  return isNumbered(word) ? `${label}[server]` : label + word;
}

const knownPorts = /^(?:80|88|135|389|443|445|464|636|3128|3268|3269|567[12]|80[08]\d|935\d)$/;

/** A word and a number after it, which may be a port. */
export function maskWithPort(word: string, port: string): string {
  const isHost = isNumbered(word) || (knownPorts.test(port) && !isOfSentence(word) && word.toLowerCase() !== 'port');
  return `${isHost ? '[server]' : word}:${port}`;
}
