/** What a labelled line of an event says. */
export type LabelField =
  | 'log'
  | 'source'
  | 'date'
  | 'id'
  /** A number that many things have. */
  | 'bare id'
  | 'instance'
  | 'level'
  | 'computer'
  | 'record'
  /** The text of the event, to the end of the event. */
  | 'description'
  /** The text of the event, to the next property. */
  | 'message'
  /** The event again, as XML. */
  | 'xml'
  | 'other';

/**
 * Labels of what Event Viewer copies, in English, German, French, Spanish, Portuguese, Italian and Japanese, those of wevtutil, and
 * names of properties of Get-WinEvent and Get-EventLog; in small letters. A word of Windows that is missing here is passed over.
 */
const words: Readonly<Record<LabelField, string>> = {
  log: 'log name|protokollname|nom du journal|nombre de registro|nombre del registro|nome do log|nome registro|nome log|ログの名前|logname',
  source: 'source|quelle|origen|fonte|origem|origine|ソース|providername',
  date: 'date|datum|fecha|data|日付|timecreated|timegenerated',
  id: "event id|ereignis-id|id de l'événement|id d'événement|id. del evento|id. de evento|id de evento|id del evento|id do evento|identificação do evento|id evento|イベント id|イベントid|eventid",
  'bare id': 'id',
  instance: 'instanceid',
  level: 'level|ebene|stufe|niveau|nivel|nível|livello|レベル|leveldisplayname|entrytype',
  computer: 'computer|ordinateur|equipo|computador|コンピューター|machinename',
  record: 'recordid|index',
  description: 'description|beschreibung|descripción|descrição|descrizione|説明',
  message: 'message',
  xml: "event xml|ereignis-xml|xml de l'événement|xml de evento|xml del evento|xml do evento|xml evento|イベント xml",
  other: [
    'task category|aufgabenkategorie|catégorie de la tâche|categoría de la tarea|categoría de tarea|categoria da tarefa',
    'categoria attività|タスクのカテゴリ|keywords|schlüsselwörter|mots clés|palabras clave|palavras-chave|parole chiave|キーワード',
    'user|benutzer|utilisateur|usuario|usuário|utente|ユーザー|opcode|オペコード|task|keyword|user name|version|qualifiers',
    'providerid|processid|threadid|userid|activityid|relatedactivityid|containerlog|matchedqueryids|bookmark',
    'opcodedisplayname|taskdisplayname|keywordsdisplaynames|properties|category|categorynumber|replacementstrings',
    'timewritten|username|site|container',
  ].join('|'),
};

/** Labels that only event objects of PowerShell have. */
export const objectLabels = ['providername', 'timecreated', 'timegenerated', 'logname', 'leveldisplayname'] as const;

const fields = new Map(
  Object.entries(words).flatMap(([field, list]) => list.split('|').map((word) => [word, field as LabelField])),
);

/** A line that begins with a known label. */
export interface LabelledLine {
  readonly field: LabelField;
  /** The label in small letters. */
  readonly label: string;
  readonly value: string;
  /** Where in the line the value begins. */
  readonly column: number;
}

/** Quotation marks of mail and bold type of Markdown may stand around a label; Japanese has a colon of its own. */
const labelled = /^[>\s]*(?:\*\*)?([^\s:：*>][^:：*]{0,39}?)(?:\*\*)?\s{0,40}[:：](?:\*\*)?\s*/;
/** No label stands further from the beginning of its line. */
const longestLabel = 120;

/** Reads the label that a line begins with; undefined when it begins with none that is known. */
export function readLabel(line: string): LabelledLine | undefined {
  const found = labelled.exec(line.slice(0, longestLabel));
  if (!found) return undefined;
  const label = String(found[1]).toLowerCase().replace(/[’`´]/g, "'");
  const field = fields.get(label);
  const column = found[0].length;
  return field === undefined ? undefined : { field, label, value: line.slice(column).trim(), column };
}

/** Whether a line has the shape of a labelled one, whatever the label. */
export function looksLabelled(line: string): boolean {
  return labelled.test(line.slice(0, longestLabel));
}
