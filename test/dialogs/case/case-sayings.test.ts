import type { Change } from '../../../cases/transitions.ts';
import { findCaseCommand } from '../../../dialogs/case/case-command.ts';
import {
  caseNouns,
  caseSayings,
  changeSayings,
  foldWord,
  packetSayings,
  seeSayings,
  selfSayings,
  wordsOf,
} from '../../../dialogs/case/case-sayings.ts';

const changes = Object.keys(changeSayings) as Change[];

it('no word stands for two changes, and each is heard', () => {
  const heard = (word: string) => findCaseCommand(`${word} 1042`);

  for (const change of changes) {
    for (const word of wordsOf(changeSayings[change])) {
      expect([word, heard(word)]).toEqual([word, { kind: 'change', change, number: 1042, text: '', isNamed: false }]);
    }
  }
});

it('no saying stands for two lists, and each is heard', () => {
  for (const which of ['own', 'open'] as const) {
    for (const saying of wordsOf(caseSayings[which])) {
      expect([saying, findCaseCommand(saying)]).toEqual([saying, { kind: 'list', which }]);
    }
  }
  for (const saying of wordsOf(caseSayings.setup)) {
    expect([saying, findCaseCommand(saying)]).toEqual([saying, { kind: 'setup' }]);
  }
});

it('a case is shown and copied by each word for one', () => {
  for (const noun of wordsOf(caseNouns)) {
    const texts = [`${noun} 1042`, ...wordsOf(seeSayings).map((word) => `${word} ${noun} 1042`)];
    const copies = wordsOf(packetSayings).flatMap((word) => [`${word} ${noun} 1042`, `${noun} 1042 ${word}`]);

    for (const text of texts) expect([text, findCaseCommand(text)?.kind]).toEqual([text, 'see']);
    for (const text of copies) expect([text, findCaseCommand(text)?.kind]).toEqual([text, 'packet']);
  }
});

it('an analyst takes a case by each word for themselves', () => {
  for (const word of wordsOf(selfSayings)) {
    expect([word, findCaseCommand(`assign 1042 ${word}`)]).toMatchObject([word, { text: 'to me' }]);
  }
});

it('words that become patterns have no sign in them that means anything there', () => {
  const words = [caseNouns, seeSayings, packetSayings].flatMap(wordsOf);

  expect(words.filter((word) => !/^[\p{L} ]+$/u.test(word))).toEqual([]);
});

it('capitals and accents make no other word', () => {
  expect(foldWord('RÉSOUDRE')).toBe(foldWord('re\u0301soudre'));
  expect(foldWord('Über')).toBe('uber');
});
