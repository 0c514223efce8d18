import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildDesk, knowledgeFolder } from '../../bot/build-desk.ts';
import type { KnowledgeJournal } from '../../knowledge/journal.ts';

const journal: KnowledgeJournal = {
  recordFeedback: ({ verdict }) => Promise.resolve({ verdict, isNew: true }),
  recordMiss: () => Promise.resolve(),
  readStats: () => Promise.resolve({ articles: [], misses: [] }),
};
const outage = { people: 4, minutes: 5, thread: undefined };
const channelRoles = new Map([['19:desk@thread.tacv2', 'helpdesk' as const]]);
const retention = { conversations: 1, drafts: 1, logs: 1, sent: 1, cases: 1, audit: 1 };
const cases = {
  leads: new Set<string>(),
  routes: new Map([['setup', '19:desk@thread.tacv2']]),
  retention,
  keepsLogs: false,
};
const system = { system: 'webhook' as const, url: 'https://desk.example/', secret: 's'.repeat(32) };
const without = { system: undefined, inboundSecret: undefined };
const desk = buildDesk(journal, { outage, channelRoles, cases, tickets: without });

it('reads the articles that stand beside it', () => {
  expect(existsSync(join(knowledgeFolder, 'articles', 'event-31034.md'))).toBe(true);
  expect(desk.articles.get('event-31034')?.codes).toEqual(['31034']);
  expect(desk.matcher.answer('31034')).toMatchObject({ outcome: 'answer' });
});

it('reads the runbooks that stand beside it', () => {
  expect(existsSync(join(knowledgeFolder, 'runbooks', 'restore-connectivity.yaml'))).toBe(true);
  expect(desk.runbooks.forArticle('event-31034')).toMatchObject({ id: 'restore-connectivity', start: 'agent' });
});

it('knows from the settings as whom people are answered in a channel', () => {
  expect(desk.channelRoles).toBe(channelRoles);
});

it('keeps what is learned in the journal it was given', () => {
  expect(desk.journal).toBe(journal);
});

it('knows from the settings when several people have one outage, and how a thread is linked to', () => {
  expect(desk.outage).toBe(outage);
  expect(desk.linkToThread('19:desk@thread.tacv2;messageid=1', 'contoso')).toMatch(
    /^https:\/\/teams\.microsoft\.com\//,
  );
});

it('gives every card an id of its own, as cards expect it', () => {
  const ids = new Set(Array.from({ length: 100 }, () => desk.newForm()));

  expect(ids.size).toBe(100);
  expect([...ids].join()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12},/);
});

it('goes by the clock of the machine', () => {
  const before = Date.now();
  const now = desk.now().getTime();

  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

it('knows from the settings where cases go, and what the ticket system is called', () => {
  expect(desk.routes).toBe(cases.routes);
  expect(desk.ticketSystem).toBeUndefined();
  const withSystem = buildDesk(journal, { outage, channelRoles, cases, tickets: { ...without, system } });
  expect(withSystem.ticketSystem).toBe('your ticket system');
});
