import { z } from 'zod';
import { answerFill } from '../answer/answer.ts';
import { articleId, cardBytes, defineCard, formId, maxCardBytes, submit, type AdaptiveCard } from '../card.ts';
import { pageElements, type CardPage } from '../page/page.ts';
import template from './findings.template.json' with { type: 'json' };

const data = z.strictObject({
  form: formId,
  fill: answerFill.default({}),
  page: z.custom<CardPage>(),
  /** How many events there were when, as signs of different height; one for each kind of clock. */
  charts: z.array(z.strictObject({ bars: z.string(), caption: z.string() })).readonly(),
  /** Lines that are shown when somebody wants them. */
  timeline: z.array(z.string()).readonly(),
  /** Answers that can be shown. */
  answers: z
    .array(z.strictObject({ article: articleId, label: z.string().max(100) }))
    .max(4)
    .readonly(),
  /** True where a case can be opened about it. */
  hasCase: z.boolean(),
  speak: z.string().min(1),
});

type Drawn = z.input<typeof data>;

/** What the card about an event log shows. */
export type FindingsData = Omit<Drawn, 'timeline'> & {
  /** The same timeline at different lengths, the longest first: the first one that fits is shown. */
  readonly timelines: readonly Drawn['timeline'][];
};

/** What its buttons send. */
export const findingsSubmits = [submit('log.explained', { article: articleId, fill: answerFill })] as const;

const frame = data.transform(({ page: { title, meaning }, ...rest }) => ({
  ...rest,
  fallbackText: `${title}. ${meaning}`,
}));

const frameCard = defineCard(template, frame);

/** What stands in an event log: the verdict, each cause with its evidence, and what happened when; what does not fit is left out. */
export function findingsCard(shown: FindingsData): AdaptiveCard {
  const { timelines, ...rest } = shown;
  const [longest = [], ...shorter] = timelines;
  let card = draw({ ...rest, timeline: longest });
  for (const less of lessAndLess(rest, shorter)) {
    if (cardBytes(card) <= maxCardBytes) break;
    card = draw(less);
  }
  return card;
}

/** The timeline is the longest part, and the first that gets shorter; then the sections go, the last one first. */
function* lessAndLess(rest: Omit<Drawn, 'timeline'>, shorter: FindingsData['timelines']): Generator<Drawn> {
  for (const timeline of [...shorter, []]) yield { ...rest, timeline };
  const { page } = rest;
  for (let left = page.sections.length - 1; left >= 0; left--) {
    yield { ...rest, timeline: [], page: { ...page, sections: page.sections.slice(0, left) } };
  }
}

function draw(shown: Drawn): AdaptiveCard {
  const card = frameCard(shown);
  return { ...card, body: [...pageElements(shown.page), ...card.body] };
}
