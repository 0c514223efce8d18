import { knowledgeFolder } from '../../bot/build-desk.ts';
import { answerCard, type AnswerData } from '../../cards/answer/answer.ts';
import type { CardPage } from '../../cards/page/page.ts';
import { cardBytes, maxCardBytes } from '../../cards/card.ts';
import { viewAnswer, type Showing } from '../../dialogs/answer-view.ts';
import { readKnowledgeFolder } from '../../integrations/knowledge-folder.ts';
import { placeholders, sectionNames, type Block } from '../../knowledge/article-body.ts';
import type { Article } from '../../knowledge/article.ts';
import { findCardProblems } from '../support/card-parser.ts';
import { fakeArticle, formOf } from '../support/fake-desk.ts';

const { articles } = readKnowledgeFolder(knowledgeFolder);
const showing: Showing = {
  ...{ form: formOf(1), part: 0, fill: {}, reasons: ['code X'], others: '', verdict: null },
  ...{ view: 'full', runbook: undefined },
};

/** As much around the article as one message can bring. */
const full: Partial<Showing> = {
  fill: { namespace: 'n'.repeat(61), serviceBusDomain: 'servicebus.usgovcloudapi.net' },
  reasons: [`the text “${'x'.repeat(120)}”`, 'event 33008 of PasswordResetService', 'code SSPR_0029'],
  others: `Also in your message: ${'x'.repeat(400)}`,
  runbook: { id: 'a-runbook', title: 'x'.repeat(60) },
};

/** Every part of an article, in the order in which its buttons lead through them. */
function viewParts(article: Article, more: Partial<Showing> = {}): AnswerData[] {
  const views = [viewAnswer(article, { ...showing, ...more, part: 0 })];
  for (let next = views[0]?.more; next && next.part > 0; next = views.at(-1)?.more) {
    views.push(viewAnswer(article, { ...showing, ...more, part: next.part }));
  }
  return views;
}

type Shown = CardPage['sections'][number]['blocks'][number];

function shownBlocks(views: readonly AnswerData[]): (Shown & { heading: string })[] {
  return views.flatMap(({ page }) =>
    page.sections.flatMap(({ heading, blocks }) => blocks.map((block) => ({ ...block, heading }))),
  );
}

const headings = {
  Cause: 'Cause',
  Resolution: 'What to do',
  Healthy: 'What healthy looks like',
  Endpoints: 'Addresses to allow',
  Note: 'Good to know',
};

function writtenBlocks({ sections }: Article): (Shown & { heading: string })[] {
  return sectionNames.flatMap((name) =>
    (sections[name] ?? []).map((block) => ({ ...expected(block), heading: headings[name] })),
  );
}

function expected(block: Block): Shown {
  if (block.kind === 'command') {
    const known = Object.entries(placeholders);
    return { ...block, text: known.reduce((text, [name, blank]) => text.replaceAll(`{${name}}`, blank), block.text) };
  }
  const marker = block.kind === 'step' ? `${String(block.number)}.` : block.kind === 'bullet' ? '•' : '';
  return { kind: block.kind, marker, runs: block.runs };
}

describe.each(articles.map((article) => [article.id, article] as const))('article %s', (_id, article) => {
  const parts = viewParts(article);

  it('shows every block once, in its order, however many parts there are', () => {
    expect(shownBlocks(parts)).toEqual(writtenBlocks(article));
  });

  it('fits in every part on a card that Teams shows', () => {
    for (const view of viewParts(article, full)) {
      const card = answerCard(view);
      expect(findCardProblems(card)).toEqual([]);
      expect(cardBytes(card)).toBeLessThan(maxCardBytes);
      expect(JSON.stringify(card)).not.toContain('${');
    }
  });

  it('leaves no value of a command open', () => {
    const commands = shownBlocks(parts).filter(({ kind }) => kind === 'command');
    const open = Object.keys(placeholders).map((name) => `{${name}}`);
    for (const command of commands) for (const name of open) expect(JSON.stringify(command)).not.toContain(name);
  });
});

