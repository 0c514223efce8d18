import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { articleJsonSchema, frontMatter, providers, readArticle } from '../../knowledge/article.ts';
import { knowledgeFolder } from '../support/real-knowledge.ts';

type Fields = Record<string, unknown>;

const file = 'articles/event-1.md';
const source = { title: 'A page', url: 'https://example.com/page', date: '2024-06-21' };
const risk = { changes: 'nothing', restarts: 'nothing', needs: 'No rights' };
const front: Fields = {
  ...{ id: 'event-1', title: 'A title', kind: 'fault', meaning: 'It is wrong.', audience: ['admin'], actor: 'admin' },
  ...{ risk, requester: 'Please wait.', match: {}, sources: [source], provenance: 'document' },
};
const body = '## Cause\n\nA cause.\n\n## Resolution\n\n1. Do it.\n';

const write = (fields: Fields, text = body): string => `---\n${dump({ ...front, ...fields })}---\n${text}`;

function problemsOf(text: string, name = file): readonly string[] {
  const result = readArticle(name, text);
  return result.ok ? [] : result.problems;
}

describe('an article', () => {
  it('is its front matter, with what was left out, and its sections', () => {
    expect(readArticle(file, write({}))).toEqual({
      ok: true,
      article: {
        ...front,
        ...{ tags: [], codes: [], usual: false, context: false, next: [] },
        match: { events: [], hresults: [], codes: [], names: [], phrases: [], shared: [], symptoms: [] },
        sections: {
          Cause: [{ kind: 'text', runs: [{ text: 'A cause.', style: 'plain' }] }],
          Resolution: [{ kind: 'step', number: 1, runs: [{ text: 'Do it.', style: 'plain' }] }],
        },
      },
    });
  });

  it('may come from Windows and from any folder', () => {
    expect(readArticle('/somewhere/else/event-1.md', write({}).replaceAll('\n', '\r\n'))).toMatchObject({ ok: true });
    expect(readArticle('event-1.md', write({}))).toMatchObject({ ok: true });
  });

  it('may fill in every field', () => {
    const match = {
      events: [{ provider: 'ADSync', id: 6329, when: 'The text says this' }],
      hresults: ['80230619'],
      codes: ['SSPR_0029', 'SSPR_009', 'AADSTS120013'],
      names: ['ADPermissionsError'],
      phrases: ['The remote certificate is invalid'],
      shared: [{ phrase: 'Unable to configure', when: 'The log has 6800' }],
      symptoms: ['Schreibt nicht zurück'],
    };
    const more = {
      tags: ['permissions', 'setup'],
      codes: ['6329'],
      name: 'Name',
      usual: true,
      next: ['event-2'],
      match,
    };
    expect(readArticle(file, write(more))).toMatchObject({ ok: true, article: more });
  });

  it('needs what healthy looks like instead of a resolution when it is healthy', () => {
    expect(problemsOf(write({ kind: 'healthy' }, '## Cause\n\nx\n\n## Healthy\n\ny\n'))).toEqual([]);
    expect(problemsOf(write({ kind: 'healthy' }))).toEqual([
      `${file}: body: section Healthy is missing or empty, expected a heading "## Healthy" (allowed: Cause, Resolution, Healthy, Endpoints, Note)`,
    ]);
  });
});

describe('an article without front matter', () => {
  it.each([
    ['none', 'Just text.', 'front matter: missing, expected YAML between two lines of ---'],
    ['one that is not closed', '---\nid: event-1\n', 'front matter: missing, expected YAML between two lines of ---'],
    ['a list', `---\n- id\n---\n${body}`, 'front matter: Invalid input: expected object, received array'],
    ['nothing', `---\n\n---\n${body}`, 'front matter: Invalid input: expected object, received null'],
    ['a word', `---\nhello\n---\n${body}`, 'front matter: Invalid input: expected object, received string'],
  ])('says so for %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([`${file}: ${problem}`]);
  });

  it.each(['a: [1', 'id: a\nid: b', 'a: b: c', '"open'])('says in one line what is wrong with the YAML %j', (yaml) => {
    const [problem, ...others] = problemsOf(`---\n${yaml}\n---\n${body}`);
    expect(others).toEqual([]);
    expect(problem).toMatch(/^articles\/event-1\.md: front matter: not valid YAML, .* at line \d+, column \d+/);
  });
});

