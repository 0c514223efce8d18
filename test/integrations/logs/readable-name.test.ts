import fc from 'fast-check';
import { readableName } from '../../../integrations/logs/readable-name.ts';

it.each([
  ['Application.evtx', 'Application.evtx'],
  ['  Ereignisse für Köln.xml ', 'Ereignisse für Köln.xml'],
  ['a\u0007\u001b[31m\r\nb.evtx', 'a[31mb.evtx'],
  ['evil\u202extve.exe', 'evilxtve.exe'],
  ['\ud800log.evtx', 'log.evtx'],
  ['', 'The file'],
  [' \u200b\u0000 ', 'The file'],
])('of %j is %j', (given, name) => {
  expect(readableName(given)).toBe(name);
});

it('is no longer than 80 characters, and cuts none of them in two', () => {
  expect(readableName(`${'😀'.repeat(200)}.evtx`)).toBe(`${'😀'.repeat(75)}.evtx`);
});

it('is one line of characters that can be seen, whatever was given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = readableName(given);
      expect(name).not.toMatch(/[\p{C}\n]/u);
      expect(Array.from(name).length).toBeLessThanOrEqual(80);
      expect(name).not.toBe('');
    }),
  );
});
