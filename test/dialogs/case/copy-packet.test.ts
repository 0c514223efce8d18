import { packetMarkdown } from '../../../cases/packet-markdown.ts';
import { makePacket } from '../../../cases/packet.ts';
import { copyLeads, copyPacket, writeCopy } from '../../../dialogs/case/copy-packet.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import type { FakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { caseOf, deskFor, entryOf, triageDesk, turnOf, type Person } from '../../support/triage.ts';

const copy = async (
  desk: FakeDesk,
  person: Person,
  where: 'personal' | 'channel',
  target: 'microsoft' | 'ticket' = 'microsoft',
) => {
  const turn = turnOf(person, {}, where);
  await copyPacket(turn, freshState, deskFor(person, desk), 1042, target);
  return turn;
};

const at = new Date('2026-01-05T09:00:00Z');

describe('writeCopy', () => {
  it('is the packet for Microsoft support, and the text for the ticket system', () => {
    const parts = { history: [entryOf()], names: new Map(), at };
    const packet = packetMarkdown(makePacket(caseOf(), [entryOf()], { generatedAt: at }));
    expect(writeCopy('microsoft', caseOf(), parts)).toBe(packet);
    expect(writeCopy('ticket', caseOf(), parts)).toMatch(/^Case 1042: /);
  });
});

describe('a copy of a case', () => {
  it('is said in the analyst’s own chat, after what to do with it', async () => {
    const desk = triageDesk(caseOf());
    const turn = await copy(desk, 'grace', 'personal');
    expect(turn.replies[0]).toBe(copyLeads.microsoft);
    expect(turn.replies.slice(1).join('\n')).toBe(
      packetMarkdown(makePacket(caseOf(), [entryOf()], { generatedAt: at })),
    );
    expect(desk.cases.stored.outbox).toEqual([]);
    expect(desk.cases.stored.audit).toMatchObject([{ action: 'copy', role: 'analyst', isAllowed: true, case: 1042 }]);
  });

  it('comes in several messages where it is too long for one', async () => {
    const value = 'It fails. '.repeat(90);
    const history = Array.from({ length: 40 }, () => entryOf({ action: 'answered', text: value }));
    const desk = triageDesk(caseOf());
    desk.cases.stored.history.set(1042, history);
    const turn = await copy(desk, 'grace', 'personal');
    expect(turn.replies.length).toBeGreaterThan(2);
    expect(turn.replies.filter((reply) => reply.length > 20_000)).toEqual([]);
  });

  it('for a ticket comes out as it is written: nothing in it becomes markup', async () => {
    const details = { problem: { state: 'given' as const, value: 'It *fails* [here](https://example.com)' } };
    const turn = await copy(triageDesk(caseOf({ details })), 'grace', 'personal', 'ticket');
    expect(turn.replies[0]).toBe(copyLeads.ticket);
    expect(turn.replies[1]).toContain('It \\*fails\\* \\[here\\](https://example.com)');
  });

  it.each([
    ['microsoft', 'packet'],
    ['ticket', 'ticket-text'],
  ] as const)('does not stand in a channel: it is sent to whoever asked for it (%s)', async (target, about) => {
    const desk = triageDesk(caseOf());
    const turn = await copy(desk, 'grace', 'channel', target);
    expect(turn.replies).toEqual([
      'The copy of case 1042 holds personal data, so it does not belong here. I send it to you in our own chat.',
    ]);
    expect(desk.cases.stored.outbox).toEqual([{ kind: 'person', case: 1042, person: 'grace', about, text: '' }]);
  });

  it('is not for the requester, nor for anybody else', async () => {
    const desk = triageDesk(caseOf());
    expect((await copy(desk, 'ada', 'personal')).replies).toEqual([
      'Only analysts of the desk can copy a case. To see yours, say “my cases”.',
    ]);
    expect((await copy(desk, 'eve', 'personal')).replies).toEqual(['I know no case 1042 that is yours.']);
    expect(desk.cases.stored.audit.map(({ isAllowed }) => isAllowed)).toEqual([false, false]);
    const turn = recordTurn({ identity: undefined });
    await copyPacket(turn, freshState, desk, 1042, 'microsoft');
    expect(turn.replies).toEqual([expect.stringContaining('work or school account')]);
  });
});
