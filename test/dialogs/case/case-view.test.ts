import { cardText } from '../../../cards/card-text.ts';
import { cardBytes, maxCardBytes } from '../../../cards/card.ts';
import { readSubmit } from '../../../cards/submits.ts';
import { caseStatuses, type SupportCase } from '../../../cases/case.ts';
import { detailNames, longestDetail } from '../../../cases/details.ts';
import type { DeadLetter, OutboxMessage } from '../../../cases/outbox.ts';
import { namesOf } from '../../../dialogs/case/case-texts.ts';
import { drawCard, tellStatus, viewCase, type CaseParts } from '../../../dialogs/case/case-view.ts';
import { formOf } from '../../support/fake-desk.ts';
import { caseOf, contactOf, entryOf } from '../../support/triage.ts';

const people = [contactOf('grace'), contactOf('alan'), contactOf('ada'), contactOf('lin', { name: '' })];
const view = (of: SupportCase, more: Partial<CaseParts> = {}) =>
  viewCase({ case: of, history: [], dead: [], people: [], names: namesOf(people), form: formOf(1), ...more });

const deadOf = (message: OutboxMessage, reason = 'It was refused.'): DeadLetter => ({
  ...{ id: formOf(9), tenant: 'contoso', attempts: 3, at: '2026-01-05T08:00:00.000Z' },
  ...{ message, reason },
});

describe('the data of the card', () => {
  it('say what the case is, where it stands, and how much of it is known', () => {
    expect(view(caseOf())).toMatchObject({
      ...{ case: 1042, revision: 1, form: formOf(1), undelivered: null, people: [], tried: [] },
      title: 'Case 1042: The reset of … fails.',
      status: 'New · Nobody has it yet',
      facts: [
        { label: 'Priority', value: '4 of 5' },
        { label: 'Who is hit', value: 'One person' },
        { label: 'How hard', value: 'They can work, with difficulty' },
        { label: 'Opened', value: '2026-01-05 08:00 UTC' },
      ],
      meter: '1 of 12 details are given',
      speak: 'Case 1042: The reset of … fails. New · Nobody has it yet. Priority 4 of 5.',
    });
  });

  it.each([
    ['https://contoso.atlassian.net/browse/IT-7', { label: 'IT-7', url: 'https://contoso.atlassian.net/browse/IT-7' }],
    ['http://contoso.example/IT-7', null],
    ['javascript:alert(1)', null],
    ['https://', null],
    [null, null],
  ])('lead to the ticket at %s, if that is a secure page', (url, link) => {
    const ticket = { system: 'jira', id: 'x', label: 'IT-7', url };
    expect(view(caseOf({ ticket })).ticket).toEqual(link);
    expect(view(caseOf({ ticket: null })).ticket).toBeNull();
  });

  it('name whoever has it, the codes, and the ticket', () => {
    const ticket = { system: 'servicenow', id: 'x', label: 'INC0010023', url: null };
    const evidence = { ...caseOf().evidence, codes: ['31034', 'SSPR_0029'] };
    const { status, facts } = view(caseOf({ status: 'pending', assignee: 'grace', ticket, evidence }));
    expect(status).toBe('Waiting for the requester · Grace Hopper has it');
    expect(facts).toContainEqual({ label: 'Codes', value: '31034, SSPR_0029' });
    expect(facts).toContainEqual({ label: 'Ticket', value: 'INC0010023' });
    expect(tellStatus(caseOf({ status: 'closed', assignee: 'eve' }), namesOf([]))).toBe('Closed · A colleague has it');
  });

  it('tell what is missing, and what nobody knows', () => {
    const { missing } = view(caseOf({ details: { ...caseOf().details, page: { state: 'unknown' } } }));
    expect(missing).toEqual(expect.arrayContaining(['Page (nobody knows)', 'User ID']));
  });

  it('show neither who reports it, nor sign-in names, nor addresses of pages', () => {
    const details = {
      problem: { state: 'given' as const, value: 'ada@contoso.com is locked out' },
      userId: { state: 'given' as const, value: 'ada@contoso.com' },
      page: { state: 'given' as const, value: 'https://passwordreset.microsoftonline.com/?ru=secret' },
    };
    const shown = JSON.stringify(view(caseOf({ details }), { people, history: [entryOf()] }));
    expect(shown).not.toMatch(/ada@|Ada Lovelace|passwordreset|secret/);
    expect(shown).toContain('The requester opened the case');
  });

  it('show the article, and what was tried', () => {
    const steps = [{ title: 'Look', outcome: 'good', at: '2026-01-05T08:00:00.000Z' }];
    const runbooks = [{ id: 'r', title: 'Connectivity', result: 'Somebody else goes on', steps }];
    const tried = (verdict: 'helped' | 'failed' | null) =>
      view(caseOf({ evidence: { ...caseOf().evidence, articles: [{ id: 'a', title: 'A', verdict }], runbooks } }))
        .tried;
    expect(tried('failed')).toEqual([
      'Best article: A (it did not help)',
      'Connectivity: Somebody else goes on',
      '• Look: good',
    ]);
    expect(tried('helped')[0]).toBe('Best article: A (it helped)');
    expect(tried(null)[0]).toBe('Best article: A');
  });

  it('show the last five events, with the notes of the desk', () => {
    const history = Array.from({ length: 7 }, (_, at) =>
      entryOf({ by: 'grace', action: 'noted', text: `Note ${String(at)}`, isPrivate: true }),
    );
    expect(view(caseOf(), { history }).history).toEqual(
      [2, 3, 4, 5, 6].map((at) => ({
        when: '2026-01-05 08:00 UTC',
        what: 'Grace Hopper noted',
        text: `Note ${String(at)}`,
      })),
    );
  });

  it('say what has not arrived, where and why', () => {
    const toGrace = { kind: 'person', case: 1042, person: 'grace', about: 'assigned', text: '' } as const;
    const dead = [
      deadOf({ kind: 'ticket', case: 1042, event: 'opened', text: '' }, 'Nobody answers.'),
      deadOf(toGrace),
      deadOf({ ...toGrace, person: 'ada' }),
      deadOf({ kind: 'card', case: 1042 }),
    ];
    expect(view(caseOf(), { dead }).undelivered).toBe(
      'To the ticket system: Nobody answers.\nTo Grace Hopper: It was refused.\nTo the requester: It was refused.\n1 more.',
    );
    expect(view(caseOf(), { dead: dead.slice(3) }).undelivered).toBe('To this channel: It was refused.');
  });

  it('offer the people who may get it: neither the requester nor whoever has it, and nobody without a name', () => {
    expect(view(caseOf({ assignee: 'alan' }), { people }).people).toEqual([{ id: 'grace', name: 'Grace Hopper' }]);
  });
});

