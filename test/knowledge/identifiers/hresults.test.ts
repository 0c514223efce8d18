import fc from 'fast-check';
import { findHresults } from '../../../knowledge/identifiers/hresults.ts';
import { knownIdentifiers } from '../../../knowledge/known-identifiers.ts';
import { someKnowledge } from '../../support/knowledge.ts';

const known = knownIdentifiers(
  someKnowledge({ articles: [{ match: { hresults: ['80230619', '8023061F', '80004005'] } }] }),
);
const valuesIn = (text: string): string[] => findHresults(text, known).map(({ value }) => value);

describe('result codes', () => {
  it.each([
    ['0x80230619', '80230619'],
    ['0X80230619', '80230619'],
    ['(0x80230619)', '80230619'],
    ['hr=80230619', '80230619'],
    ['hr = 80230619', '80230619'],
    ['hr: 80230619', '80230619'],
    ['HR 80230619', '80230619'],
    ['hr=0x80230619', '80230619'],
    ['HRESULT: 0x80230619', '80230619'],
    ['hresult 80230619', '80230619'],
    ['HRESULT=80230619', '80230619'],
    ['80230619h', '80230619'],
    ['80230619', '80230619'],
    ['8023061f', '8023061F'],
    ['error 8023061F.', '8023061F'],
    ['-2145188327', '80230619'],
    ['result (-2145188327)', '80230619'],
    ['-2147467259', '80004005'],
    ['0x8023DEAD', '8023DEAD'], // of no article, and a failure all the same
    ['0xC0000022', 'C0000022'],
    ['hr=80230402', '80230402'],
  ])('reads %j as %s', (text, value) => {
    expect(valuesIn(text)).toEqual([value]);
  });

  it.each([
    '0x00000000', // success
    '0x4000000000000000', // a keyword mask
    '0x80000000', // the keyword mask of Event Viewer
    '0x80000000000000', // the same in full
    '0x12345678', // no failure
    '80230618', // bare, and of no article
    'order 80230619',
    'Paket: 80230619',
    'tel. 80230619',
    'ticket #80230619',
    'serial no. 80230619',
    'INC-80230619',
    '80230619-1234',
    'a80230619',
    '2145188327', // no sign
    '10-2145188327', // a part of a number
    'x-2145188327',
    '3.-2145188327',
    '-214518832', // nine digits
  ])('finds no result code in %j', (text) => {
    expect(valuesIn(text)).toEqual([]);
  });

  it('names each code once, however often and however it is spelled', () => {
    expect(findHresults('hr=80230619, 0x80230619, 80230619h, -2145188327', known)).toEqual([
      { kind: 'hresult', value: '80230619', at: 0 },
    ]);
  });

  it('reads a signed decimal number and its hexadecimal digits as the same code', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x80000001, max: 0xc4653600 }), (code) => {
        const hexadecimal = code.toString(16).toUpperCase();
        const signed = String(code - 2 ** 32);
        expect(valuesIn(`failed with ${signed}`)).toEqual([hexadecimal]);
        expect(valuesIn(`failed with 0x${hexadecimal}`)).toEqual([hexadecimal]);
      }),
    );
  });
});