const sentence = (text: string): Block => ({ kind: 'text', runs: [{ text, style: 'plain' }] });
const long = fakeArticle('long', {
  sections: { Cause: [sentence('a'.repeat(4000)), sentence('b'.repeat(4000))], Note: [sentence('c'.repeat(4000))] },
});

describe('viewAnswer', () => {
  it('leads through the parts of a long article and back to the first', () => {
    expect(viewParts(long).map(({ more }) => more)).toEqual([
      { part: 1, label: 'Show part 2 of 3' },
      { part: 2, label: 'Show part 3 of 3' },
      { part: 0, label: 'Back to part 1 of 3' },
    ]);
  });

  it('offers no other part of an article that fits on one card', () => {
    expect(viewAnswer(fakeArticle('short'), showing).more).toBeNull();
  });

  it('tells who acts and what else was found on the first part, and where to read on on the last', () => {
    const views = viewParts(long, { others: 'Also in your message: 31034.' });
    expect(views.map(({ page }) => page.facts.length)).toEqual([4, 0, 0]);
    expect(views.map(({ others }) => others)).toEqual(['Also in your message: 31034.', '', '']);
    expect(views.map(({ page }) => page.links.length)).toEqual([0, 0, 1]);
  });

  it('repeats the heading of a section that goes on in the next part', () => {
    expect(viewParts(long).map(({ page }) => page.sections.map(({ heading }) => heading))).toEqual([
      ['Cause'],
      ['Cause'],
      ['Good to know'],
    ]);
  });

  it('shows the whole article at once where nothing limits the size', () => {
    const whole = viewAnswer(long, { ...showing, part: 'all' });
    expect(shownBlocks([whole])).toEqual(writtenBlocks(long));
    expect(whole.more).toBeNull();
  });

  it('shows the last part when a card of an older release asks for one that is gone', () => {
    expect(viewAnswer(long, { ...showing, part: 7 })).toEqual(viewAnswer(long, { ...showing, part: 2 }));
  });

  it('does not cut a block that is longer than a part', () => {
    const article = fakeArticle('one-block', { sections: { Cause: [sentence('a'.repeat(9000))] } });
    expect(viewParts(article)).toHaveLength(1);
  });

  it('names the article by its codes and its symbolic name', () => {
    const article = fakeArticle('event-33008', { codes: ['33008', 'SSPR_0010'], name: 'ADPasswordPolicyError' });
    const view = viewAnswer(article, showing);
    expect(view.page.heading).toBe('33008 / SSPR_0010 · ADPasswordPolicyError');
    expect(view.speak).toBe('33008. Title of event-33008. Meaning of event-33008.');
  });

  it('says without codes what it is about all the same', () => {
    const view = viewAnswer(fakeArticle('licensing'), showing);
    expect(view.page.heading).toBe('');
    expect(view.speak).toBe('Title of licensing. Meaning of licensing.');
  });

  it.each([
    ['fault', 'Something needs to be fixed'],
    ['healthy', 'Normal: nothing to fix'],
    ['procedure', 'Steps to follow'],
    ['intake', 'What to collect'],
  ] as const)('says of a %s in words what it is', (kind, label) => {
    expect(viewAnswer(fakeArticle('some', { kind }), showing).page.status).toEqual({ label });
  });

  it('says who acts, what the steps risk and what the person may be told', () => {
    const risk = { changes: 'server', restarts: 'service', needs: 'Administrator of the server' } as const;
    expect(viewAnswer(fakeArticle('some', { actor: 'admin', risk }), showing).page.facts).toEqual([
      { label: 'Who acts', value: 'An administrator' },
      { label: 'Risk', value: 'Changes the server; restarts a service' },
      { label: 'Needs', value: 'Administrator of the server' },
      { label: 'Tell the person', value: 'Please ask your help desk.' },
    ]);
  });

  it.each([
    ['nothing', 'nothing', 'Read only, changes nothing'],
    ['account', 'server', 'Changes an account; restarts the server'],
    ['configuration', 'service', 'Changes a configuration; restarts a service'],
  ] as const)('says of steps that change %s and restart %s what that risks', (changes, restarts, risk) => {
    const article = fakeArticle('some', { risk: { changes, restarts, needs: 'Nothing' } });
    expect(viewAnswer(article, showing).page.facts[1]).toEqual({ label: 'Risk', value: risk });
  });

  it('puts what belongs to one section under one heading', () => {
    const article = fakeArticle('some', { sections: { Cause: [sentence('a'), sentence('b')], Note: [sentence('c')] } });
    const { sections } = viewAnswer(article, showing).page;
    expect(sections.map(({ heading, blocks }) => [heading, blocks.length])).toEqual([
      ['Cause', 2],
      ['Good to know', 1],
    ]);
  });

  it('links each page once, however many of its sections are sources', () => {
    const page = { title: 'A page', url: 'https://example.com/a', date: '2024-06-21' };
    const article = fakeArticle('some', { sources: [page, { ...page, section: 'Two' }] });
    expect(viewAnswer(article, showing).page.links).toEqual([{ title: page.title, url: page.url }]);
  });

  it.each([
    ['document', 'From Microsoft'],
    ['microsoft-support', 'Not in the troubleshooting document'],
    ['field', 'Not documented by Microsoft'],
  ] as const)('says how far a source of kind %s can be trusted', (provenance, start) => {
    const sources = [{ title: 'A page', section: 'Two', url: 'https://example.com/a', date: '2024-06-21' }];
    const { source } = viewAnswer(fakeArticle('some', { provenance, sources }), showing);
    expect(source).toMatch(new RegExp(`^${start}.*: A page, section “Two”, dated 2024-06-21\\.$`));
  });
});