describe('what can be done', () => {
  const expected: Readonly<Record<(typeof caseStatuses)[number], string>> = {
    new: 'claim assign ask note resolve close copy',
    assigned: 'assign ask note resolve close copy',
    pending: 'assign ask note resolve close copy',
    resolved: 'note close reopen copy',
    closed: 'reopen copy',
  };

  it.each(caseStatuses)('depends on the status: %s', (status) => {
    const assignee = status === 'new' ? null : 'alan';
    expect(view(caseOf({ status, assignee })).can.join(' ')).toBe(expected[status]);
  });

  it('is to take it as well while nobody has it, and to send again what has not arrived', () => {
    expect(view(caseOf({ status: 'pending' })).can).toContain('claim');
    const dead = [deadOf({ kind: 'card', case: 1042 })];
    expect(view(caseOf(), { dead }).can.at(-1)).toBe('retry');
  });
});

describe('drawCard', () => {
  it('draws the card of a case as it is now', () => {
    const { card, summary } = drawCard(caseOf(), [entryOf()], [], people);
    expect(summary).toBe('Case 1042: The reset of … fails. (new)');
    expect(cardText(card)).toContain('Nobody has it yet');
    expect(JSON.stringify(card)).toContain('9b2f6c1e-3d4a-4b5c-8d6e-000000000001');
  });

  it('stays small enough for Teams with everything at its longest', () => {
    const long = 'ü'.repeat(300);
    const steps = Array.from({ length: 100 }, () => ({ title: long, outcome: long, at: 'x' }));
    const evidence = {
      codes: Array.from({ length: 20 }, () => 'x'.repeat(60)),
      articles: Array.from({ length: 10 }, () => ({ id: 'a', title: long, verdict: null })),
      runbooks: Array.from({ length: 6 }, () => ({ id: 'r', title: long, result: long, steps })),
      facts: [],
    };
    const details = Object.fromEntries(
      detailNames.map((name) => [name, { state: 'given', value: 'ü'.repeat(longestDetail) }]),
    );
    const history = Array.from({ length: 50 }, () => entryOf({ by: 'grace', action: 'noted', text: 'ü'.repeat(2000) }));
    const dead = Array.from({ length: 9 }, () => deadOf({ kind: 'card', case: 1042 }, 'ü'.repeat(2000)));
    const crowd = Array.from({ length: 50 }, (_, at) =>
      contactOf('grace', { person: String(at).repeat(18), name: 'ü'.repeat(120) }),
    );
    const { card } = drawCard(caseOf({ evidence, details, assignee: 'alan' }), history, dead, crowd);
    expect(cardBytes(card)).toBeLessThan(maxCardBytes);
  });

  it('has buttons that are understood', () => {
    const { card } = drawCard(caseOf(), [], [], people);
    const sends = [...JSON.stringify(card).matchAll(/"data":(\{"verb":"case\.[^{}]*\})/g)].map((hit) => String(hit[1]));
    expect(sends.length).toBeGreaterThan(5);
    expect(sends.filter((data) => !readSubmit(JSON.parse(data)).ok)).toEqual([]);
  });
});
