import { identifierKey, indexIdentifiers } from '../../knowledge/identifier-index.ts';
import { someKnowledge } from '../support/knowledge.ts';

const { articles } = someKnowledge({
  articles: [
    {
      id: 'event-1',
      match: {
        events: [
          { provider: 'ADSync', id: 6329 },
          { provider: 'PasswordResetService', id: 6329 },
        ],
        hresults: ['80230619'],
        codes: ['SSPR_0029'],
        names: ['ADMutliMatchError', 'PASSWD_CANT_CHANGE'],
      },
    },
    { id: 'event-2', match: { events: [{ provider: 'ADSync', id: 6329 }], names: ['passwdCantChange'] } },
  ],
});
const index = indexIdentifiers(articles);
const idsOf = (kind: 'event' | 'hresult' | 'code' | 'name', value: string) =>
  index.get(identifierKey({ kind, value }))?.map(({ id }) => id);

describe('the index of identifiers', () => {
  it.each([
    ['hresult', '80230619'],
    ['code', 'SSPR_0029'],
    ['name', 'ADMutliMatchError'],
  ] as const)('finds the one article of the %s %s', (kind, value) => {
    expect(idsOf(kind, value)).toEqual(['event-1']);
  });

  it('finds every article of a shared event, each once', () => {
    expect(idsOf('event', '6329')).toEqual(['event-1', 'event-2']);
  });

  it('takes a name for the same in any spelling', () => {
    expect(idsOf('name', 'passwd_cant_change')).toEqual(['event-1', 'event-2']);
  });

  it('keeps kinds apart, and knows nothing else', () => {
    expect(idsOf('event', '80230619')).toBeUndefined();
    expect(idsOf('code', 'SSPR_0030')).toBeUndefined();
    expect(index.size).toBe(5);
  });
});
