import { findComputerNames } from '../../../eventlog/reasoning/computer-names.ts';

describe('findComputerNames', () => {
  it('reads the short names of all servers, each once', () => {
    const records = [
      ...['AADC01.corp.contoso.com', 'aadc01', 'Sync-2', 'ad', ''].map((computer) => ({ computer })),
      {},
    ];
    expect([...findComputerNames(records)]).toEqual(['aadc01', 'sync-2']);
  });

  it('finds none in nothing', () => {
    expect(findComputerNames([]).size).toBe(0);
  });
});