describe('the page of a part', () => {
  const command = (text: string): Block => ({ kind: 'command', text });
  const sections = { Resolution: [command('Resolve-DnsName {namespace}.example')] };
  const fill = { namespace: 'contoso-ns' };
  const blank = `Resolve-DnsName ${placeholders.namespace}.example`;
  const commandsOf = (view: AnswerData) => view.page.sections.flatMap(({ blocks }) => blocks);

  it('is the same each time without values of the person, whoever asks', () => {
    const first = viewParts(long).map(({ page }) => page);
    const again = viewParts(long, { form: formOf(2), reasons: [], others: '31034', verdict: 'helped' });
    expect(new Set(first).size).toBe(3);
    expect(again).toHaveLength(3);
    for (const [index, { page }] of again.entries()) expect(page).toBe(first[index]);
  });

  it('is one of its own with values of the person, and blank again after it', () => {
    const article = fakeArticle('filled', { sections });
    const before = viewAnswer(article, showing);
    const filled = viewAnswer(article, { ...showing, fill });
    const after = viewAnswer(article, showing);
    expect(filled.page).not.toBe(before.page);
    expect(viewAnswer(article, { ...showing, fill }).page).not.toBe(filled.page);
    expect(commandsOf(filled)).toEqual([{ kind: 'command', text: 'Resolve-DnsName contoso-ns.example' }]);
    expect(after.page).toBe(before.page);
    expect(commandsOf(after)).toEqual([{ kind: 'command', text: blank }]);
  });

  it('is blank on the card too after one with values, even when that was the first', () => {
    const article = fakeArticle('filled', { sections });
    expect(JSON.stringify(answerCard(viewAnswer(article, { ...showing, fill })))).toContain('contoso-ns.example');
    const after = answerCard(viewAnswer(article, showing));
    expect(JSON.stringify(after)).toContain(blank);
    expect(JSON.stringify(after)).not.toContain('contoso-ns');
  });

  it('is not shared by two articles', () => {
    const one = viewAnswer(fakeArticle('same', { title: 'One' }), showing);
    const two = viewAnswer(fakeArticle('same', { title: 'Two' }), showing);
    expect([one.page.title, two.page.title]).toEqual(['One', 'Two']);
  });
});
