import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readKnowledgeFolder } from '../../integrations/knowledge-folder.ts';
import { aCheck, anEnd, runbookFile } from '../support/runbooks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const real = join(import.meta.dirname, '../../knowledge');
const folder = temporaryFolder();
let article = '';

beforeEach(async () => {
  for (const name of ['articles', 'runbooks']) await mkdir(join(folder.path, name));
  for (const name of ['neighbours.yaml', 'vocabulary.yaml']) await copyFile(join(real, name), join(folder.path, name));
  const text = await readFile(join(real, 'articles/event-31008.md'), 'utf8');
  article = text.replace(/^next: .*$/m, 'next: []');
});

let events = 31008;

async function write(name: string, text: string): Promise<void> {
  await writeFile(join(folder.path, 'articles', name), text);
}

async function writeRunbook(name: string, text: string): Promise<void> {
  await writeFile(join(folder.path, 'runbooks', name), text);
}

/** An article of another name, about an event of its own. */
function named(id: string, change: (text: string) => string = (text) => text): string {
  const event = String(++events);
  return change(article.replace('id: event-31008', `id: ${id}`).replace('id: 31008', `id: ${event}`));
}

function offeredBy(article: string, end: Parameters<typeof anEnd>[0] = {}): string {
  return runbookFile({ first: aCheck(), done: anEnd(end) }, { offered: [article] });
}

