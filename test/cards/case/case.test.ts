import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { cardBytes, maxCardBytes, type CardElement } from '../../../cards/card.ts';
import { caseCard, caseSubmits, longestNote, type CaseData } from '../../../cards/case/case.ts';
import { readSubmit } from '../../../cards/submits.ts';
import { aCase } from '../case-samples.ts';

const { form, revision } = aCase;
const known = { form, case: 1042, revision };
const all = ['claim', 'assign', 'ask', 'note', 'resolve', 'close', 'reopen', 'copy', 'retry'] as const;

const titles = (data: CaseData) => cardButtons(caseCard(data)).map(({ title }) => title);
const rows = (data: CaseData) =>
  caseCard(data).body.flatMap((element) => (element.type === 'ActionSet' ? [element.actions] : []));

describe('caseCard', () => {
  it('tells analysts where the case stands', () => {
    expect(cardText(caseCard(aCase))).toBe(`Case 1042: the on-premises policy refused the password
New · nobody has it

Not delivered
ServiceNow did not answer since 09:31.

Priority: 3 · one person, blocked

Complete: 9 of 12 details. Missing: Time zone, Licence

What is known and was tried
SSPR_0029: password policy
Restore connectivity: stopped at step 2

What happened last
14 Mar, 09:30 Opened
14 Mar, 10:05 Grace asked: Does it fail for others?`);
  });

  it('leads to the ticket, where its address is known', () => {
    const ticket = { label: 'INC0010023', url: 'https://contoso.service-now.com/incident.do?sys_id=1' };
    const runs = caseCard({ ...aCase, ticket }).body.flatMap((element) =>
      element.type === 'RichTextBlock' ? element.inlines : [],
    );

    expect(runs).toContainEqual(
      expect.objectContaining({
        text: 'Open INC0010023 in the ticket system',
        selectAction: { type: 'Action.OpenUrl', url: ticket.url },
      }),
    );
    expect(JSON.stringify(caseCard(aCase))).not.toContain('Action.OpenUrl');
    expect(() => caseCard({ ...aCase, ticket: { ...ticket, url: 'http://contoso.com' } })).toThrow('url');
  });

  it('leaves out what there is nothing of', () => {
    const bare = { ...aCase, facts: [], missing: [], tried: [], history: [], undelivered: null, can: [] };
    expect(cardText(caseCard(bare))).toBe(
      'Case 1042: the on-premises policy refused the password\nNew · nobody has it\n\nComplete: 9 of 12 details',
    );
    expect(rows(bare)).toEqual([]);
  });

  it('has a button for everything that can be done, each with the case, its revision and the form', () => {
    const press = (title: string, verb: string, inputs: string[] = [], more: object = {}) => ({
      title,
      data: { verb, ...known, ...more },
      inputs,
    });
    expect(cardButtons(caseCard({ ...aCase, can: all }))).toEqual([
      press('Send again', 'case.retried'),
      press('Claim', 'case.claimed'),
      press('Assign to this person', 'case.assigned', ['assignee']),
      press('Send the question', 'case.asked', ['question']),
      press('Keep the note', 'case.noted', ['note']),
      press('Mark as resolved', 'case.resolved', ['resolution']),
      press('Close', 'case.closed'),
      press('Reopen', 'case.reopened'),
      press('Copy for Microsoft support', 'case.copied', [], { target: 'microsoft' }),
      press('Copy for ticket system', 'case.copied', [], { target: 'ticket' }),
    ]);
  });

  it.each([
    ['claim', ['Claim']],
    ['assign', ['Assign to this person']],
    ['ask', ['Send the question']],
    ['note', ['Keep the note']],
    ['resolve', ['Mark as resolved']],
    ['close', ['Close']],
    ['reopen', ['Reopen']],
    ['copy', ['Copy for Microsoft support', 'Copy for ticket system']],
    ['retry', ['Send again']],
  ] as const)('offers %s alone where that is all that can be done', (can, shown) => {
    expect(titles({ ...aCase, can: [can] })).toEqual(shown);
  });

  it('has at most six buttons in a row, and opens a card for what has to be written', () => {
    expect(rows({ ...aCase, can: all }).map((row) => row.map(({ title }) => title))).toEqual([
      ['Claim', 'Assign…', 'Ask the requester…', 'Work note…', 'Resolve…', 'Close'],
      ['Reopen', 'Copy for Microsoft support', 'Copy for ticket system'],
    ]);
  });

  it('sends what was written in an opened card with its own button only, whatever a client gathers', () => {
    const pressed = [
      ...JSON.stringify(caseCard({ ...aCase, can: all })).matchAll(/"Action\.Execute","title":"([^"]+)"[^{}]*/g),
    ];
    const gathering = pressed.filter(([found]) => !found.includes('"associatedInputs":"none"'));
    expect(gathering.map(([, title]) => title)).toEqual([
      'Assign to this person',
      'Send the question',
      'Keep the note',
      'Mark as resolved',
    ]);
  });

  it('sends nothing again where nothing is undelivered', () => {
    expect(titles({ ...aCase, undelivered: null, can: ['retry'] })).toEqual([]);
  });

  it('lets Teams find people of the conversation, and offers those whom the desk knows', () => {
    const picker = (data: CaseData): CardElement | undefined =>
      rows({ ...data, can: ['assign'] })
        .flat()
        .flatMap((action) => (action.type === 'Action.ShowCard' ? action.card.body : []))[0];
    expect(picker(aCase)).toMatchObject({
      type: 'Input.ChoiceSet',
      id: 'assignee',
      choices: [{ title: 'Grace Hopper', value: aCase.people[0]?.id }],
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users?scope=currentContext' },
    });
    expect(picker({ ...aCase, people: [] })).toHaveProperty('choices', []);
  });

  it('asks for texts of at most the length that is taken', () => {
    const inputs = rows({ ...aCase, can: ['ask', 'note', 'resolve'] })
      .flat()
      .flatMap((action) => (action.type === 'Action.ShowCard' ? action.card.body : []));
    expect(inputs.map((input) => 'maxLength' in input && input.maxLength)).toEqual(Array(3).fill(longestNote));
  });

  it('keeps the newest of a long story, the first of long lists, and cuts long texts', () => {
    const history = Array.from({ length: 9 }, (_, at) => ({ when: '', what: `Event ${String(at)}`, text: '' }));
    const tried = Array.from({ length: 14 }, (_, at) => `Step ${String(at)}`);
    const facts = [{ label: 'Fact', value: 'x'.repeat(201) }];
    const text = cardText(caseCard({ ...aCase, history, tried, facts }));
    expect(text).not.toContain('Event 3');
    expect(text).toMatch(/Event 4\n[^]*Event 8$/);
    expect(text).toContain('Step 11\nand 2 more\n');
    expect(text).not.toContain('Step 12');
    expect(text).toContain(`Fact: ${'x'.repeat(199)}…\n`);
  });

  it('cuts texts shorter where the card would be too big, and keeps every part of it', () => {
    const long = 'x'.repeat(2000);
    const full: CaseData = {
      ...aCase,
      title: 'x'.repeat(160),
      status: 'x'.repeat(160),
      facts: Array.from({ length: 15 }, () => ({ label: 'x'.repeat(30), value: long })),
      missing: Array(20).fill('x'.repeat(30)) as string[],
      tried: Array(100).fill('x'.repeat(200)) as string[],
      history: Array.from({ length: 40 }, () => ({ when: 'x'.repeat(20), what: 'x'.repeat(60), text: long })),
      undelivered: 'x\n'.repeat(1000),
      can: all,
      people: Array.from({ length: 20 }, () => ({ id: form, name: 'x'.repeat(40) })),
    };
    const card = caseCard(full);
    expect(cardBytes(card)).toBeGreaterThan(maxCardBytes * 0.7);
    expect(cardBytes(card)).toBeLessThan(maxCardBytes);
    expect(cardText(card)).toMatch(/and 10 more\n\nWhat is known[^]*and 88 more\n\nWhat happened last(?:\n.*){5}$/);
    expect(cardButtons(card)).toHaveLength(10);
  });

  it('reads well where cards are not shown', () => {
    const card = caseCard(aCase);
    expect(card.fallbackText).toBe('Case 1042: the on-premises policy refused the password. New · nobody has it');
    expect(card.speak).toBe(aCase.speak);
  });

  it.each<[string, object]>([
    ['a button that there is none of', { can: ['delete'] }],
    ['a case without a number', { case: 0 }],
    ['a person without a name', { people: [{ id: form, name: '' }] }],
    ['nothing to speak', { speak: '' }],
  ])('refuses %s', (_what, wrong) => {
    expect(() => caseCard({ ...aCase, ...wrong })).toThrow();
  });
});

