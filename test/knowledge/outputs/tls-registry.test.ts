import fc from 'fast-check';
import { plainText } from '../../../knowledge/outputs/pasted-text.ts';
import { readTlsRegistry } from '../../../knowledge/outputs/tls-registry.ts';
import { tlsCells, tlsCheck, tlsLayouts, type TlsLayout } from './samples.ts';

const read = (text: string, isExpected = false) => readTlsRegistry(plainText(text), isExpected);
const layouts = Object.keys(tlsLayouts) as TlsLayout[];
const nameOf = (at: number): string => `${String(tlsCells[at]?.[0])}\\${String(tlsCells[at]?.[1])}`;

describe('the check', () => {
  it.each(layouts)('is good with all eight values right, in a %s', (layout) => {
    const output = read(tlsCheck({}, layout));
    expect(output?.verdict).toBe('good');
    expect(output?.facts).toEqual(tlsCells.map(([path, name, right]) => ({ name: `${path}\\${name}`, value: right })));
    expect(output?.says.includes('order of the rows')).toBe(layout === 'cut');
  });

  it('is bad with one wrong value, which is named, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.nat(7),
        fc.constantFrom('0', '1', '4294967295', 'Not Found'),
        fc.constantFrom(...layouts),
        (at, value, layout) => {
          fc.pre(value !== tlsCells[at]?.[2]);
          const output = read(tlsCheck({ [at]: value }, layout));
          expect(output?.verdict).toBe('bad');
          expect(output?.says).toContain(
            `${String(tlsCells[at]?.[1])} is ${value}, it should be ${String(tlsCells[at]?.[2])}`,
          );
          expect(output?.facts).toContainEqual({ name: nameOf(at), value });
        },
      ),
      { seed: 14 },
    );
  });

  it('names all wrong values, one sentence for a key', () => {
    const says = read(tlsCheck({ 0: 'Not Found', 1: '0', 6: '0' }))?.says;
    expect(says).toMatch(
      /WOW6432Node[^:]*: SystemDefaultTlsVersions is Not Found, it should be 1; SchUseStrongCrypto is 0, it should be 1\. Under .*Client: Enabled is 0/,
    );
  });

  it('is unclear when it is right and cut off, and names what is missing', () => {
    const text = tlsCheck();
    const output = read(text.slice(0, text.indexOf('Client')));
    expect(output?.verdict).toBe('unclear');
    expect(output?.says).toContain('TLS 1.2\\Client: Enabled; DisabledByDefault.');
  });

  it('is bad when what is left is wrong, also without its path', () => {
    const text = tlsCheck({ 0: '0' });
    const output = read(text.slice(text.indexOf('WOW6432Node')));
    expect(output).toMatchObject({
      verdict: 'bad',
      says: expect.stringContaining('its path is not to be read') as string,
    });
    expect(output?.facts[0]).toEqual({ name: 'SystemDefaultTlsVersions', value: '0' });
  });

  it('is unclear when it was pasted before and after a change', () => {
    const output = read(tlsCheck({ 4: 'Not Found' }) + tlsCheck());
    expect(output).toMatchObject({
      verdict: 'unclear',
      says: expect.stringContaining('Enabled is Not Found and 1') as string,
    });
    expect(read(tlsCheck() + tlsCheck())?.verdict).toBe('good');
    expect(read(tlsCheck({ 4: '0', 6: '0' }) + tlsCheck({ 4: '0' }))?.verdict).toBe('bad');
  });
});

it('rows without a path count only when they are expected', () => {
  expect(read('Enabled 1')).toBeUndefined();
  expect(read('Enabled 1', true)?.verdict).toBe('unclear');
  expect(read('Enabled 0', true)?.verdict).toBe('bad');
  expect(read('TLS 1.2 is enabled', true)).toBeUndefined();
});

it('cut off anywhere, a wrong check is never good', () => {
  fc.assert(
    fc.property(
      fc.nat(7),
      fc.constantFrom(...layouts),
      fc.nat(),
      fc.nat(),
      fc.boolean(),
      (wrong, layout, head, tail, isExpected) => {
        const text = tlsCheck({ [wrong]: 'Not Found' }, layout);
        const cut = text.slice(head % text.length, text.length - (tail % text.length));
        expect(read(cut, isExpected)?.verdict).not.toBe('good');
      },
    ),
    { seed: 15, numRuns: 500 },
  );
});
