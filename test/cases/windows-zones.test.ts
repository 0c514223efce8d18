import { renamedZones, windowsPlaces, windowsZones } from '../../cases/windows-zones.ts';

/** How the runtime itself calls a zone. */
const known = (zone: string): string => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;

describe('windowsZones', () => {
  it('leads from the ids of Windows to zones that exist', () => {
    const listed = new Set(Intl.supportedValuesOf('timeZone'));
    expect([...windowsZones.values()].filter((zone) => !listed.has(known(zone)))).toEqual([]);
    expect([...windowsZones.keys()].filter((id) => !/^[a-z. ]+ time(?: \(mexico\))?$/.test(id))).toEqual([]);
  });

  it.each([
    ['w. europe standard time', 'Europe/Berlin'],
    ['eastern standard time', 'America/New_York'],
    ['gmt standard time', 'Europe/London'],
    ['greenwich standard time', 'Atlantic/Reykjavik'],
  ])('takes %s for %s', (id, zone) => {
    expect(windowsZones.get(id)).toBe(zone);
  });
});

describe('windowsPlaces', () => {
  it('leads from places that are no zone to zones that exist', () => {
    const listed = Intl.supportedValuesOf('timeZone');
    expect([...windowsPlaces.values()].filter((zone) => !listed.includes(known(zone)))).toEqual([]);
    const cities = new Set(listed.map((zone) => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase()));
    expect([...windowsPlaces.keys()].filter((place) => cities.has(place.replaceAll(' ', '_')))).toEqual([]);
  });
});

describe('renamedZones', () => {
  it('joins two names of the same zone', () => {
    expect([...renamedZones].filter(([old, current]) => known(old) !== known(current))).toEqual([]);
    expect([...renamedZones].filter(([old, current]) => old === current)).toEqual([]);
  });

  it('is of use for this runtime: it lists the old names', () => {
    const listed = Intl.supportedValuesOf('timeZone');
    expect([...renamedZones.keys()].filter((old) => !listed.includes(old))).toEqual([]);
  });
});