describe('caseSubmits', () => {
  it.each(caseSubmits.map((submit) => [submit.shape.verb.value]))('reads nothing beside what %s knows', (verb) => {
    const sent = { verb, ...known, ...(verb === 'case.copied' && { target: 'ticket' }) };
    expect(readSubmit(sent)).toEqual({ ok: true, submit: sent });
    expect(readSubmit({ ...sent, requester: 'me' }).ok).toBe(false);
    expect(readSubmit({ ...sent, revision: undefined }).ok).toBe(false);
    expect(readSubmit({ ...sent, case: '1042' }).ok).toBe(false);
    expect(readSubmit({ ...sent, case: -1 }).ok).toBe(false);
  });

  it.each([
    ['case.asked', 'question'],
    ['case.noted', 'note'],
    ['case.resolved', 'resolution'],
    ['case.reopened', 'reason'],
    ['case.answered', 'answer'],
  ])('takes a text with %s, trimmed and not too long', (verb, name) => {
    const sent = { verb, ...known, [name]: ' text ' };
    expect(readSubmit(sent)).toEqual({ ok: true, submit: { ...sent, [name]: 'text' } });
    expect(readSubmit({ ...sent, [name]: '' }).ok).toBe(true);
    expect(readSubmit({ ...sent, [name]: 'x'.repeat(longestNote) }).ok).toBe(true);
    expect(readSubmit({ ...sent, [name]: 'x'.repeat(longestNote + 1) }).ok).toBe(false);
  });

  it('copies for nobody else', () => {
    expect(readSubmit({ verb: 'case.copied', ...known, target: 'anybody' }).ok).toBe(false);
  });
});
