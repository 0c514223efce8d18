import type { AnswerData, AnswerPage } from '../cards/answer/answer.ts';
import type { Article } from '../knowledge/article.ts';
import { placeholders, sectionNames, type Block, type SectionName } from '../knowledge/article-body.ts';

/** Values of the person's own environment, by placeholder name. */
export type Fill = Readonly<Record<string, string>>;

/** What one showing of an article adds to the article itself. */
export interface Showing {
  readonly form: string;
  /** Counted from 0; `all` shows the whole article at once, where nothing limits the size. */
  readonly part: number | 'all';
  readonly fill: Fill;
  readonly reasons: readonly string[];
  readonly others: string;
  readonly verdict: AnswerData['verdict'];
}

/** Room for the blocks of one part; with head and buttons a card stays under the 28 KB of Teams. */
const partRoom = 5400;
/** What a block costs beside its text, and each run of it: the JSON around them. */
const blockCost = 90;
const runCost = 70;

interface Piece {
  readonly heading: SectionName;
  readonly block: Block;
}

/** Turns an article into the data of its card. */
export function viewAnswer(article: Article, showing: Showing): AnswerData {
  const parts = showing.part === 'all' ? [splitParts(article).flat()] : partsOf(article);
  const part = showing.part === 'all' ? 0 : Math.min(showing.part, parts.length - 1);
  return {
    article: article.id,
    form: showing.form,
    fill: showing.fill,
    page: pageOf(article, parts, part, showing.fill),
    why: showing.reasons,
    source: sourceLine(article),
    others: part === 0 ? showing.others : '',
    more: more(part, parts.length),
    verdict: showing.verdict,
    speak: [article.codes[0], article.title, article.meaning].filter(Boolean).join('. '),
  };
}

const remembered = new WeakMap<Article, Piece[][]>();

function partsOf(article: Article): Piece[][] {
  const parts = remembered.get(article) ?? splitParts(article);
  remembered.set(article, parts);
  return parts;
}

const plainPages = new WeakMap<Piece[], AnswerPage>();

/** Without values of the person a part is the same object each time, and its elements need not be made again. */
function pageOf(article: Article, parts: Piece[][], part: number, fill: Fill): AnswerPage {
  const pieces = parts[part] ?? [];
  const isPlain = Object.keys(fill).length === 0;
  const known = isPlain ? plainPages.get(pieces) : undefined;
  if (known) return known;
  const page: AnswerPage = {
    heading: [article.codes.join(' / '), article.name].filter(Boolean).join(' · '),
    title: article.title,
    meaning: article.meaning,
    status: { label: statusLabel[article.kind] },
    facts: part === 0 ? facts(article) : [],
    sections: sections(pieces, fill),
    links: part === parts.length - 1 ? links(article) : [],
  };
  if (isPlain) plainPages.set(pieces, page);
  return page;
}

function more(part: number, count: number): AnswerData['more'] {
  if (count === 1) return null;
  return part === count - 1
    ? { part: 0, label: `Back to part 1 of ${String(count)}` }
    : { part: part + 1, label: `Show part ${String(part + 2)} of ${String(count)}` };
}

const statusLabel: Record<Article['kind'], string> = {
  fault: 'Something needs to be fixed',
  healthy: 'Normal: nothing to fix',
  procedure: 'Steps to follow',
  intake: 'What to collect',
};

const actorLabel: Record<Article['actor'], string> = {
  requester: 'The person who resets the password',
  helpdesk: 'The help desk',
  admin: 'An administrator',
  nobody: 'Nobody: no action is needed',
};

const changeLabel = {
  nothing: 'Read only, changes nothing',
  account: 'Changes an account',
  configuration: 'Changes a configuration',
  server: 'Changes the server',
} as const;
const restartLabel = { nothing: '', service: '; restarts a service', server: '; restarts the server' } as const;

function facts({ actor, risk, requester }: Article): { label: string; value: string }[] {
  return [
    { label: 'Who acts', value: actorLabel[actor] },
    { label: 'Risk', value: `${changeLabel[risk.changes]}${restartLabel[risk.restarts]}` },
    { label: 'Needs', value: risk.needs },
    { label: 'Tell the person', value: requester },
  ];
}

function links({ sources }: Article): { title: string; url: string }[] {
  return [...new Map(sources.map(({ title, url }) => [url, { title, url }])).values()];
}

const provenanceLabel: Record<Article['provenance'], string> = {
  document: "From Microsoft's troubleshooting document",
  'microsoft-support': 'Not in the troubleshooting document; from another Microsoft article',
  field: 'Not documented by Microsoft; reported from the field',
};

function sourceLine({ provenance, sources }: Article): string {
  const [first] = sources;
  const section = first?.section === undefined ? '' : `, section “${first.section}”`;
  return `${provenanceLabel[provenance]}: ${first?.title ?? ''}${section}, dated ${first?.date ?? ''}.`;
}

function splitParts(article: Article): Piece[][] {
  const pieces = sectionNames.flatMap((heading) =>
    (article.sections[heading] ?? []).map((block) => ({ heading, block })),
  );
  const parts: Piece[][] = [[]];
  let room = partRoom;
  for (const piece of pieces) {
    const cost = costOf(piece.block);
    if (cost > room && (parts.at(-1)?.length ?? 0) > 0) {
      parts.push([]);
      room = partRoom;
    }
    parts.at(-1)?.push(piece);
    room -= cost;
  }
  return parts;
}

function costOf(block: Block): number {
  if (block.kind === 'command') return blockCost + block.text.length + runCost * block.text.split('\n').length;
  return blockCost + block.runs.reduce((total, { text, url }) => total + runCost + text.length + (url?.length ?? 0), 0);
}

type ViewSection = AnswerPage['sections'][number];
type ViewBlock = ViewSection['blocks'][number];

const headingLabel: Record<SectionName, string> = {
  Cause: 'Cause',
  Resolution: 'What to do',
  Healthy: 'What healthy looks like',
  Endpoints: 'Addresses to allow',
  Note: 'Good to know',
};

function sections(pieces: readonly Piece[], fill: Fill): ViewSection[] {
  const shown: { heading: string; blocks: ViewBlock[] }[] = [];
  let current: SectionName | undefined;
  for (const { heading, block } of pieces) {
    if (heading !== current) shown.push({ heading: headingLabel[heading], blocks: [] });
    current = heading;
    shown.at(-1)?.blocks.push(viewBlock(block, fill));
  }
  return shown;
}

function viewBlock(block: Block, fill: Fill): ViewBlock {
  switch (block.kind) {
    case 'command':
      return { kind: 'command', text: fillCommand(block.text, fill) };
    case 'step':
      return { kind: 'step', marker: `${String(block.number)}.`, runs: block.runs };
    case 'bullet':
      return { kind: 'bullet', marker: '•', runs: block.runs };
    case 'text':
      return { kind: 'text', marker: '', runs: block.runs };
  }
}

/** Puts the person's own values into a command, and a readable blank where a value is not known. */
export function fillCommand(command: string, fill: Fill): string {
  return command.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(placeholders, name)) return whole;
    return (Object.hasOwn(fill, name) ? fill[name] : undefined) ?? placeholders[name as keyof typeof placeholders];
  });
}
