import { looksLabelled, objectLabels, readLabel } from '../../../eventlog/forms/label-words.ts';

describe('readLabel', () => {
  it.each([
    [
      'log',
      [
        'Log Name: x',
        'Protokollname: x',
        'Nom du journal : x',
        'Nombre de registro: x',
        'Nome do Log: x',
        'Nome registro: x',
        'ログの名前:  x',
      ],
    ],
    ['source', ['Source:  x', 'Quelle: x', 'Origen: x', 'Fonte: x', 'Origine: x', 'ソース: x', 'ProviderName : x']],
    ['date', ['Date: x', 'Datum: x', 'Fecha: x', 'Data: x', '日付: x', 'TimeCreated  : x', 'TimeGenerated      : x']],
    [
      'id',
      [
        'Event ID: x',
        'Ereignis-ID: x',
        'ID de l’événement : x',
        "ID de l'événement : x",
        'Id. del evento: x',
        'Identificação do Evento: x',
      ],
    ],
    ['id', ['ID do evento: x', 'ID evento: x', 'イベント ID: x', 'EventID: x']],
    [
      'level',
      ['Level: x', 'Ebene: x', 'Niveau : x', 'Nivel: x', 'Nível: x', 'Livello: x', 'レベル: x', 'EntryType : x'],
    ],
    [
      'computer',
      ['Computer: x', 'Ordinateur : x', 'Equipo: x', 'Computador: x', 'コンピューター: x', 'MachineName: x'],
    ],
    [
      'description',
      ['Description: x', 'Beschreibung: x', 'Descripción: x', 'Descrição: x', 'Descrizione: x', '説明: x'],
    ],
    [
      'xml',
      [
        'Event Xml: x',
        'Ereignis-XML: x',
        'XML de l’événement : x',
        'XML de evento: x',
        'XML evento: x',
        'イベント XML: x',
      ],
    ],
    [
      'other',
      [
        'Task Category: x',
        'Aufgabenkategorie:x',
        'Catégorie de la tâche : x',
        'Schlüsselwörter: x',
        'Benutzer: x',
        'キーワード: x',
      ],
    ],
    ['message', ['Message      : x', '> Message: x', '**Message:** x', '**Message**: x', '  >> Message： x']],
  ])('reads %s in each language', (field, lines) => {
    for (const line of lines) {
      expect(readLabel(line)).toMatchObject({ field, value: 'x' });
      expect(line.slice(readLabel(line)?.column)).toBe('x');
    }
  });

  it('reads a number that many things have as such', () => {
    expect(readLabel('Id           : 5')).toMatchObject({ field: 'bare id', value: '5' });
    expect(objectLabels.map((label) => readLabel(`${label} : x`)?.label)).toEqual(objectLabels);
  });

  it('tells the label and where the value begins', () => {
    expect(readLabel('  Event ID:  33004 ')).toEqual({ field: 'id', label: 'event id', value: '33004', column: 13 });
    expect(readLabel('Description:')).toEqual({ field: 'description', label: 'description', value: '', column: 12 });
  });

  it.each([
    '',
    ':',
    'x',
    'Room: 5',
    'TrackingId: x',
    'the Event ID: 5',
    `${' '.repeat(130)}Source: x`,
    'constructor: x',
    '-- Source: x',
  ])('reads no label in %j', (line) => {
    expect(readLabel(line)).toBeUndefined();
  });
});

describe('looksLabelled', () => {
  it('goes by the shape alone', () => {
    expect(['Opcodeværdi: x', 'x', 'https://example.com', `${'word '.repeat(10)}: x`].map(looksLabelled)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
