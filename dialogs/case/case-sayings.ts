import type { Change } from '../../cases/transitions.ts';
import type { SayingLanguage } from '../sayings.ts';

/** Words in each language; a comma ends one. */
type Words = Readonly<Record<SayingLanguage, string>>;

/** What people say for a list of cases, and for making a channel the one in which they arrive. */
export const caseSayings = {
  own: {
    en: 'my cases, my open cases',
    de: 'meine fälle, meine faelle, meine offenen fälle',
    fr: 'mes dossiers, mes dossiers ouverts',
    es: 'mis casos, mis casos abiertos',
    pt: 'meus casos, os meus casos, meus casos abertos',
    ja: 'マイケース, 私のケース, 自分のケース',
  },
  open: {
    en: 'cases, open cases',
    de: 'fälle, faelle, offene fälle, offene faelle',
    fr: 'dossiers, dossiers ouverts, les dossiers ouverts',
    es: 'casos, casos abiertos, los casos abiertos',
    pt: 'casos, casos abertos, os casos abertos',
    ja: 'ケース, ケース一覧, 未解決のケース',
  },
  setup: {
    en: 'setup, set up, set up triage, setup triage',
    de: 'einrichten',
    fr: 'configurer',
    es: 'configurar',
    pt: 'configurar',
    ja: 'セットアップ',
  },
} as const satisfies Record<string, Words>;

/** Words that change a case; what is behind the number is its text. */
export const changeSayings: Readonly<Record<Change, Words>> = {
  answer: {
    en: 'answer',
    de: 'antwort, antworten',
    fr: 'répondre, réponse',
    es: 'responder, respuesta',
    pt: 'responder, resposta',
    ja: '回答, 返信',
  },
  claim: {
    en: 'claim, take',
    de: 'übernehmen, übernehme',
    fr: 'prendre, réclamer',
    es: 'tomar, asumir, reclamar',
    pt: 'assumir, pegar',
    ja: '担当, 引き受ける',
  },
  assign: {
    en: 'assign',
    de: 'zuweisen',
    fr: 'assigner, attribuer',
    es: 'asignar',
    pt: 'atribuir',
    ja: '割り当て, 割り当てる',
  },
  ask: {
    en: 'ask',
    de: 'frage, fragen',
    fr: 'demander',
    es: 'preguntar, pregunta',
    pt: 'perguntar, pergunta',
    ja: '質問',
  },
  note: { en: 'note', de: 'notiz', fr: 'note', es: 'nota', pt: 'nota', ja: 'メモ' },
  resolve: { en: 'resolve', de: 'lösen', fr: 'résoudre', es: 'resolver', pt: 'resolver', ja: '解決' },
  close: {
    en: 'close',
    de: 'schließen, schliessen',
    fr: 'fermer, clore',
    es: 'cerrar',
    pt: 'fechar, encerrar',
    ja: '閉じる, クローズ',
  },
  reopen: {
    en: 'reopen',
    de: 'wiedereröffnen',
    fr: 'rouvrir',
    es: 'reabrir',
    pt: 'reabrir',
    ja: '再開',
  },
};

/** What stands before the number of a case, and is no pattern but plain letters. */
export const caseNouns: Words = {
  en: 'case, the case',
  de: 'fall, den fall',
  fr: 'dossier, le dossier',
  es: 'caso, el caso',
  pt: 'caso, o caso',
  ja: 'ケース',
};

/** What may stand before that for a case to be shown. */
export const seeSayings: Words = {
  en: 'show',
  de: 'zeige',
  fr: 'voir, afficher',
  es: 'ver, mostrar',
  pt: 'ver, mostrar',
  ja: '表示',
};

/** What people say for the copy of a case. */
export const packetSayings: Words = {
  en: 'packet, copy',
  de: 'paket, kopie',
  fr: 'paquet, copier',
  es: 'paquete, copiar',
  pt: 'pacote, copiar',
  ja: 'パケット, コピー',
};

/** To whom a case goes when an analyst takes it by “assign”. */
export const selfSayings: Words = {
  en: 'to me, me',
  de: 'mir, mich, an mich',
  fr: 'à moi, moi',
  es: 'a mí, mí',
  pt: 'a mim, para mim, mim',
  ja: '私, 私に, 自分, 自分に',
};

/** All words of one kind, whatever the language. */
export function wordsOf(words: Words): readonly string[] {
  return Object.values(words).flatMap((list) => list.split(', '));
}

/** The same for two spellings of one word: in capitals or not, with or without its accents. */
export function foldWord(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
