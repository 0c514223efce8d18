import { findCodes } from '../../../knowledge/identifiers/codes.ts';

const valuesIn = (text: string): string[] => findCodes(text).map(({ value }) => value);

describe('codes a page shows to people', () => {
  it.each([
    ['SSPR_0029', 'SSPR_0029'],
    ['sspr_0029', 'SSPR_0029'],
    ['SSPR_29', 'SSPR_0029'],
    ['SSPR-29', 'SSPR_0029'],
    ['SSPR 29', 'SSPR_0029'],
    ['sspr 29', 'SSPR_0029'],
    ['sspr0029', 'SSPR_0029'],
    ['sspr29', 'SSPR_0029'],
    ['SSPR__0029', 'SSPR_0029'],
    ['SSPR error 0029', 'SSPR_0029'],
    ['sspr errorcode 29', 'SSPR_0029'],
    ['SSPR error code 0029', 'SSPR_0029'],
    ['SSPR_error_code_29', 'SSPR_0029'],
    ['SSPR code 0010', 'SSPR_0010'],
    ['the page says "SSPR_0030: We can\'t reset your password".', 'SSPR_0030'],
    ['SSPR_9', 'SSPR_0009'],
    ['SSPR 9', 'SSPR_0009'],
    ['sspr9', 'SSPR_0009'],
    ['SSPR_365', 'SSPR_0365'],
    ['SSPR_2024', 'SSPR_2024'],
    ['AADSTS120013', 'AADSTS120013'],
    ['aadsts120013: Tenant is federated', 'AADSTS120013'],
    ['AADSTS 120013', 'AADSTS120013'],
    ['AADSTS-50034', 'AADSTS50034'],
    ['AADSTS:9002325', 'AADSTS9002325'],
  ])('reads %j as %s', (text, value) => {
    expect(valuesIn(text)).toEqual([value]);
  });

  it('keeps SSPR_009 apart from SSPR_0009', () => {
    expect(valuesIn('SSPR_009 or SSPR_0009')).toEqual(['SSPR_009', 'SSPR_0009']);
    expect(valuesIn('sspr 009, sspr0009')).toEqual(['SSPR_009', 'SSPR_0009']);
  });

  it.each([
    'SSPR 2024 rollout', // a year
    'SSPR 365', // a product
    'SSPR  1', // a column
    'SSPR error 1', // no code has one digit alone
    'SSPR_00291', // too long
    'XSSPR_0029',
    'SSPR_0029b',
    'SSPR rollout 29',
    'AADSTS1200', // too short
    'AADSTS12001345',
    'AADSTS code 120013',
    'SSPR - 29',
  ])('finds no code in %j', (text) => {
    expect(valuesIn(text)).toEqual([]);
  });

  it('says where each code stands, SSPR codes first', () => {
    expect(findCodes('AADSTS120013, then SSPR_0029')).toEqual([
      { kind: 'code', value: 'SSPR_0029', at: 19 },
      { kind: 'code', value: 'AADSTS120013', at: 0 },
    ]);
  });
});
