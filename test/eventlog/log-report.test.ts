import { hasReadFile, type LogFile } from '../../eventlog/log-report.ts';

const read: LogFile = {
  name: 'a.evtx',
  outcome: { kind: 'read', form: 'evtx', read: 0, unreadable: 0, isCut: false },
};
const refused: LogFile = { name: 'b.7z', outcome: { kind: 'refused', why: 'form', form: '7z' } };

it.each([
  [[read, refused], true],
  [[refused, read], true],
  [[refused], false],
  [[], false],
])('%j', (files, expected) => {
  expect(hasReadFile({ files })).toBe(expected);
});
