import { readEventLines } from '../../../eventlog/forms/event-lines.ts';

function read(text: string): { readonly events: readonly unknown[]; readonly isWhole: boolean } {
  const events: unknown[] = [];
  const lines = readEventLines(({ record: { provider, id, text: said } }) => events.push([provider, id, said]));
  for (const line of text.split('\n')) lines.take(line);
  return { isWhole: lines.end(), events };
}

const xml = (id: number, data: string): string =>
  `<Event xmlns="x"><System><Provider Name="ADSync"/><EventID>${String(id)}</EventID></System><EventData><Data>${data}</Data></EventData></Event>`;
const copied = 'Log Name: Application\nSource: ADSync\nEvent ID: 6329\nDescription:\nBAIL: x';
const table = 'TimeCreated            Id Message\n-----------            -- -------\n11/25/2026 14:03:11  6329 BAIL';

describe('readEventLines', () => {
  it.each([
    [
      'events of each kind, one below the other',
      `${copied}\n\nEvent 33004, PasswordResetService: y\n\nIt fails.\nId : 5\nProviderName : S\n\n${xml(7, 'z')}`,
      [
        ...[
          ['ADSync', 6329, 'BAIL: x'],
          ['PasswordResetService', 33_004, 'y'],
          ['S', 5, ''],
          ['ADSync', 7, 'z'],
        ],
      ],
    ],
    [
      'an event as text and as XML as one',
      `${copied}\nEvent Xml:\n${xml(6329, 'data')}\n\n${copied}`,
      [
        ['ADSync', 6329, 'BAIL: x'],
        ['ADSync', 6329, 'BAIL: x'],
      ],
    ],
    [
      'the text of the XML where there is no other',
      `Source: ADSync\nEvent ID: 6329\nEvent Xml:\n${xml(6329, 'data')}`,
      [['ADSync', 6329, 'data']],
    ],
    [
      'another event in the XML',
      `${copied}\n${xml(7, 'data')}`,
      [
        ['ADSync', 6329, 'BAIL: x'],
        ['ADSync', 7, 'data'],
      ],
    ],
    [
      'XML in prose, over lines, and several on one',
      `see ${xml(1, 'a\nb')} and ${xml(2, 'c')}${xml(3, 'd')} thanks`,
      [
        ['ADSync', 1, 'a\nb'],
        ['ADSync', 2, 'c'],
        ['ADSync', 3, 'd'],
      ],
    ],
    ['the text beside XML that is broken', `${copied}\nEvent Xml:\n<Event <>\n</Event>`, [['ADSync', 6329, 'BAIL: x']]],
    [
      'what wevtutil prints',
      `Event[0]:\n  Source: A\n  Event ID: 1\n  Description: \nx\n\nEvent[1]\n  Source: B\n  Event ID: 2`,
      [
        ['A', 1, 'x'],
        ['B', 2, ''],
      ],
    ],
    [
      'tables below their sources',
      `   ProviderName: A\n\n${table}\n\n   ProviderName: B\n\n${table}`,
      [
        ['A', 6329, 'BAIL'],
        ['B', 6329, 'BAIL'],
      ],
    ],
    [
      'the rest of a long row',
      `ProviderName: A\n${table}\n${' '.repeat(26)}and more\n11/25/2026 14:03:11     1 x\nthanks\n${' '.repeat(26)}no more`,
      [
        ['A', 6329, 'BAIL and more'],
        ['A', 1, 'x'],
      ],
    ],
    ['nothing in a table without a source', table, []],
    [
      'a table whose first line is none of its rows',
      `ProviderName: A\n${table.split('\n').slice(0, 2).join('\n')}\n${' '.repeat(30)}x`,
      [],
    ],
    ['labels with blanks of another kind', copied.replaceAll(' ', '\u00a0'), [['ADSync', 6329, 'BAIL: x']]],
    ['the second of two heads', 'Source: A\nSource: ADSync\nEvent ID: 6329', [['ADSync', 6329, '']]],
    ['nothing in prose', 'Hi,\nticket: 33004\nRoom 33004\nEvent ID: 33004\nis bad. Error 33004!\n- - -\n<Events>', []],
  ])('reads %s', (_, text, events) => {
    expect(read(text)).toEqual({ events, isWhole: true });
  });

  it('says when the XML of an event does not come to its end, and goes on when it is too long', () => {
    expect(read(`${copied}\n<Event xmlns="x"><System>`)).toEqual({
      events: [['ADSync', 6329, 'BAIL: x']],
      isWhole: false,
    });
    expect(read(`<Event >\n${'x\n'.repeat(1_100_000)}\n\n${copied}`).events).toEqual([['ADSync', 6329, 'BAIL: x']]);
  });

  it('reads each event of XML once', () => {
    expect(read(xml(1, 'a').replace('</Event>', '')).events).toEqual([]);
  });

  it('keeps no more of a row than an event can have', () => {
    const rest = `${' '.repeat(26)}${'x'.repeat(600_000)}`;
    const { events } = read(`ProviderName: A\n${table}\n${rest}\n${rest}`);
    expect(String((events as unknown[][])[0]?.[2])).toHaveLength(1_000_000);
  });
});
