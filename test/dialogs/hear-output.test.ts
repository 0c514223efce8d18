import { converse } from '../../dialogs/converse.ts';
import { freshState } from '../../dialogs/conversation-state.ts';
import { createMatcher } from '../../knowledge/matcher.ts';
import { createRunbookSet } from '../../knowledge/runbook/runbook-set.ts';
import { fakeDesk } from '../support/fake-desk.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { recordTurn, type RecordingTurn } from '../support/recording-turn.ts';

const matcher = createMatcher(realKnowledge);
const runbooks = createRunbookSet(realKnowledge.runbooks);
const desk = { ...fakeDesk(realKnowledge.articles), matcher, runbooks };

/** What an administrator says one after another, in the real knowledge; the last turn, and the step that is open then. */
async function talk(...texts: readonly string[]): Promise<{ turn: RecordingTurn; at: string | undefined }> {
  let stored = JSON.stringify({ ...freshState, role: 'admin' });
  let turn = recordTurn();
  for (const text of texts) {
    turn = recordTurn(text);
    stored = JSON.stringify((await converse(turn, stored, desk)).state);
  }
  const { walk } = JSON.parse(stored) as { walk: { at?: string } | null };
  return { turn, at: walk?.at };
}

const tested = (host: string, result: string) =>
  `ComputerName     : ${host}\nRemotePort       : 443\nTcpTestSucceeded : ${result}`;
const atNetwork = ['walk me through connectivity', 'Microsoft Entra Connect Sync', 'Azure for US Government'];
const atOwnNetwork = [...atNetwork, 'event 31034, listener contoso-ns.servicebus.usgovcloudapi.net'];

it.each([
  ['contoso-ns.servicebus.usgovcloudapi.net', 'True', 'certificates'],
  ['CONTOSO-NS.servicebus.usgovcloudapi.net', 'True', 'certificates'],
  ['contoso-ns.servicebus.usgovcloudapi.net', 'False', 'open-firewall'],
])('a test of the own listener is taken: %s %s', async (host, result, at) => {
  expect((await talk(...atOwnNetwork, tested(host, result))).at).toBe(at);
});

it.each(['other-ns.servicebus.usgovcloudapi.net', 'contoso-ns.servicebus.windows.net'])(
  'a test of another host does not count, and it is said which one does: %s',
  async (host) => {
    for (const result of ['True', 'False']) {
      const { turn, at } = await talk(...atOwnNetwork, tested(host, result));
      expect(at).toBe('network');
      expect(turn.replies[0]).toContain('this step is about contoso-ns.servicebus.usgovcloudapi.net');
    }
  },
);

it('before the own listener is known, any of the own cloud counts, and none of another', async () => {
  expect((await talk(...atNetwork, tested('x-ns.servicebus.usgovcloudapi.net', 'True'))).at).toBe('certificates');
  const { turn, at } = await talk(...atNetwork, tested('x-ns.servicebus.windows.net', 'True'));
  expect(at).toBe('network');
  expect(turn.replies[0]).toContain('a host of servicebus.usgovcloudapi.net');
});

it('what a step asks to be shown is its good result', async () => {
  const { at } = await talk(
    'walk me through password policy',
    'Minimum password age (days):  1\nMinimum password length:  7\nLength of password history maintained:  24',
  );
  expect(at).not.toBe('domain-rules');
});

describe('net user', () => {
  const rules = 'Minimum password age (days):  1\nLength of password history maintained:  24';
  const account = (active: string, change: string) =>
    `User name                    ada\nAccount active               ${active}\nUser may change password     ${change}`;
  const begin = ['walk me through password policy', rules, 'good'];

  it.each([
    ['Yes', 'No', 'allow-change'],
    ['No', 'No', 'allow-change'],
  ])('active %s, may change %s: is about the flag', async (active, change, at) => {
    expect((await talk(...begin)).at).toBe('may-change');
    expect((await talk(...begin, account(active, change))).at).toBe(at);
  });

  it('leads away from the flag where it is right, and nowhere where the user was not found', async () => {
    expect((await talk(...begin, account('Yes', 'Yes'))).at).not.toBe('may-change');
    expect((await talk(...begin, 'The user name could not be found.')).at).toBe('may-change');
  });
});

it('steps that a named code rules out are skipped, whatever was shown before', async () => {
  const { turn } = await talk('walk me through 32004', 'Microsoft Entra Connect Sync', 'Public cloud');
  expect(turn.replies[0]).toContain('Skipped before this step');
});
