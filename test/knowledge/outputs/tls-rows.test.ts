import { readTlsRows, tlsPlaces } from '../../../knowledge/outputs/tls-rows.ts';
import { tlsCells, tlsCheck, tlsLayouts, type TlsLayout } from './samples.ts';

const placesOf = (plain: string): number[] =>
  readTlsRows(plain).map(({ place }) => (place ? tlsPlaces.indexOf(place) : -1));

it('the eight places are those of the article', () => {
  expect(tlsPlaces.map(({ path, name, right }) => [path, name, right])).toEqual(tlsCells);
});

describe('the rows of the check', () => {
  it.each(Object.keys(tlsLayouts) as TlsLayout[])('are found in a %s', (layout) => {
    const rows = readTlsRows(tlsCheck({ 2: 'Not Found', 5: '1' }, layout));
    expect(placesOf(tlsCheck({}, layout))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(rows.map(({ isRight }) => isRight)).toEqual([true, true, false, true, true, false, true, true]);
    expect(rows[2]?.value).toBe('Not Found');
    expect(rows.some(({ isCut }) => isCut)).toBe(layout === 'cut');
  });

  it('may name the hive in full', () => {
    expect(placesOf(tlsCheck().replaceAll('HKLM:', 'HKEY_LOCAL_MACHINE'))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('are told by their order where paths are cut off, also when the first one is lost', () => {
    const cut = tlsCheck({}, 'cut');
    expect(placesOf(cut.slice(cut.indexOf('HKLM:\\SYSTEM') + 5))).toEqual([-1, 5, 6, 7]);
    expect(placesOf(tlsCheck({}, 'cut').split('HKLM:').slice(0, 7).join('HKLM:') + cut)).toEqual([
      0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 6, 7,
    ]);
    expect(placesOf(cut + cut)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('of other keys are left out', () => {
    expect(placesOf(tlsCheck().replaceAll('v4.0.30319', 'v2.0.50727'))).toEqual([4, 5, 6, 7]);
    expect(placesOf('HKLM:... Enabled 1')).toEqual([]);
  });

  it('have no place without their path', () => {
    expect(placesOf('TLS 1.2\\Client Enabled 1\nHKLM:\\SYSTEM\\x\nEnabled  0\nDisabledByDefault 1')).toEqual([-1, -1]);
  });

  it('are none in a sentence or in a script', () => {
    expect(placesOf('I enabled 2 things, and Enabled 1 is right, is it?')).toEqual([]);
    expect(
      placesOf(
        "New-ItemProperty -Path 'HKLM:\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319' -Name 'SchUseStrongCrypto' -Value '1'",
      ),
    ).toEqual([]);
  });
});