describe('a field that is wrong', () => {
  it.each(Object.keys(front))('is named when it is missing: %s', (field) => {
    const rest = Object.fromEntries(Object.entries(front).filter(([name]) => name !== field));
    const problems = problemsOf(`---\n${dump(rest)}---\n${body}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${file}: ${field}: Invalid (?:input|option): expected `));
  });

  it.each<[string, Fields, string]>([
    ['title', { title: 'x'.repeat(111) }, 'Too big: expected string to have <=110 characters'],
    ['title', { title: ' ' }, 'Too small: expected string to have >=1 characters'],
    ['meaning', { meaning: 'two\nlines' }, 'must be one line'],
    ['id', { id: 'Event_1' }, 'must be lower-case words joined by hyphens'],
    ['kind', { kind: 'error' }, 'Invalid option: expected one of "fault"|"healthy"|"procedure"|"intake"'],
    ['tags', { tags: ['setup', 'setup', 'setup', 'setup'] }, 'Too big: expected array to have <=3 items'],
    ['codes', { codes: ['1', '2', '3', '4', '5'] }, 'Too big: expected array to have <=4 items'],
    ['audience', { audience: [] }, 'Too small: expected array to have >=1 items'],
    ['usual', { usual: 'yes' }, 'Invalid input: expected boolean, received string'],
    ['next.0', { next: ['Not an id'] }, 'must be lower-case words joined by hyphens'],
    ['sources', { sources: [] }, 'Too small: expected array to have >=1 items'],
    ['sources.0.url', { sources: [{ ...source, url: 'http://example.com' }] }, 'must be an absolute https:// address'],
    ['sources.0.url', { sources: [{ ...source, url: '/page' }] }, 'must be an absolute https:// address'],
    ['sources.0.date', { sources: [{ ...source, date: '21.6.2024' }] }, 'must be a date like 2024-06-21'],
    [
      'risk.changes',
      { risk: { ...risk, changes: 'all' } },
      'Invalid option: expected one of "nothing"|"account"|"configuration"|"server"',
    ],
    [
      'match.events.0.provider',
      { match: { events: [{ provider: 'Nobody', id: 1 }] } },
      `Invalid option: expected one of ${providers.map((name) => `"${name}"`).join('|')}`,
    ],
    [
      'match.events.0.id',
      { match: { events: [{ provider: 'ADSync', id: 70000 }] } },
      'Too big: expected number to be <=65535',
    ],
    ['match.hresults.0', { match: { hresults: ['0x80230619'] } }, 'must be eight upper-case hexadecimal digits'],
    ['match.codes.0', { match: { codes: ['SSPR-29'] } }, 'must look like SSPR_0029 or AADSTS120013'],
    ['match.names.0', { match: { names: ['two words'] } }, 'must be one token of 4 to 60 characters'],
    ['match.phrases.0', { match: { phrases: ['two\nlines'] } }, 'must be one line'],
    [
      'match.shared.0.when',
      { match: { shared: [{ phrase: 'p' }] } },
      'Invalid input: expected string, received undefined',
    ],
    ['match.symptoms.0', { match: { symptoms: [7] } }, 'Invalid input: expected string, received number'],
  ])('is named by its path: %s of %j', (field, fields, problem) => {
    expect(problemsOf(write(fields))).toEqual([`${file}: ${field}: ${problem}`]);
  });

  it.each<[string, Fields, string]>([
    ['front matter', { extra: 1, more: 2 }, `extra, more, expected only ${Object.keys(frontMatter.shape).join(', ')}`],
    ['risk', { risk: { ...risk, cost: 1 } }, 'cost, expected no other field here'],
    ['match', { match: { event: [] } }, 'event, expected no other field here'],
    ['sources.0', { sources: [{ ...source, author: 'me' }] }, 'author, expected no other field here'],
  ])('is named when nobody knows it: in %s', (field, fields, problem) => {
    expect(problemsOf(write(fields))).toEqual([`${file}: ${field}: unknown field ${problem}`]);
  });
});

describe('an article that contradicts itself', () => {
  const provenance = 'provenance: expected document for ids of the document and another value for field- ids';

  it('is refused under another file name', () => {
    expect(problemsOf(write({}), 'articles/other.md')).toEqual([
      'articles/other.md: id: is event-1, expected the file name other',
    ]);
  });

  it.each([
    ['field-1', 'document'],
    ['event-1', 'field'],
    ['event-1', 'microsoft-support'],
  ])('is refused as %s with provenance %s', (id, from) => {
    const name = `articles/${id}.md`;
    expect(problemsOf(write({ id, provenance: from }), name)).toEqual([`${name}: ${provenance}`]);
  });

  it('is read as field-1 with provenance field', () => {
    expect(problemsOf(write({ id: 'field-1', provenance: 'field' }), 'articles/field-1.md')).toEqual([]);
  });

  it.each([
    ['Cause', '## Resolution\n\nx\n'],
    ['Resolution', '## Cause\n\nx\n\n## Resolution\n\n'],
  ])('is refused without section %s', (name, text) => {
    expect(problemsOf(write({}, text))).toEqual([
      `${file}: body: section ${name} is missing or empty, expected a heading "## ${name}" (allowed: Cause, Resolution, Healthy, Endpoints, Note)`,
    ]);
  });

  it('has every problem named at once, each with the file', () => {
    const problems = problemsOf(write({ title: 7, kind: 'odd' }, 'stray'));
    expect(problems.map((problem) => problem.split(': ')[1])).toEqual(['title', 'kind', 'body', 'body', 'body']);
    expect(problems.every((problem) => problem.startsWith(`${file}: `))).toBe(true);
  });
});

describe('the JSON Schema for editors', () => {
  it('stands beside the articles as the code has it (node bot/ask.ts --schema)', () => {
    const stored: unknown = JSON.parse(readFileSync(join(knowledgeFolder, 'article.schema.json'), 'utf8'));
    expect(stored).toEqual(JSON.parse(JSON.stringify(articleJsonSchema())));
  });

  it('asks only for fields without a default, and allows no others', () => {
    const schema = articleJsonSchema() as { required: string[]; additionalProperties: boolean };
    expect(schema.required).toEqual(Object.keys(front));
    expect(schema.additionalProperties).toBe(false);
  });
});
