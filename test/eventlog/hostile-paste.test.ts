import { mostPasted, readPasted } from '../../eventlog/read-pasted.ts';
import { mostColumns } from '../../eventlog/forms/csv-shape.ts';
import { readRows } from '../../eventlog/forms/csv-rows.ts';
import { holdUndated } from '../../eventlog/forms/hold-undated.ts';

const size = 256 * 1024;
const fill = (head: string, unit: string): string => (head + unit.repeat(size)).slice(0, size);
const names = (count: number, name: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => name(at)).join('');

const event = '<Event><System><Provider Name="A"/><EventID>5</EventID></System></Event>';
const table = '   ProviderName: A\n\nTimeCreated   Id Message\n-----------   -- -------\n';
const block = 'Event ID: 5\nSource: A\nDescription:\n';

/** Texts of 256 KB in which each sign costs as much as it can. */
const shapes: Readonly<Record<string, string>> = {
  'names above rows, both by the ten thousand': fill(`id,source,${'a,'.repeat(30_000)}\n`, '1\n'),
  'names as wide as may be': fill(`id,source,${'a,'.repeat(mostColumns - 3)}\n`, '1\n'),
  'short rows': fill('Id,Source\n', '1,A\n'),
  'rows with dates': fill('', 'E,25.11.2026 14:03:11,A,5,N,x\n'),
  'rows whose dates cannot be read': fill('L,D,S,I,C\n', 'E,25.11.26 14:03:11,A,5,N,x\n'),
  'rows without a source': fill('TimeCreated,Id,Message\n', ',33004,x\n'),
  'quotation marks': fill('Id,Source\n', '""'),
  'objects inside each other': fill('', '{"a":'),
  'arrays inside each other': fill('', '['),
  'small objects': fill('[', '{},'),
  'events as objects': fill('', '{"Id":5,"Source":"A"}\n'),
  'one object with a list of small ones': `{"a":[${'{},'.repeat(80_000)}{}]}`,
  'many keys': `{${names(20_000, (at) => `"k${String(at)}":1,`)}"a":1}`,
  'insertion strings': `{"Id":5,"Source":"A","Properties":[${'{"Value":1},'.repeat(20_000)}1]}`,
  warnings: fill('', 'WARNING: x\n'),
  'elements of one letter inside each other': fill('', '<a>'),
  'elements of one letter': fill('<Event>', '<a/>'),
  'elements of one letter deep inside': fill(`<Event>${'<EventData>'.repeat(15)}`, '<a>x</a>'),
  'events as XML': fill('', event),
  'events as XML behind prose': fill('x ', `${event}\n`),
  'beginnings of events': fill('x ', '<Event '),
  'empty events behind prose': fill('x ', '<Event></Event>'),
  'an event of XML that does not end': fill('x <Event>\n', 'x\n'),
  'attributes of one element': `<a ${names(25_000, (at) => `a${String(at)}="" `)}>`,
  'characters that XML does not know': fill('<Event>', '&#1;'),
  'entities that nobody declared': fill('<Event>', '&a;'),
  'labels alone': fill('', 'Event ID: 5\n'),
  'labels of events': fill('', 'Event ID: 5\nSource: A\n'),
  'labels that nobody knows': fill('Event ID: 5\nSource: A\n', 'Foo: 5\n'),
  'lines of a text': fill(block, 'x\n'),
  'empty lines of a text': fill(block, '\n'),
  'lines of a message': fill('Id : 5\nProviderName : A\nMessage : x\n', `${' '.repeat(15)}x y\n`),
  'a long text, and then XML': `${block}${'x\n'.repeat(60_000)}${`${event}\n`.repeat(1900)}`,
  'events in lines of prose': fill('', 'Event 33004, PasswordResetService: x\n'),
  'nearly events': fill('', `${'>'.repeat(20)}error, event id : 33004, PasswordResetServic\n`),
  'rows of a table': fill(table, '               5 x\n'),
  'lines of one row': fill(`${table}               5 x\n`, `${' '.repeat(21)}x\n`),
  'heads of tables': fill('   ProviderName: A\n', 'Id Message\n-- -------\n'),
  'a table of 500 columns': fill(`ProviderName: A\nId ${'x '.repeat(480)}\n-- ${'- '.repeat(480)}\n`, '5\n'),
  dashes: fill('Id Source\n', '- '),
  'lines of dashes': fill('', '- - - - - - - -\n'),
  'types above rows': fill('', '#TYPE x\n'),
  'line ends': fill('', '\n'),
  blanks: fill('Event', ' '),
  delimiters: fill('', ','),
  colons: fill('', ':'),
  'halves of characters': fill('', '\ud800'),
};

describe('readPasted on 256 KB', () => {
  it.each(Object.keys(shapes))('ends soon with %s', (name) => {
    expect(readPasted(shapes[name] ?? '')?.length ?? 0).toBeLessThanOrEqual(mostPasted);
  });

  it('reads no more events than anybody sends', () => {
    expect(readPasted(fill('', 'Event 33004, PasswordResetService: x\n'))).toHaveLength(mostPasted);
  });
});

describe('readRows', () => {
  /** How many fields of rows are looked at. */
  function countLooks(head: readonly string[], rows: number): number {
    let looks = 0;
    const row = new Proxy(['5', 'A'], {
      get: (fields, key, self): unknown => {
        looks++;
        return Reflect.get(fields, key, self);
      },
    });
    const reader = readRows(
      holdUndated(() => undefined),
      () => true,
    );
    reader.take(head, ',');
    for (let at = 0; at < rows; at++) reader.take(row, ',');
    return looks;
  }

  it('looks at the fields of a row that are read, however many names stand above', () => {
    const wide = Array.from({ length: mostColumns - 2 }, () => 'a');
    expect(countLooks(['id', 'source', ...wide], 1000)).toBe(countLooks(['id', 'source'], 1000));
  });

  it('takes no names by the thousand', () => {
    const reader = readRows(
      holdUndated(() => undefined),
      () => true,
    );
    expect(reader.take(['id', 'source', ...Array<string>(mostColumns).fill('a')], ',')).toBe(false);
  });
});
