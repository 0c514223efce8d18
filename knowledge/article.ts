import { z } from 'zod';
import { readSections, sectionNames, type Sections } from './article-body.ts';
import { readYaml } from './yaml.ts';

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const day = /^\d{4}-\d{2}-\d{2}$/;
const line = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[^\n]*$/, 'must be one line');
const webAddress = z.url({ protocol: /^https$/, error: 'must be an absolute https:// address' });

/** Where an event comes from: the two sources of writeback, hash synchronization, and the domain controller. */
export const providers = [
  'PasswordResetService',
  'ADSync',
  'Directory Synchronization',
  'Microsoft-Windows-Security-Auditing',
] as const;

/** What an article is about, so that the cases that come of it reach the people who look after that. */
export const tags = [
  'connectivity',
  'service',
  'permissions',
  'password-policy',
  'user-state',
  'setup',
  'cloud-policy',
  'licensing',
  'operation',
] as const;

const event = z.strictObject({
  provider: z.enum(providers),
  id: z.int().min(1).max(65535),
  /** When several articles share the event: what the text of *this* one says, as the label of a button. */
  when: line.max(90).optional(),
});

const match = z.strictObject({
  events: z.array(event).default([]),
  /** Eight upper-case hexadecimal digits without `0x`; `also` spellings go to `names`. */
  hresults: z.array(z.string().regex(/^[0-9A-F]{8}$/, 'must be eight upper-case hexadecimal digits')).default([]),
  codes: z
    .array(z.string().regex(/^(?:SSPR_\d{3,4}|AADSTS\d{5,7})$/, 'must look like SSPR_0029 or AADSTS120013'))
    .default([]),
  /** Symbolic names and other single tokens that stand for this article alone, every known spelling. */
  names: z.array(z.string().regex(/^\S{4,60}$/, 'must be one token of 4 to 60 characters')).default([]),
  /** Literal text of the product: an error sentence or a part of one that stands nowhere else. */
  phrases: z.array(line).default([]),
  /** Product text that several articles share; `when` says, as the label of a button, which case is this one. */
  shared: z.array(z.strictObject({ phrase: line, when: line.max(90) })).default([]),
  /** What people say, in their own words, in any language. */
  symptoms: z.array(line).default([]),
});

const source = z.strictObject({
  title: line,
  section: line.optional(),
  url: webAddress,
  date: z.string().regex(day, 'must be a date like 2024-06-21'),
});

/** Front matter of an article: what identifies it, for whom it is, what its steps risk and where its facts come from. */
export const frontMatter = z.strictObject({
  id: slug,
  title: line.max(110),
  kind: z.enum(['fault', 'healthy', 'procedure', 'intake']),
  /** The first counts most: a case goes to the channel of the first tag that has one. */
  tags: z.array(z.enum(tags)).max(3).default([]),
  codes: z.array(line.max(30)).max(4).default([]),
  name: line.max(60).optional(),
  meaning: line.max(240),
  audience: z.array(z.enum(['requester', 'helpdesk', 'admin'])).min(1),
  actor: z.enum(['requester', 'helpdesk', 'admin', 'nobody']),
  risk: z.strictObject({
    changes: z.enum(['nothing', 'account', 'configuration', 'server']),
    restarts: z.enum(['nothing', 'service', 'server']),
    needs: line.max(160),
  }),
  /** What a person without rights may be told, in plain words. */
  requester: line.max(300),
  match,
  /** True for the most frequent of several articles that share an event: it is offered first. */
  usual: z.boolean().default(false),
  /** True when it explains nothing by itself: beside a fault that is named, it is context (every healthy article is). */
  context: z.boolean().default(false),
  next: z.array(slug).max(6).default([]),
  sources: z.array(source).min(1),
  provenance: z.enum(['document', 'microsoft-support', 'field']),
});

export type FrontMatter = z.infer<typeof frontMatter>;
export type Article = FrontMatter & { readonly sections: Sections };
export type ArticleResult =
  { readonly ok: true; readonly article: Article } | { readonly ok: false; readonly problems: readonly string[] };

const fence = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/;

/** Reads one article file; every problem reads `file: field: what is wrong, what is expected`. */
export function readArticle(file: string, text: string): ArticleResult {
  const [, head, rest] = fence.exec(text) ?? [];
  if (head === undefined || rest === undefined) {
    return refuse(file, ['front matter: missing, expected YAML between two lines of ---']);
  }
  const yaml = readYaml(head);
  if (!yaml.ok) return refuse(file, [`front matter: not valid YAML, ${yaml.problem}`]);
  const front = frontMatter.safeParse(yaml.value);
  const body = readSections(rest);
  const problems = [
    ...(front.success ? ownRules(file, front.data) : front.error.issues.map(describe)),
    ...body.problems,
    ...missingSections(yaml.value, body.sections),
  ];
  if (!front.success || problems.length > 0) return refuse(file, problems);
  return { ok: true, article: { ...front.data, sections: body.sections } };
}

function refuse(file: string, problems: readonly string[]): ArticleResult {
  return { ok: false, problems: problems.map((problem) => `${file}: ${problem}`) };
}

function describe(issue: z.core.$ZodIssue): string {
  const at = issue.path.length > 0 ? issue.path.join('.') : 'front matter';
  if (issue.code === 'unrecognized_keys') {
    const allowed = Object.keys(frontMatter.shape).join(', ');
    return `${at}: unknown field ${issue.keys.join(', ')}, expected ${at === 'front matter' ? `only ${allowed}` : 'no other field here'}`;
  }
  return `${at}: ${issue.message}`;
}

function ownRules(file: string, front: FrontMatter): string[] {
  const problems: string[] = [];
  const name = file.replace(/^.*\//, '').replace(/\.md$/, '');
  if (name !== front.id) problems.push(`id: is ${front.id}, expected the file name ${name}`);
  if (front.id.startsWith('field-') === (front.provenance === 'document')) {
    problems.push('provenance: expected document for ids of the document and another value for field- ids');
  }
  return problems;
}

function missingSections(yaml: unknown, sections: Sections): string[] {
  const kind = typeof yaml === 'object' && yaml !== null && 'kind' in yaml ? yaml.kind : undefined;
  const wanted = kind === 'healthy' ? (['Cause', 'Healthy'] as const) : (['Cause', 'Resolution'] as const);
  return wanted
    .filter((name) => (sections[name]?.length ?? 0) === 0)
    .map(
      (name) =>
        `body: section ${name} is missing or empty, expected a heading "## ${name}" (allowed: ${sectionNames.join(', ')})`,
    );
}

/** JSON Schema of the front matter, for editors that complete and check YAML. */
export function articleJsonSchema(): object {
  return { title: 'Front matter of a Writeback Desk article', ...z.toJSONSchema(frontMatter, { io: 'input' }) };
}
