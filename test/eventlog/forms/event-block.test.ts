import {
  describeBlock,
  openBlock,
  openNamedBlock,
  takeLine,
  type LineUse,
} from '../../../eventlog/forms/event-block.ts';

/** What lines do to a block, and the event that it is then. */
function take(
  lines: readonly string[],
  block = openBlock(),
): { readonly uses: readonly LineUse[]; readonly event: unknown } {
  const uses = lines.map((line) => takeLine(block, line));
  const found = describeBlock(block);
  return { uses, event: found?.record };
}

const head = ['Log Name:      Application', 'Source:        ADSync', 'Event ID:      6329', 'Level:         Error'];
const event = { provider: 'ADSync', id: 6329, level: 'error', channel: 'Application' };

describe('takeLine', () => {
  it('takes a description to its end, labels and all', () => {
    const { uses, event: found } = take([...head, 'Description:', 'Source: y', '', 'Level: Warning', '  at Foo', '']);
    expect(uses).toEqual(Array(10).fill('taken'));
    expect(found).toEqual({ ...event, text: 'Source: y\n\nLevel: Warning\n  at Foo' });
  });

  it('ends a description where the next event begins', () => {
    const lines = [...head, 'Description: x', 'Log Name: System'];
    expect(take(lines).uses.at(-1)).toBe('next');
    expect(take([...head.slice(1), 'Description: x', 'Source: y']).uses.at(-1)).toBe('taken');
    expect(take([...head.slice(1), 'Description: x', ' \t', 'Source: y']).uses.at(-1)).toBe('next');
    expect(take([...head.slice(1), 'Description: x', '', 'Event ID: 5']).uses.at(-1)).toBe('taken');
  });

  it('ends an event at its XML, after which only another can begin', () => {
    const lines = [...head, 'Description: x', 'Event Xml:', '', 'thanks'];
    expect(take(lines)).toEqual({ uses: [...Array<string>(7).fill('taken'), 'over'], event: { ...event, text: 'x' } });
    expect(take([...head, 'Event Xml:', 'Source: y']).uses.at(-1)).toBe('next');
  });

  it('begins the next event where a label comes again', () => {
    expect(take([...head, 'Source: y']).uses.at(-1)).toBe('next');
  });

  it('passes over labels that are not known until it is clear which event it is', () => {
    expect(take(['Source: ADSync', 'Opcodeværdi: x', 'Event ID: 6329']).uses).toEqual(['taken', 'taken', 'taken']);
    expect(take(['Source: ADSync', 'no label', 'Event ID: 6329']).uses).toEqual(['taken', 'over', 'taken']);
  });

  it('takes lines below an event without a label for its text, and known labels for what they are', () => {
    const lines = ['Event ID: 6329', '', 'Source: ADSync', 'TrackingId: x', 'Computer: aadc', '', 'more'];
    const { uses, event: found } = take(lines);
    expect(uses).toEqual(Array(7).fill('taken'));
    expect(found).toEqual({ provider: 'ADSync', id: 6329, computer: 'aadc', text: 'TrackingId: x\n\nmore' });
  });

  it('takes the source from what number and text agree on, where none is named', () => {
    const lines = ['Id : 6329', 'LevelDisplayName : Error', 'Message : BAIL: MMS(5716): x'];
    expect(take(lines).event).toMatchObject({ provider: 'ADSync', id: 6329 });
  });

  it('takes a message up to the next property, wherever that stands', () => {
    const { uses, event: found } = take([
      'Message  : a',
      '           b',
      '           Id: c',
      '',
      '           d',
      'Id       : 6329',
      'ProviderName : ADSync',
    ]);
    expect(uses).toEqual(Array(7).fill('taken'));
    expect(found).toEqual({ provider: 'ADSync', id: 6329, text: 'a\nb\nId: c\n\nd' });
  });

  it('takes a message that has lost its blanks up to an empty line', () => {
    const lines = ['EventID : 6329', 'Message : TrackingId: x', 'and more', '', 'Can you help?'];
    expect(take(lines)).toEqual({
      uses: ['taken', 'taken', 'taken', 'taken', 'over'],
      event: { provider: '', id: 6329, text: 'TrackingId: x and more' },
    });
  });

  it('takes a value only where it can be one, and the first that can', () => {
    const lines = [
      'Data : {}',
      'LevelDisplayName : Fejl',
      'Level : 3',
      'Index : 7',
      'TimeGenerated : 2026-11-25 14:03:11',
      'Source :',
      'ProviderName : ADSync',
    ];
    const block = openBlock();
    take([...lines, 'InstanceId : 3221258476', 'MachineName : aadc'], block);
    expect(describeBlock(block)).toEqual({
      record: { provider: 'ADSync', id: 33_004, level: 'warning', recordId: 7, computer: 'aadc', text: '' },
      stamp: { ms: Date.UTC(2026, 10, 25, 14, 3, 11), isLocal: true },
    });
  });

  it('keeps no more text than an event can have', () => {
    const long = 'x'.repeat(400_000);
    const { event: found } = take([...head, 'Description:', long, long, long]);
    expect(found).toEqual({ ...event, text: `${long}\n${long}` });
  });
});

describe('openNamedBlock', () => {
  const named = { id: '6329', provider: 'ADSync', text: '' };

  it('takes the lines below up to an empty one', () => {
    const lines = ['', 'BAIL: x', '  y', '', 'z'];
    expect(take(lines, openNamedBlock(named))).toMatchObject({
      uses: ['taken', 'taken', 'taken', 'over', 'taken'],
    });
    expect(take(lines.slice(0, 4), openNamedBlock(named)).event).toEqual({
      provider: 'ADSync',
      id: 6329,
      text: 'BAIL: x\n  y',
    });
    expect(take([''], openNamedBlock({ ...named, text: 'said' }))).toEqual({
      uses: ['over'],
      event: { provider: 'ADSync', id: 6329, text: 'said' },
    });
  });

  it('is the event that is shown below it', () => {
    expect(take(['', ...head, 'Description: x'], openNamedBlock(named)).event).toEqual({ ...event, text: 'x' });
    expect(take(['Source: x'], openNamedBlock({ ...named, text: 'said' })).event).toMatchObject({
      text: 'said\nSource: x',
    });
  });
});

describe('describeBlock', () => {
  it.each([
    ['an id alone', ['Event ID: 6329'], undefined],
    ['an id and a level', ['Event ID: 6329', 'Level: Error'], undefined],
    ['no id', ['Source: ADSync', 'Description: x'], undefined],
    [
      'a number that many things have',
      ['Source: Mail', 'Id: 6329', 'Date: 2026-11-25 14:03:11', 'Message: x'],
      undefined,
    ],
    [
      'that number beside properties of events',
      ['LogName: A', 'Id: 6329', 'Message: x'],
      { provider: '', id: 6329, channel: 'A', text: 'x' },
    ],
    ['an id that is none', ['Source: ADSync', 'Event ID: 70000'], undefined],
    ['an id and a source', ['Source: ADSync', 'Event ID: 6329'], { provider: 'ADSync', id: 6329, text: '' }],
    ['an id and a date', ['Date: 2026-11-25 14:03:11', 'Event ID: 6329'], { provider: '', id: 6329, text: '' }],
    ['an id and a text', ['Event ID: 6329', 'Description: x'], { provider: '', id: 6329, text: 'x' }],
    [
      'an audit',
      ['Source: S', 'Event ID: 5', 'EntryType: FailureAudit'],
      { provider: 'S', id: 5, level: 'information', text: '' },
    ],
  ])('makes of %s', (_, lines, found) => {
    expect(take(lines).event).toEqual(found);
  });
});
