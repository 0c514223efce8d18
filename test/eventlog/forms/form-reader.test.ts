import { concludeReading, leaveOutUnknown } from '../../../eventlog/forms/form-reader.ts';

const count = { read: 0, unreadable: 0, isCut: false };

describe('concludeReading', () => {
  it.each([
    [
      'some events',
      { ...count, read: 2 },
      undefined,
      { kind: 'read', form: 'xml', read: 2, unreadable: 0, isCut: false },
    ],
    [
      'an end in the middle',
      { ...count, read: 2 },
      'broken',
      { kind: 'read', form: 'xml', read: 2, unreadable: 0, isCut: true },
    ],
    [
      'a limit behind events',
      { ...count, read: 1 },
      'limits',
      { kind: 'read', form: 'xml', read: 1, unreadable: 0, isCut: true },
    ],
    [
      'a cut',
      { ...count, read: 1, isCut: true },
      undefined,
      { kind: 'read', form: 'xml', read: 1, unreadable: 0, isCut: true },
    ],
    [
      'only unreadable events',
      { ...count, unreadable: 3 },
      undefined,
      { kind: 'read', form: 'xml', ...count, unreadable: 3 },
    ],
    [
      'events without a source',
      { ...count, read: 2, sourceless: 1 },
      undefined,
      { kind: 'read', form: 'xml', ...count, read: 2, sourceless: 1 },
    ],
    [
      'no events without a source',
      { ...count, read: 2, sourceless: 0 },
      undefined,
      { kind: 'read', form: 'xml', ...count, read: 2 },
    ],
    ['nothing', count, undefined, { kind: 'refused', why: 'no-events', form: 'xml' }],
    ['nothing before a break', { ...count, unreadable: 1 }, 'broken', { kind: 'refused', why: 'broken', form: 'xml' }],
    ['nothing before a limit', count, 'limits', { kind: 'refused', why: 'limits', form: 'xml' }],
    ['a document type, even behind events', { ...count, read: 2 }, 'doctype', { kind: 'refused', why: 'doctype' }],
  ] as const)('says what came of %s', (_, counted, stop, reading) => {
    expect(concludeReading('xml', counted, stop)).toEqual(reading);
  });
});

describe('leaveOutUnknown', () => {
  it('keeps what is known, and no key of anything else', () => {
    const parts = {
      provider: '',
      id: 0,
      text: '',
      level: undefined,
      channel: 'System',
      computer: undefined,
      recordId: 0,
    };
    expect(Object.entries(leaveOutUnknown(parts))).toEqual([
      ...[
        ['provider', ''],
        ['id', 0],
        ['text', ''],
        ['channel', 'System'],
        ['recordId', 0],
      ],
    ]);
  });
});
