import { levelOfEntryType, levelOfNumber, levelOfWord } from '../../../eventlog/forms/event-level.ts';

describe('levelOfNumber', () => {
  it('knows the levels of the event schema', () => {
    expect(['0', '1', '2', '3', '4', '5', '6', '', 'toString'].map(levelOfNumber)).toEqual([
      ...['information', 'critical', 'error', 'warning', 'information', 'verbose', undefined, undefined, undefined],
    ]);
  });
});

describe('levelOfEntryType', () => {
  it('knows names and numbers, which are not those of levels', () => {
    expect(
      ['Error', '1', 'Warning', '2', 'Information', '4', '0', 'FailureAudit', '16', 'SuccessAudit', '8'].map(
        levelOfEntryType,
      ),
    ).toEqual([
      ...['error', 'error', 'warning', 'warning', 'information', 'information', 'information'],
      ...['information', 'information', 'information', 'information'],
    ]);
    expect(['3', 'constructor', ''].map(levelOfEntryType)).toEqual([undefined, undefined, undefined]);
  });
});

describe('levelOfWord', () => {
  it.each([
    ['error', ['Error', 'Fehler', 'Erreur', 'Erro', 'Errore', 'エラー']],
    ['warning', ['Warning', 'Warnung', 'Avertissement', 'Advertencia', 'Aviso', 'Avviso', '警告']],
    ['information', ['Information', 'Informationen', 'Información', 'Informações', 'Informazioni', '情報']],
    ['critical', ['Critical', 'Kritisch', 'Critique', 'Crítico', 'Critico', '重大']],
    [undefined, ['Fejl', '', '2', 'constructor']],
  ])('is %s for %j', (level, words) => {
    expect(words.map(levelOfWord)).toEqual(words.map(() => level));
  });
});
