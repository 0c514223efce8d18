import { readCount, readEventId, readInstanceId } from '../../../eventlog/forms/event-number.ts';

describe('readEventId', () => {
  it('reads what an event id can be', () => {
    expect(['0', ' 33004 ', '65535', '65536', '-1', '3.5', '0x10', '', 'five'].map(readEventId)).toEqual([
      ...[0, 33_004, 65_535, undefined, undefined, undefined, undefined, undefined, undefined],
    ]);
  });
});

describe('readInstanceId', () => {
  it('takes off severity and facility', () => {
    const withError = String(0xc000_0000 + 33_004);
    expect(['33004', withError, '4294967295', '4294967296', 'x'].map(readInstanceId)).toEqual([
      ...[33_004, 33_004, 65_535, undefined, undefined],
    ]);
  });
});

describe('readCount', () => {
  it('reads whole numbers as long as they are exact', () => {
    expect(['1', '999999999999999', '1000000000000000', '1e3'].map(readCount)).toEqual([
      1,
      999_999_999_999_999,
      undefined,
      undefined,
    ]);
  });
});
