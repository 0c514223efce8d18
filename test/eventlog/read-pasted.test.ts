import fc from 'fast-check';
import { readPasted } from '../../eventlog/read-pasted.ts';
import { anyEvents } from '../support/log-events.ts';
import * as write from '../support/log-writers.ts';

const local = { zone: 'UTC', style: 'iso' } as const;

describe('readPasted', () => {
  it('reads every form that is read from files', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const texts = [
          ...[
            write.writeViewerXml(events),
            write.writeWevtutilXml(events),
            write.writeJson(events, 5),
            write.writeJson(events, 7),
          ],
          ...[
            write.writeViewerTable(events, local, ','),
            write.writeViewerTable(events, local, '\t'),
            write.writeExportCsv(events, local, 5),
          ],
          ...[
            write.writeCopied(events, local, true),
            write.writeFormatList(events, local, 100),
            write.writeWevtutilText(events, 'UTC'),
          ],
        ];
        const ids = events.map(({ id, provider }) => ({ id, provider }));
        for (const text of texts) expect(readPasted(text)?.map(({ id, provider }) => ({ id, provider }))).toEqual(ids);
      }),
      { numRuns: 30 },
    );
  });

  it('reads one event as XML with prose around it', () => {
    const event = {
      provider: 'ADSync',
      id: 6329,
      level: 'error',
      at: 0,
      channel: '',
      computer: '',
      recordId: 1,
      strings: ['x'],
    } as const;
    const xml = write.writeXmlEvent(event, false);
    for (const text of [`Hi & hello\n${xml}`, `${xml}\nThanks & bye`, `<b>hi</b> & ${xml}`]) {
      expect(readPasted(text)).toMatchObject([{ id: 6329, level: 'error', text: 'x' }]);
    }
  });

  it.each([
    ['looks like XML', '< see below\nEvent 6329, ADSync: x'],
    ['looks like JSON', '[[see below\nEvent 6329, ADSync: x'],
    ['looks like a table', 'Id,Message\nEvent 6329, ADSync: x\nEvent 6329, ADSync: x'],
    ['begins with blanks', `${' \n'.repeat(3000)}Event 6329, ADSync: x`],
  ])('reads prose that %s', (_, text) => {
    expect(readPasted(text)?.[0]).toEqual({ provider: 'ADSync', id: 6329, text: 'x' });
  });

  it('keeps the blanks by which a table is read', () => {
    const table =
      '   Index Source InstanceID Message\n   ----- ------ ---------- -------\n    1234 ADSync       6329 x';
    expect(readPasted(table)).toEqual([{ provider: 'ADSync', id: 6329, recordId: 1234, text: 'x' }]);
  });

  it('reads halves of characters as marks for what cannot be read', () => {
    expect(readPasted('Event 6329, ADSync: \ud800!')).toMatchObject([{ text: '\ufffd!' }]);
    expect(readPasted('<a><?\ud800')).toBeUndefined();
  });

  it.each([
    '',
    ' \n',
    'Hello',
    '33004',
    'Event 33004',
    'hr=80230626',
    '{"a":1}',
    '[1,2]',
    '<a/>',
    'a,b\n1,2',
    '<Objs Version="1.1.0.1"><Obj/></Objs>',
    'PK\u0003\u0004\0\0',
    '\0\u0001',
  ])('reads nothing in %j', (text) => {
    expect(readPasted(text)).toBeUndefined();
  });
});
