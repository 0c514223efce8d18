import { isPathList, tellFaultyPaths, tellPaths } from '../../dialogs/tell-paths.ts';
import { fakeDesk } from '../support/fake-desk.ts';
import { recordTurn } from '../support/recording-turn.ts';

it('shows a card on the pasted paths, with its verdict as the notification', async () => {
  const turn = recordTurn('OU=Sales\\, EMEA,DC=contoso,DC=com');
  await tellPaths(turn, fakeDesk([]), { asked: 'nothing', isPlain: false });

  expect(turn.replies[0]).toContain('comma (0x2C)');
  expect(turn.summaries[0]).toMatch(/reserved character/);
  expect(turn.titles()).toEqual([]);
});

it.each([
  ['OU=Sales,DC=contoso,DC=com', true],
  ['OU=Sales,DC=contoso,DC=com\r\nOU=B,DC=contoso,DC=com', true],
  ['33001 for OU=Sales,DC=contoso,DC=com', false],
  ['what does 33001 mean', false],
])('%s: a list of paths is %s', (text, expected) => {
  expect(isPathList(text)).toBe(expected);
});

describe('tellFaultyPaths', () => {
  it('shows the reserved characters of a path inside an event', async () => {
    const turn = recordTurn('I have 33001. DistinguishedName : CN=Ada,OU=Sales/EMEA,DC=contoso,DC=com');
    await tellFaultyPaths(turn, fakeDesk([]));

    expect(turn.replies).toEqual([expect.stringContaining('0x2F')]);
  });

  it.each(['I have 33001 for CN=Ada,OU=Sales,DC=contoso,DC=com', 'what does 33001 mean'])(
    'says nothing where there are none: %s',
    async (text) => {
      const turn = recordTurn(text);
      await tellFaultyPaths(turn, fakeDesk([]));

      expect(turn.replies).toEqual([]);
    },
  );
});
