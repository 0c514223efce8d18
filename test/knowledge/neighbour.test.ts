import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { readNeighbours } from '../../knowledge/neighbour.ts';
import { knowledgeFolder } from '../support/real-knowledge.ts';

const whole = { id: 'mail', topic: 'mail delivery', instead: 'Ask the people who run the mail servers.' };
const read = (...neighbours: readonly object[]) => readNeighbours(dump(neighbours));

describe('a neighbour', () => {
  it('needs an id, a topic and where to ask instead', () => {
    expect(read(whole)).toEqual([{ ...whole, events: [], codes: [], phrases: [], symptoms: [] }]);
  });

  it('may have everything by which it is recognised', () => {
    const more = {
      url: 'https://example.com/',
      events: [611],
      codes: ['AADSTS*'],
      phrases: ['Mailbox full'],
      symptoms: ['no mail'],
    };
    expect(read({ ...whole, ...more })).toEqual([{ ...whole, ...more }]);
  });

  it.each([
    ['id', { id: 'Two Words' }, 'must be lower-case words joined by hyphens'],
    ['topic', { topic: '' }, 'Too small'],
    ['instead', { instead: undefined }, 'expected string'],
    ['url', { url: 'http://example.com/' }, 'Invalid URL'],
    ['events[0]', { events: ['611'] }, 'expected number'],
    ['codes[0]', { codes: ['x'] }, 'Too small'],
    ['symptoms[0]', { symptoms: ['x'.repeat(201)] }, 'Too big'],
    ['[1]', { titel: 'Mail' }, 'Unrecognized key: "titel"'],
  ])('is refused with the field that is wrong: %s of %j', (field, change, problem) => {
    const reading = () => read(whole, { ...whole, ...change });
    expect(reading).toThrow(/^neighbours\.yaml: /);
    expect(reading).toThrow(problem);
    expect(reading).toThrow(`[1]${field.startsWith('[') ? '' : `.${field}`}`);
  });

  it('is refused when the file is no YAML, with the place', () => {
    expect(() => readNeighbours('- id: mail\n  id: post\n')).toThrow(
      'neighbours.yaml: not valid YAML, duplicated mapping key at line 2, column 3',
    );
  });

  it.each(['', 'mail', '{ id: mail }'])('is refused outside a list: %j', (text) => {
    expect(() => readNeighbours(text)).toThrow('expected array');
  });
});

describe('the neighbours that the bot ships with', () => {
  const neighbours = readNeighbours(readFileSync(join(knowledgeFolder, 'neighbours.yaml'), 'utf8'));

  it('can each be recognised by something', () => {
    expect(neighbours.length).toBeGreaterThan(20);
    const mute = neighbours.filter(({ events, codes, phrases, symptoms }) =>
      [events, codes, phrases, symptoms].every((list) => list.length === 0),
    );
    expect(mute).toEqual([]);
  });

  it('have codes in the spelling that the recognizer yields', () => {
    const codes = neighbours.flatMap((neighbour) => neighbour.codes);
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !/^(?:AADSTS(?:\d{5,7}|\d*\*)|SSPR_\d{3,4}|[89A-F][0-9A-F]{7})$/.test(code))).toEqual(
      [],
    );
  });
});
