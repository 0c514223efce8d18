import type { EventLevel } from '../event-record.ts';

const byNumber: Readonly<Record<string, EventLevel>> = {
  // Classic events that are neither error nor warning have 0; audits too.
  '0': 'information',
  '1': 'critical',
  '2': 'error',
  '3': 'warning',
  '4': 'information',
  '5': 'verbose',
};

/** System.Diagnostics.EventLogEntryType of .NET: numbers and names. */
const byEntryType: Readonly<Record<string, EventLevel>> = {
  '0': 'information',
  '1': 'error',
  '2': 'warning',
  '4': 'information',
  '8': 'information',
  '16': 'information',
  error: 'error',
  warning: 'warning',
  information: 'information',
  successaudit: 'information',
  failureaudit: 'information',
};

/** What Event Viewer calls the levels in English, German, French, Spanish, Portuguese, Italian and Japanese. */
const words: Readonly<Record<EventLevel, string>> = {
  critical: 'critical kritisch critique crítico critico 重大',
  error: 'error fehler erreur erro errore エラー',
  warning: 'warning warnung avertissement advertencia aviso avviso 警告',
  information: 'information informationen informations información informações informazioni 情報',
  verbose: 'verbose ausführlich détaillé detallado detalhado dettagliato 詳細',
};
const byWord = new Map(
  Object.entries(words).flatMap(([level, list]) => list.split(' ').map((word) => [word, level as EventLevel])),
);

/** The level with a number of the Windows event schema (System/Level). */
export function levelOfNumber(text: string): EventLevel | undefined {
  return Object.hasOwn(byNumber, text) ? byNumber[text] : undefined;
}

/** The level of an entry type of Get-EventLog, by its name or its number. */
export function levelOfEntryType(text: string): EventLevel | undefined {
  const type = text.toLowerCase();
  return Object.hasOwn(byEntryType, type) ? byEntryType[type] : undefined;
}

/** The level that a word of Event Viewer stands for, in the languages that are known here. */
export function levelOfWord(text: string): EventLevel | undefined {
  return byWord.get(text.toLowerCase());
}
