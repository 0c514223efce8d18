import { providers } from '../../knowledge/article.ts';
import { knownIdentifiers } from '../../knowledge/known-identifiers.ts';
import { someKnowledge } from '../support/knowledge.ts';

describe('what the recognizer must know in advance', () => {
  it('is collected from all articles and neighbours', () => {
    const known = knownIdentifiers(
      someKnowledge({
        articles: [
          { match: { events: [{ provider: 'ADSync', id: 6329 }], hresults: ['80230619'] } },
          { match: { events: [{ provider: 'ADSync', id: 6800 }], names: ['PASSWD_CANT_CHANGE'] } },
        ],
        neighbours: [{ events: [611] }, { events: [4740, 611] }],
      }),
    );
    expect(known).toEqual({
      events: new Set([6329, 6800]),
      foreignEvents: new Set([611, 4740]),
      hresults: new Set(['80230619']),
      names: new Map([['passwdcantchange', 'PASSWD_CANT_CHANGE']]),
      nearNames: { find: expect.any(Function) as unknown },
      spokenNames: { mayBegin: expect.any(Function) as unknown, find: expect.any(Function) as unknown },
    });
    expect(known.nearNames.find('passwdcantchagne')).toBe('passwdcantchange');
  });

  it('has no name that is the name of an event source, too', () => {
    const names = [...providers.map((name) => name.replaceAll(' ', '')), 'ServiceError'];
    expect([...knownIdentifiers(someKnowledge({ articles: [{ match: { names } }] })).names.values()]).toEqual([
      'ServiceError',
    ]);
  });

  it('may be nothing at all', () => {
    expect(knownIdentifiers(someKnowledge()).names.size).toBe(0);
  });
});
