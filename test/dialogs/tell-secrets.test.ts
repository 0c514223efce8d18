import { tellSecrets } from '../../dialogs/tell-secrets.ts';
import { play } from '../support/conversation.ts';
import { fakeDesk } from '../support/fake-desk.ts';
import { recordTurn } from '../support/recording-turn.ts';

const told = async (secrets: string[], submit?: object): Promise<readonly string[]> => {
  const turn = recordTurn({ secrets, ...(submit && { submit }) });
  await tellSecrets(turn);
  return turn.replies;
};

describe('tellSecrets', () => {
  it('says what was seen, that nothing of it is kept, and what is left to do', async () => {
    expect(await told(['a password'])).toEqual([
      'I saw a password in what you sent, took it out and kept nothing of it. Teams still shows your message: please delete it there. Please change it as well: whoever has read it could use it.',
    ]);
  });

  it('names each kind once', async () => {
    const [said] = await told(['a password', 'an access token', 'a password', 'a private key']);
    expect(said).toMatch(/^I saw a password, an access token and a private key in what you sent,/);
  });

  it('speaks of no message where a card was filled in', async () => {
    const [said] = await told(['a password'], {});
    expect(said).not.toContain('message');
    expect(said).toContain('change it');
  });

  it('says nothing where there was no secret', async () => {
    expect(await told([])).toEqual([]);
  });

  it('comes first in a turn, and once', async () => {
    const { turn } = await play(fakeDesk([]), { text: 'help', secrets: ['a password'] });
    expect(turn.replies.map((reply) => reply.slice(0, 17))).toEqual(['I saw a password ', 'I name the cause ']);
    const pressed = await play(fakeDesk([]), { submit: {}, secrets: ['a password'] });
    expect(pressed.turn.replies[0]).toMatch(/^I saw a password/);
  });
});
