import type { AnswerData } from '../cards/answer/answer.ts';
import type { CardPage } from '../cards/page/page.ts';
import type { Article } from '../knowledge/article.ts';
import type { Runbook } from '../knowledge/runbook/runbook.ts';
import { sectionNames, type Block, type SectionName } from '../knowledge/article-body.ts';
import { carriedBy, viewBlock, type Fill, type ViewBlock } from './block-view.ts';

/** What one showing of an article adds to the article itself. */
export interface Showing {
  readonly form: string;
  /** Counted from 0; `all` shows the whole article at once, where nothing limits the size. */
  readonly part: number | 'all';
  readonly fill: Fill;
  readonly reasons: readonly string[];
  readonly others: string;
  readonly verdict: AnswerData['verdict'];
  /** Everything, everything but the commands, or plain words for the person who is locked out. */
  readonly view: 'full' | 'guarded' | 'plain';
  /** The steps that the card offers to walk through; undefined when there are none. */
  readonly runbook: Pick<Runbook, 'id' | 'title'> | undefined;
  /** Nothing else is left to try: the card offers to open a case. What to collect for one always does. */
  readonly hasCase?: boolean;
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
  // What to collect is the same for everybody.
  const isPlain = showing.view === 'plain' && article.kind !== 'intake';
  return isPlain ? viewPlain(article, showing) : viewParts(article, showing);
}

function viewParts(article: Article, showing: Showing): AnswerData {
  const parts = showing.part === 'all' ? [splitParts(article).flat()] : partsOf(article);
  const part = showing.part === 'all' ? 0 : Math.min(showing.part, parts.length - 1);
  return {
    ...common(article, showing),
    page: pageOf(article, parts, part, showing),
    why: showing.reasons,
    others: part === 0 ? showing.others : '',
    more: more(part, parts.length),
    runbook: showing.runbook ? { id: showing.runbook.id, label: `Walk me through: ${showing.runbook.title}` } : null,
    speak: [article.codes[0], article.title, article.meaning].filter(Boolean).join('. '),
  };
}

/** What a person who is locked out can use: what it means, what they can do themselves, and who will help. */
function viewPlain(article: Article, showing: Showing): AnswerData {
  return {
    ...common(article, showing),
    page: plainPage(article, showing.reasons),
    why: [],
    others: '',
    more: null,
    runbook: null,
    hasRelated: false,
    speak: article.requester,
  };
}

function common(article: Article, { form, fill, verdict, hasCase = false }: Showing) {
  return {
    article: article.id,
    form,
    fill: carriedBy(fill),
    verdict,
    hasCase: hasCase || article.kind === 'intake',
    source: sourceLine(article),
  };
}

const remembered = new WeakMap<Article, Piece[][]>();

function partsOf(article: Article): Piece[][] {
  const parts = remembered.get(article) ?? splitParts(article);
  remembered.set(article, parts);
  return parts;
}

const plainPages = { full: new WeakMap<Piece[], CardPage>(), guarded: new WeakMap<Piece[], CardPage>() };

/** Without values of the person a part is the same object each time, and its elements need not be made again. */
function pageOf(article: Article, parts: Piece[][], part: number, showing: Showing): CardPage {
  const pieces = parts[part] ?? [];
  const isOwn = Object.keys(showing.fill).length > 0;
  const pages = plainPages[showing.view === 'guarded' ? 'guarded' : 'full'];
  const known = isOwn ? undefined : pages.get(pieces);
  if (known) return known;
  const page: CardPage = {
    ...headOf(article),
    facts: part === 0 ? facts(article) : [],
    sections: sections(pieces, blockViewer(showing)),
    links: part === parts.length - 1 ? links(article) : [],
  };
  if (!isOwn) pages.set(pieces, page);
  return page;
}

function blockViewer({ view, fill }: Showing): (block: Block) => ViewBlock {
  return (block) => (view === 'guarded' ? guardBlock(block) : viewBlock(block, fill));
}

function headOf(article: Article): Pick<CardPage, 'heading' | 'title' | 'meaning' | 'status'> {
  const { codes, name, title, meaning, kind } = article;
  const heading = [codes.join(' / '), name].filter(Boolean).join(' · ');
  return { heading, title, meaning, status: { label: statusLabel[kind] } };
}

/** In the place of a command, until it is known that it is not handed to somebody who is locked out. */
function guardBlock(block: Block): ViewBlock {
  if (block.kind !== 'command') return viewBlock(block, {});
  const text = 'The command for this is shown to the help desk and to administrators.';
  return { kind: 'text', marker: '', runs: [{ text, style: 'plain' }] };
}

function plainPage(article: Article, reasons: readonly string[]): CardPage {
  // Only what the person has seen: other codes of the article would be new to them.
  const codes = article.codes.filter((code) => reasons.some((reason) => reason.includes(code)));
  const own = article.actor === 'requester' ? (article.sections.Resolution ?? []) : [];
  const blocks = own.filter(({ kind }) => kind !== 'command').map((block) => viewBlock(block, {}));
  return {
    heading: codes.join(' / '),
    title: 'What this means for you',
    meaning: article.requester,
    status: { label: article.kind === 'healthy' ? 'Nothing is wrong' : 'About your password reset' },
    facts: [
      {
        label: 'Who can help',
        value: article.actor === 'requester' ? 'You yourself; if it does not work, your help desk' : 'Your help desk',
      },
      {
        label: 'Tell them',
        value: codes.length > 0 ? `the code ${codes.join(' or ')}` : 'the sentence that you see',
      },
    ],
    sections: blocks.length > 0 ? [{ heading: 'What you can do', blocks }] : [],
    links: [],
  };
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

/** What a step touches, in words. */
export const changeLabel = {
  nothing: 'Read only, changes nothing',
  account: 'Changes an account',
  configuration: 'Changes a configuration',
  server: 'Changes the server',
} as const;
/** What a step restarts, to stand after what it touches. */
export const restartLabel = { nothing: '', service: '; restarts a service', server: '; restarts the server' } as const;

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

type ViewSection = CardPage['sections'][number];

const headingLabel: Record<SectionName, string> = {
  Cause: 'Cause',
  Resolution: 'What to do',
  Healthy: 'What healthy looks like',
  Endpoints: 'Addresses to allow',
  Note: 'Good to know',
};

function sections(pieces: readonly Piece[], view: (block: Block) => ViewBlock): ViewSection[] {
  const shown: { heading: string; blocks: ViewBlock[] }[] = [];
  let current: SectionName | undefined;
  for (const { heading, block } of pieces) {
    if (heading !== current) shown.push({ heading: headingLabel[heading], blocks: [] });
    current = heading;
    shown.at(-1)?.blocks.push(view(block));
  }
  return shown;
}
