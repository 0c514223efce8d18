import { describeProperties, idProperties, tellingProperties } from '../../../eventlog/forms/property-record.ts';

const describeObject = (object: Readonly<Record<string, string>>): unknown =>
  describeProperties(new Map(Object.entries(object)));

describe('describeProperties', () => {
  it('reads all properties of Get-WinEvent', () => {
    expect(
      describeObject({
        ...{
          id: ' 33004 ',
          providername: 'ADSync',
          level: '3',
          leveldisplayname: 'Fejl',
          recordid: '8',
          logname: 'Application',
        },
        ...{ machinename: 'aadc', timecreated: '2026-11-25T14:03:11Z', message: ' text\n', properties: 'other' },
      }),
    ).toEqual({
      record: {
        ...{ provider: 'ADSync', id: 33_004, level: 'warning', recordId: 8, channel: 'Application', computer: 'aadc' },
        text: ' text\n',
      },
      stamp: { ms: Date.UTC(2026, 10, 25, 14, 3, 11), isLocal: false },
    });
  });

  it('prefers the event id to the instance id, and takes that without its upper bits', () => {
    expect(describeObject({ eventid: '5', instanceid: '3221258476' })).toMatchObject({ record: { id: 5 } });
    expect(describeObject({ eventid: '', instanceid: '3221258476' })).toMatchObject({ record: { id: 33_004 } });
    expect(describeObject({ id: 'x', instanceid: '7' })).toMatchObject({ record: { id: 7 } });
  });

  it.each([
    ['error', { entrytype: '1' }],
    ['critical', { level: '1' }],
    ['error', { level: '', entrytype: 'Error' }],
    ['warning', { level: 'Advertencia' }],
    ['warning', { leveldisplayname: 'Warnung' }],
    [undefined, { leveldisplayname: 'Fejl' }],
  ])('has the level %s for %j', (level, said) => {
    expect(describeObject({ id: '5', source: 'A', ...said })).toEqual({
      record: { provider: 'A', id: 5, text: '', ...(level !== undefined && { level }) },
      stamp: undefined,
    });
  });

  it('takes insertion strings where there is no message', () => {
    const strings = { replacementstrings: ' ', properties: 'a\nb' };
    expect(describeObject({ eventid: '5', message: '\n', ...strings })).toMatchObject({ record: { text: 'a\nb' } });
  });

  it('takes the source from what number and text agree on, where none is named', () => {
    const parts = { id: '6329', timecreated: 'x', message: 'BAIL: MMS(5716): x' };
    expect(describeObject(parts)).toMatchObject({ record: { provider: 'ADSync' } });
    expect(describeObject({ ...parts, source: 'A' })).toMatchObject({ record: { provider: 'A' } });
    expect(describeObject({ ...parts, id: '5' })).toMatchObject({ record: { provider: '' } });
  });

  it('knows no event without an id', () => {
    expect(describeObject({ providername: 'ADSync', message: 'x' })).toBeUndefined();
    expect(describeObject({ id: '70000' })).toBeUndefined();
  });

  it('knows no event in a number with a message, as many things have', () => {
    expect(describeObject({ id: '5', message: 'x', level: '2', source: ' ' })).toBeUndefined();
    for (const name of [...tellingProperties, 'eventid', 'instanceid']) {
      expect(describeObject({ id: '5', [name]: '5' })).toMatchObject({ record: { id: 5 } });
    }
  });

  it('names every property that holds an id', () => {
    expect(idProperties.map((name) => describeObject({ [name]: '5', logname: 'System' }) !== undefined)).toEqual([
      true,
      true,
      true,
    ]);
  });
});
