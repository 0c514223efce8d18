import { hashPerson } from '../../../integrations/cases/person-hash.ts';

it('is the same for the same person, and says nothing of them', () => {
  expect(hashPerson('contoso', 'ada')).toBe(hashPerson('contoso', 'ada'));
  expect(hashPerson('contoso', 'ada')).toMatch(/^[0-9a-f]{64}$/);
});

it.each([
  ['contoso', 'grace'],
  ['fabrikam', 'ada'],
  ['contosoa', 'da'],
  ['contoso","ada', ''],
])('is another for %s and %s', (tenant, person) => {
  expect(hashPerson(tenant, person)).not.toBe(hashPerson('contoso', 'ada'));
});
