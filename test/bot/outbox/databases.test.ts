import pino from 'pino';
import type { SendResult } from '../../../bot/connector.ts';
import { startOutbox, type Outbox } from '../../../bot/outbox/start-outbox.ts';
import { engines } from '../../support/databases.ts';
import { serviceUrl, tenant, triageChannel } from '../../support/memory-outbox.ts';
import { outboxDesk, type OutboxDesk } from '../../support/outbox-desk.ts';
import { opened, plainCard } from '../../support/outbox-parts.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const place = database();
  const outboxes: Outbox[] = [];
  let desk: OutboxDesk;
  let sent: { readonly operation: string; readonly body: Record<string, unknown> }[];
  let keys: string[];
  let hasTicket: boolean;
  let card: PromiseWithResolvers<void>;

  beforeEach(async () => {
    sent = [];
    keys = [];
    hasTicket = true;
    card = Promise.withResolvers();
    desk = await outboxDesk(await place.open(), () => new Date());
  });

  afterEach(async () => {
    await Promise.all(outboxes.splice(0).map((outbox) => outbox.stop()));
  });

  function begin(answer: () => SendResult = () => opened(`${triageChannel};messageid=${String(sent.length)}`)): Outbox {
    const outbox = startOutbox({
      queue: desk.queue,
      reader: desk.reader,
      connector: {
        call(operation, _target, body) {
          const said = body as Record<string, unknown>;
          sent.push({ operation, body: said });
          if (said['isGroup'] === true) card.resolve();
          return Promise.resolve(answer());
        },
      },
      ticketSystem: {
        name: 'fake',
        title: 'The fake',
        async send(_packet, _event, key) {
          keys.push(key);
          if (!hasTicket) return { ok: true, ticket: null };
          // A card that is drawn after the ticket was made names it at once, and needs no update.
          await card.promise;
          return { ok: true, ticket: { system: 'fake', id: key, label: 'INC1', url: null } };
        },
        check: () => Promise.resolve([]),
      },
      drawCard: ({ number, ticket }) => ({
        card: plainCard(`${String(number)} ${ticket?.label ?? ''}`),
        summary: 'Case',
      }),
      drawNews: ({ text, about }) => ({ texts: about === 'packet' ? text.split(' ') : [text], summary: 'News' }),
      count: () => undefined,
      log: pino({ level: 'silent' }),
      now: () => new Date(),
      // What failed waits long, also on a busy machine, until a test makes it due.
      random: () => 0.9,
    });
    outboxes.push(outbox);
    return outbox;
  }

  it('a case is posted, told to the ticket system and to its requester, each once', async () => {
    const contact = { tenant, person: 'requester', name: 'R', account: '29:r', serviceUrl, chat: null };
    const { number } = await desk.open();
    await desk.with(async ({ people, cases }) => {
      await people.remember(contact);
      await cases.send(tenant, { kind: 'thread', case: number, text: 'in the thread' });
      await cases.send(tenant, {
        kind: 'person',
        case: number,
        person: 'requester',
        about: 'claimed',
        text: 'in the chat',
      });
    });
    const outbox = begin();
    await outbox.idle();
    // The card once more, with its ticket.
    await outbox.idle();

    expect(sent.map(({ operation }) => operation).toSorted()).toEqual(['open', 'open', 'send', 'send', 'update']);
    expect(sent.flatMap(({ body }) => body['text'] ?? []).toSorted()).toEqual(['in the chat', 'in the thread']);
    expect(keys).toHaveLength(1);
    expect(await desk.reader.post(number)).toMatchObject({ channel: triageChannel, serviceUrl });
    expect((await desk.reader.contact(tenant, 'requester'))?.chat).toMatch(/^19:/);
    expect((await desk.reader.read(number))?.ticket).toMatchObject({ label: 'INC1' });
    expect(await desk.queue.count()).toEqual({ waiting: 0, dead: 0 });
  });

  it('a copy in several parts goes on after a restart where it was, and no part is read twice', async () => {
    const { number } = await desk.open();
    const contact = { tenant, person: 'requester', name: 'R', account: '29:r', serviceUrl, chat: 'a:r' };
    await desk.with(async ({ people, cases }) => {
      await people.remember(contact);
      await cases.send(tenant, { kind: 'person', case: number, person: 'requester', about: 'packet', text: 'a b c' });
    });
    const said = (): unknown[] => sent.flatMap(({ body }) => body['text'] ?? []);
    const first = begin(() => (said().length === 2 ? { ok: false, kind: 'unsent' } : opened('out')));
    await first.idle();
    await first.stop();
    expect(said()).toEqual(['a', 'b']);
    await place.open().then((store) => store.updateTable('outbox').set({ due_at: 0 }).execute());
    await begin().idle();

    expect(said()).toEqual(['a', 'b', 'b', 'c']);
    expect(await desk.queue.count()).toMatchObject({ dead: 0 });
  });

  it('two processes send forty cases, none of them twice', async () => {
    hasTicket = false;
    for (let filed = 0; filed < 40; filed += 1) await desk.open();
    const both = [begin(), begin()];
    for (const outbox of both) outbox.wake();
    await Promise.all(both.map((outbox) => outbox.idle()));

    expect(new Set(keys).size).toBe(40);
    expect(keys).toHaveLength(40);
    // Each has a budget of its own; what is over it waits, and nothing of it is lost.
    expect(sent.length).toBeGreaterThanOrEqual(7);
    expect((await desk.queue.count()).waiting).toBe(40 - sent.length);
  });

  it('what is refused is dead until somebody wants it', async () => {
    hasTicket = false;
    let status = 413;
    const { number } = await desk.open();
    const outbox = begin(() =>
      status === 200 ? opened(`${triageChannel};messageid=1`) : { ok: false, kind: 'refused', status },
    );
    await outbox.idle();
    expect(await desk.reader.deadLetters(number)).toMatchObject([
      { message: { kind: 'card' }, reason: expect.stringContaining('413') as string },
    ]);
    status = 200;
    await desk.with(({ cases }) => cases.revive(number));
    await outbox.idle();

    expect(await desk.queue.count()).toEqual({ waiting: 0, dead: 0 });
    expect(await desk.reader.post(number)).toBeDefined();
  });
});
