import { toPersonId } from '../../cases/person-id.ts';

it('is the same for a directory id, in whatever letters it is written', () => {
  const id = '6f0c2d3e-1111-4222-8333-444455556666';

  expect(toPersonId(` ${id.toUpperCase()} `)).toBe(id);
  expect(toPersonId(id)).toBe(id);
});

it.each(['29:Ada Lovelace', 'Ada', ''])('leaves any other id as it is: %j', (id) => {
  expect(toPersonId(id)).toBe(id);
});
