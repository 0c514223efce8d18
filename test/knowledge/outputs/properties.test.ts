import { readProperties } from '../../../knowledge/outputs/properties.ts';

const names = ['Name', 'Value', 'State'];
const read = (plain: string, first?: string): Record<string, string>[] =>
  readProperties(plain, names, first).map((object) => Object.fromEntries(object));

describe('a list', () => {
  it('gives the values by their names, whatever their case', () => {
    expect(read('Name  : a.b\nOther : x\nVALUE : 1\n')).toEqual([{ Name: 'a.b', Value: '1' }]);
  });

  it('begins another object where a name comes again', () => {
    expect(read('Name : a\nValue : 1\nName : b')).toEqual([{ Name: 'a', Value: '1' }, { Name: 'b' }]);
  });

  it('begins another object at the first name, so that a cut-off object takes nothing from the next', () => {
    const cut = 'State : on\nName : b\nValue : 2';
    expect(read(cut)).toEqual([{ State: 'on', Name: 'b', Value: '2' }]);
    expect(read(cut, 'Name')).toEqual([{ State: 'on' }, { Name: 'b', Value: '2' }]);
  });

  it('may stand in one line', () => {
    expect(read('Name : a Other : Ethernet 2 Value : 1')).toEqual([{ Name: 'a', Value: '1' }]);
  });

  it('has empty values, and they take nothing from what follows', () => {
    expect(read('Name :\nValue : 1')).toEqual([{ Name: '', Value: '1' }]);
    expect(read('Name : Value : 1')).toEqual([{ Name: 'Value', Value: '1' }]);
  });

  it('is not a sentence that mentions one property', () => {
    expect(read('what does Value : 1 mean?')).toEqual([]);
    expect(read('Value : 1 or 2?')).toEqual([]);
    expect(read('My.Value : 1')).toEqual([]);
  });

  it('may be quoted', () => {
    expect(read('> Value : 1.')).toEqual([{ Value: '1' }]);
  });
});

describe('a table', () => {
  it('gives one object for each row, up to an empty line', () => {
    expect(read('Name Value\n---- -----\na        1\nb        2\n\nc        3')).toEqual([
      { Name: 'a', Value: '1' },
      { Name: 'b', Value: '2' },
    ]);
  });

  it('has columns that are not asked for', () => {
    expect(read('Id Name Other\n-- ---- -----\n1  a    x')).toEqual([{ Name: 'a' }]);
    expect(read('Id Other\n-- -----\n1  x')).toEqual([]);
  });

  it('tells by its place which value is missing', () => {
    expect(read('Name  State Value\n----  ----- -----\nabcde           1\n      on         ')).toEqual([
      { Name: 'abcde', Value: '1' },
      { State: 'on' },
    ]);
  });

  it('leaves out what stands between two columns', () => {
    expect(read('Name      Value\n----      -----\nabcd efg      1')).toEqual([{ Name: 'abcd', Value: '1' }]);
  });

  it('may have bars, blanks of any number and an empty line after its rule', () => {
    expect(read('| Name | Value |\n| ---- | ----- |\n\n| a | 1 |')).toEqual([{ Name: 'a', Value: '1' }]);
  });

  it('ends where a list or another table begins', () => {
    expect(read('Name\n----\na\nValue : 2\nName : b')).toEqual([{ Name: 'a' }, { Value: '2', Name: 'b' }]);
    expect(read('Name\n----\na\nValue\n-----\n1')).toEqual([{ Name: 'a' }, { Value: '1' }]);
  });

  it('has no names when its head is cut off', () => {
    expect(read('---- -----\na 1')).toEqual([]);
    expect(read('Name\n----')).toEqual([]);
  });

  it('does not add to the list before it', () => {
    expect(read('Name : a\nState\n-----\non\n\nValue : 1')).toEqual([{ Name: 'a' }, { State: 'on' }, { Value: '1' }]);
  });
});
