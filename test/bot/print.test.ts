import { printAnswer, printCatalogue, printStats } from '../../bot/print.ts';
import { knowledgeFolder } from '../../bot/build-desk.ts';
import { readKnowledgeFolder } from '../../integrations/knowledge-folder.ts';
import { createMatcher } from '../../knowledge/matcher.ts';

const knowledge = readKnowledgeFolder(knowledgeFolder);
const matcher = createMatcher(knowledge);

function printed(text: string): string {
  return printAnswer(matcher.answer(text));
}

describe('an answer', () => {
  it('is the whole article, however long it is', () => {
    const text = printed('31034');

    expect(text).toContain('Something needs to be fixed · 31034 · ServiceBusListenerError');
    expect(text).toContain('What healthy looks like');
    expect(text).toContain('Read more');
    expect(text).toMatch(/Source: From Microsoft's troubleshooting document: .+, dated \d{4}-\d{2}-\d{2}\.$/);
    expect(text).not.toMatch(/Show part/);
  });

  it('has the reasons', () => {
    expect(printed('31034')).toContain('Why this answer: event 31034 of PasswordResetService');
  });

  it('has the own values of the person in its commands', () => {
    expect(printed('31034 https://contoso-sb.servicebus.windows.net')).toContain(
      'Test-NetConnection -ComputerName contoso-sb.servicebus.windows.net -Port 443',
    );
  });

  it('names what else was in the text', () => {
    expect(printed('31034 and 33008')).toMatch(/Also in your message: .*(31034|33008)/);
  });
});

it('several meanings are listed with their articles, and how to go on', () => {
  const text = printed('6329');

  expect(text).toMatch(/^6329 has more than one meaning\./);
  expect(text).toContain('      event-6329-restriction: Active Directory refused the password');
  expect(text).toMatch(/\nAsk again and add that text\.$/);
});

describe('no answer', () => {
  it('says so, and what is known', () => {
    expect(printed('the quarterly zebra smells of cheese')).toBe(
      'That is not something I know. I know Microsoft Entra password reset and writeback.',
    );
  });

  it('names the unknown code and guesses nothing', () => {
    expect(printed('SSPR_9876')).toMatch(/^I do not know SSPR_9876, and I will not guess what it means\./);
  });

  it('names the subject next to ours and where to go', () => {
    const neighbour = { id: 'n', topic: 'hash sync', instead: 'Ask there instead.', events: [], codes: [] };
    const answer = { ...matcher.answer('zebra'), outcome: 'none', near: [] } as const;
    const refused = { ...answer, neighbour: { ...neighbour, phrases: [], symptoms: [] } };

    expect(printAnswer(refused)).toBe('This looks like hash sync. That is not something I know. Ask there instead.');
    expect(printAnswer({ ...refused, neighbour: { ...refused.neighbour, url: 'https://example.com/x' } })).toMatch(
      /Ask there instead\. https:\/\/example\.com\/x$/,
    );
  });

  it('names what is closest', () => {
    const near = matcher.answer('31034');
    const answer = { ...near, outcome: 'none', near: near.outcome === 'answer' ? near.ranked : [] } as const;

    expect(printAnswer(answer)).toMatch(/\nClosest to it:\n {2}- event-31034: 31034: /);
  });
});

it('the catalogue stands in columns', () => {
  const lines = printCatalogue(knowledge.articles).split('\n').slice(0, -1);

  expect(new Set(lines.map((line) => line.search(/ (document|microsoft-support|field) +/)))).toHaveProperty('size', 1);
});

describe('the figures', () => {
  it('say when there are none', () => {
    expect(printStats({ articles: [], misses: [] })).toBe(
      'Feedback by article:\n  none yet\nNot found (known words and codes only; what was typed is not kept):\n  none yet',
    );
  });

  it('say what helped, what did not and what was not found', () => {
    const text = printStats({
      articles: [{ article: 'event-31034', helped: 3, failed: 1 }],
      misses: [
        { words: 'password vpn', count: 4, last: '2026-01-05T09:00:00.000Z' },
        { words: '', count: 2, last: '2026-01-06T09:00:00.000Z' },
      ],
    });

    expect(text).toContain('  event-31034: fixed it 3, did not help 1');
    expect(text).toContain('  4 times, last 2026-01-05: password vpn');
    expect(text).toContain('  2 times, last 2026-01-06: (no known word)');
  });
});