/** The lines of the refusal. */
function problems(): string[] {
  try {
    readKnowledgeFolder(folder.path);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

it('reads the knowledge of the project', () => {
  const knowledge = readKnowledgeFolder(real);

  expect(knowledge.articles.length).toBeGreaterThan(90);
  expect(knowledge.neighbours.length).toBeGreaterThan(0);
  expect(knowledge.runbooks.map(({ id }) => id)).toContain('restore-connectivity');
  expect(knowledge.articles.find(({ id }) => id === 'event-31034')?.codes).toEqual(['31034']);
});

it('reads the articles in the order of their names, and no other files', async () => {
  await write('event-b.md', named('event-b'));
  await write('event-a.md', named('event-a'));
  await write('notes.txt', 'no article');

  expect(readKnowledgeFolder(folder.path).articles.map(({ id }) => id)).toEqual(['event-a', 'event-b']);
});

it('reads files with the line ends of Windows', async () => {
  await write('event-31008.md', article.replaceAll('\n', '\r\n'));
  const runbook = await readFile(join(real, 'runbooks/ou-characters.yaml'), 'utf8');
  await writeRunbook(
    'ou-characters.yaml',
    runbook.replaceAll(/event-33001|procedure-ou-reserved-characters/g, 'event-31008').replaceAll('\n', '\r\n'),
  );

  const { articles, runbooks } = readKnowledgeFolder(folder.path);
  expect(articles).toMatchObject([{ id: 'event-31008' }]);
  expect(runbooks).toMatchObject([{ id: 'ou-characters', start: 'path' }]);
});

it('reads the runbooks in the order of their names, and no other files', async () => {
  await write('event-31008.md', article);
  await write('event-b.md', named('event-b'));
  await writeRunbook('small.yaml', offeredBy('event-31008', { article: 'event-b', runbook: 'another' }));
  await writeRunbook(
    'another.yaml',
    runbookFile({ done: anEnd() }, { id: 'another', title: 'Another', called: ['other'], offered: ['event-b'] }),
  );
  await writeRunbook('notes.txt', 'no runbook');

  expect(readKnowledgeFolder(folder.path).runbooks.map(({ id }) => id)).toEqual(['another', 'small']);
});

it('lists every problem of every file as file: field: what is wrong', async () => {
  await write(
    'event-a.md',
    named('event-a', (text) => text.replace(/^kind: .*$/m, 'kind: disaster')),
  );
  await write(
    'event-b.md',
    named('event-c', (text) => text.replace(/^title: .*\n/m, '').replace(/^actor: .*$/m, 'actor: me')),
  );
  await write(
    'event-d.md',
    named('event-d', (text) => text.replace('## Resolution', '## Solution')),
  );
  await write('event-e.md', 'no front matter');
  await write('event-f.md', named('event-f'));

  const [head, ...lines] = problems();

  expect(head).toBe('The knowledge cannot be read:');
  for (const line of lines) expect(line).toMatch(/^articles\/event-[a-e]\.md: [a-zA-Z. ]+: \S/);
  const places = lines.map((line) => line.split(': ').slice(0, 2).join(': '));
  expect(places).toEqual(
    expect.arrayContaining([
      'articles/event-a.md: kind',
      'articles/event-b.md: title',
      'articles/event-b.md: actor',
      'articles/event-d.md: body',
      'articles/event-e.md: front matter',
    ]),
  );
});

it('names the article that is meant to follow and does not exist', async () => {
  await write('event-31008.md', article.replace('next: []', 'next: [event-31008, event-nowhere]'));

  expect(problems()).toEqual([
    'The knowledge cannot be read:',
    'articles/event-31008.md: next: event-nowhere is no article, expected the id of one',
  ]);
});

it('does not call an article missing that is there and cannot be read', async () => {
  await write('event-31008.md', article.replace('next: []', 'next: [event-broken]'));
  await write('event-broken.md', 'no front matter');

  expect(problems().join('\n')).not.toContain('is no article');
});

it('lists what is wrong in a runbook as file: field: what is wrong', async () => {
  await write('event-31008.md', article);
  const steps = { first: { ...aCheck({ do: '## One' }), cannot: 'gone' }, done: anEnd() };
  await writeRunbook('small.yaml', runbookFile(steps, { offered: ['event-31008'] }));
  await writeRunbook('wrong.yaml', 'id: [');

  expect(problems()).toEqual([
    'The knowledge cannot be read:',
    'runbooks/small.yaml: steps.first.do: heading "One", expected text without headings',
    'runbooks/small.yaml: steps.first: cannot leads to gone, which is no step, expected one of first, done',
    expect.stringMatching(/^runbooks\/wrong\.yaml: not valid YAML, \S/),
  ]);
});

it('names the article that a runbook needs and that does not exist', async () => {
  await write('event-31008.md', article);
  await writeRunbook('small.yaml', offeredBy('event-31008', { article: 'event-nowhere' }));

  expect(problems()).toEqual([
    'The knowledge cannot be read:',
    'runbooks/small.yaml: steps.done.article: event-nowhere is no article, expected the id of one',
  ]);
});

it('does not call an article of a runbook missing that is there and cannot be read', async () => {
  await write('event-broken.md', 'no front matter');
  await writeRunbook('small.yaml', offeredBy('event-broken'));

  expect(problems().join('\n')).not.toContain('is no article');
});

it('names the articles of one event that nothing tells apart', async () => {
  await write('event-31008.md', article);
  await write('event-b.md', article.replace('id: event-31008', 'id: event-b'));

  expect(problems().slice(1)).toEqual(
    ['event-31008', 'event-b'].map(
      (id) => expect.stringMatching(`^articles/${id}\\.md: match\\.events: 31008 \\S`) as string,
    ),
  );
});

it('does not compare articles while one of them cannot be read: it may be the one that differs', async () => {
  await write('event-31008.md', article);
  await write('event-b.md', article.replace('id: event-31008', 'id: event-b'));
  await write('event-c.md', 'no front matter');

  expect(problems().join('\n')).not.toContain('match.events');
});

it.each([
  ['neighbours.yaml', '- id: Not A Slug\n', /neighbours\.yaml: /],
  ['vocabulary.yaml', 'nonsense: true\n', /vocabulary\.yaml: /],
])('says which file is wrong when it is %s', async (name, text, problem) => {
  await writeFile(join(folder.path, name), text);

  expect(problems().join('\n')).toMatch(problem);
});

it('says which folder is missing', () => {
  expect(() => readKnowledgeFolder(join(folder.path, 'nowhere'))).toThrow(/nowhere/);
  expect(() => readKnowledgeFolder(join(real, 'identifiers'))).toThrow(/articles/);
});
