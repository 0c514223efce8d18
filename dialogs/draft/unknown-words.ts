const unknown = new Set(
  [
    ['i do not know', 'i dont know', 'dont know', 'do not know', 'idk', 'dunno', 'no idea', 'not known', 'unknown'],
    ['not sure', 'i am not sure', 'im not sure', 'nobody knows', 'no clue', 'cannot say', 'i have no idea'],
    ['weiss nicht', 'weiss ich nicht', 'ich weiss nicht', 'ich weiss es nicht', 'keine ahnung', 'unbekannt'],
    ['je ne sais pas', 'je sais pas', 'ne sais pas', 'aucune idee', 'inconnu'],
    ['no se', 'no lo se', 'ni idea', 'desconocido', 'nao sei', 'nao faco ideia', 'desconhecido'],
    ['わかりません', '分かりません', '不明', '知りません'],
  ].flat(),
);

const none = new Set(
  [
    [
      'no',
      'none',
      'nope',
      'there is none',
      'there is no code',
      'no code',
      'there is no such link',
      'no link',
      'no such link',
    ],
    ['i have none', 'not there', 'nothing', 'no screenshot', 'no log', 'n/a', 'na'],
    ['nein', 'keiner', 'keine', 'keines', 'kein', 'gibt es nicht', 'non', 'aucun', 'aucune', 'ninguno', 'ninguna'],
    ['nao', 'nenhum', 'nenhuma', 'いいえ', 'なし', 'ありません'],
  ].flat(),
);

/** True when a whole text says that somebody does not know. */
export function saysUnknown(text: string): boolean {
  return unknown.has(simplify(text));
}

/** True when a whole text says that there is no such thing. */
export function saysNone(text: string): boolean {
  return none.has(simplify(text));
}

const longest = 60;

/** Small letters without accents, apostrophes and signs at the end, so that a phone's spelling does not matter. */
export function simplify(text: string): string {
  if (text.length > longest) return '';
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/['’´`]/g, '')
    .replace(/[\s,]+/g, ' ')
    .replace(/[.!?。！？ ]+$/u, '')
    .trim();
}
