import { gatherXmlEvent } from '../../../eventlog/forms/xml-event.ts';

type Element = readonly [
  name: string,
  content: string | readonly Element[],
  attributes?: Readonly<Record<string, string>>,
];

function gather(elements: readonly Element[], wantsText: (provider: string) => boolean = () => true): unknown {
  const event = gatherXmlEvent(wantsText);
  const put = ([name, content, attributes = {}]: Element): void => {
    event.open(name, attributes);
    if (typeof content === 'string') event.text(content);
    else {
      for (const child of content) put(child);
      event.text('what stands between elements');
    }
    event.close();
  };
  for (const element of elements) put(element);
  return event.finish();
}

const inSystem: readonly Element[] = [
  ['Provider', '', { Name: 'ADSync', Guid: '{x}' }],
  ['EventID', ' 6329\n'],
  ['Level', '2'],
  ['TimeCreated', '', { SystemTime: '2026-11-25T13:03:11.1234567' }],
];
const system: Element = ['System', inSystem];
const time = { ms: Date.UTC(2026, 10, 25, 13, 3, 11, 123), isLocal: false };
const known = { time, provider: 'ADSync', id: 6329, level: 'error' };

describe('gatherXmlEvent', () => {
  it('reads the elements of System', () => {
    const more: readonly Element[] = [
      ['EventRecordID', '7'],
      ['Channel', 'Application'],
      ['Computer', ' aadc'],
      ['Security', ''],
    ];
    expect(gather([['System', [...inSystem, ...more]]])).toEqual({
      ...{ ...known, recordId: 7, channel: 'Application', computer: 'aadc', text: '' },
    });
  });

  it('leaves out what is not said or cannot be read', () => {
    const odd: readonly Element[] = [
      ['EventID', '5'],
      ['Level', 'Fehler'],
      ['TimeCreated', ''],
      ['EventRecordID', 'x'],
      ['Channel', ' \n'],
      ['Provider', ''],
    ];
    expect(gather([['System', odd]])).toEqual({ provider: '', id: 5, text: '' });
  });

  it.each<readonly [string, readonly Element[], string]>([
    [
      'data, one a line',
      [
        [
          'EventData',
          [
            ['Data', 'a'],
            ['Data', ''],
            ['Data', 'b\nc'],
          ],
        ],
      ],
      'a\n\nb\nc',
    ],
    [
      'strings inside of data',
      [
        [
          'EventData',
          [
            [
              'Data',
              [
                ['string', 'a'],
                ['string', 'b'],
              ],
            ],
          ],
        ],
      ],
      'a\nb',
    ],
    [
      'user data at any depth',
      [
        [
          'UserData',
          [
            [
              'Info',
              [
                ['A', 'a'],
                ['B', [['C', 'b']]],
              ],
            ],
          ],
        ],
      ],
      'a\nb',
    ],
    [
      'no bytes',
      [
        [
          'EventData',
          [
            ['Data', 'a'],
            ['Binary', '00FF'],
          ],
        ],
      ],
      'a',
    ],
    ['no data of an empty element', [['EventData', 'x']], ''],
    [
      'the message before data',
      [
        ['EventData', [['Data', 'a']]],
        [
          'RenderingInfo',
          [
            ['Message', ' m '],
            ['Level', 'x'],
          ],
        ],
      ],
      ' m ',
    ],
    [
      'data where the message is blank',
      [
        ['EventData', [['Data', 'a']]],
        ['RenderingInfo', [['Message', '\n']]],
      ],
      'a',
    ],
    [
      'nothing else',
      [
        ['ProcessingErrorData', [['Message', 'x']]],
        ['Message', 'y'],
      ],
      '',
    ],
  ])('takes for text %s', (_, elements, text) => {
    expect(gather([system, ...elements])).toEqual({ ...known, text });
  });

  it('leaves out texts that are not wanted', () => {
    const data: Element = ['EventData', [['Data', 'a']]];
    expect(gather([system, data], (provider) => provider !== 'ADSync')).toEqual({ ...known, text: '' });
    expect(gather([data, system], (provider) => provider !== 'ADSync')).toEqual({ ...known, text: '' });
  });

  it('is no event without an id', () => {
    expect(gather([['System', [['EventID', '70000']]]])).toBeUndefined();
    expect(gather([])).toBeUndefined();
  });

  it('is no event when it is too large, whatever comes after', () => {
    const data = (length: number): Element => [
      'EventData',
      [
        ['Data', 'x'.repeat(length)],
        ['Data', 'y'],
      ],
    ];
    expect(gather([system, data(999_000)])).toMatchObject({ id: 6329 });
    expect(gather([system, data(1_000_001)])).toBeUndefined();
  });
});
