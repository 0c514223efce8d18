import { placeholders, type Block } from '../../knowledge/article-body.ts';
import type { Article } from '../../knowledge/article.ts';
import { createMatcher, type Answer } from '../../knowledge/matcher.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

/** One article for each entry of Microsoft's document of 2024-06-21. */
const documentIds = `
  procedure-network-connectivity procedure-tls-1-2 procedure-dotnet-4-8 procedure-restart-sync-service
  procedure-disable-reenable-writeback procedure-install-latest-connect procedure-verify-permissions
  procedure-ou-reserved-characters case-details
  error-6800-service-does-not-start error-800700ce-filename-too-long error-32009-error-getting-auth-token
  error-32002-token-provider-security-token error-stops-working-after-some-time error-management-agent-denied-access
  error-object-could-not-be-found error-multiple-matches-found error-6329-8023061f error-sspr-0029
  event-6329-restriction event-6329-ldap-policy-control event-hr-80230402
  event-31001 event-31002 event-31003 event-31004 event-31005 event-31006 event-31007 event-31008 event-31009 event-31010
  event-31011 event-31012 event-31013 event-31014 event-31015 event-31016 event-31017 event-31018 event-31019 event-31034
  event-31044
  event-32000 event-32001 event-32002 event-32003 event-32004 event-32005 event-32007 event-32008 event-32009 event-32010
  event-32011 event-32013 event-32014 event-32015
  event-33001 event-33002 event-33003 event-33004 event-33005 event-33006 event-33007 event-33008 event-33009`
  .trim()
  .split(/\s+/);

/** What the field knows and the document does not. */
const fieldIds = `
  field-sspr-0009 field-sspr-0010 field-sspr-0011 field-sspr-0012 field-sspr-0013 field-sspr-0014 field-sspr-0030
  field-sspr-009 field-on-premises-success-cloud-failure field-hr-80230626 field-hr-80230405 field-hr-80230818
  field-hr-8023062c field-hr-80004005 field-adsync-403-405 field-event-6306 field-event-656-657 field-aadsts120004
  field-aadsts120013 field-aadsts120014 field-aadsts120015 field-unable-to-configure-license field-staging-server
  field-cloud-sync-no-events field-microsoft-365-admin-center field-protected-groups field-account-information-changed
  field-licensing field-writeback-greyed-out field-writeback-direction field-on-premises-down field-banned-password
  field-replication-delay`
  .trim()
  .split(/\s+/);

/** Events that say that all is well. */
const healthyEvents = [
  31001, 31002, 31004, 31005, 31006, 31007, 31009, 31010, 31012, 31013, 31015, 31017, 31018, 31019,
];

const { articles, neighbours } = realKnowledge;
const ids = articles.map(({ id }) => id);
const matcher = createMatcher(realKnowledge);

const blocksOf = ({ sections }: Article): Block[] => Object.values(sections).flat();
const commands = articles.flatMap((article) =>
  blocksOf(article).flatMap((block) => (block.kind === 'command' ? [`${article.id}: ${block.text}`] : [])),
);
const articlesOf = (event: number): Article[] =>
  articles.filter(({ match }) => match.events.some(({ id }) => id === event));

/** Every text that stands for an article by itself, as a person would type it. */
function namesOf({ match }: Article): string[] {
  return [
    ...match.events.map(({ id }) => `event ${String(id)}`),
    ...match.hresults.map((value) => `0x${value}`),
    ...match.codes,
    ...match.names,
  ];
}

function sayingsOf({ match }: Article): string[] {
  return [...match.phrases, ...match.shared.map(({ phrase }) => phrase)];
}

/** The article first, or all those that one question offers. */
function offered(answer: Answer): string[] {
  if (answer.outcome === 'none') return [];
  const first = answer.ranked.slice(0, 1).map(({ article }) => article);
  return (answer.outcome === 'choose' ? answer.shared.options.map(({ article }) => article) : first).map(
    ({ id }) => id,
  );
}

describe('the articles', () => {
  it('are those of the document and those of the field', () => {
    expect(documentIds).toHaveLength(66);
    expect(ids.filter((id) => !id.startsWith('field-')).sort()).toEqual([...documentIds].sort());
    expect(ids).toEqual(expect.arrayContaining(fieldIds));
  });

  it('have ids that no other article and no neighbour has', () => {
    const all = [...ids, ...neighbours.map(({ id }) => id)];
    expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([]);
  });

  it('lead on to articles that exist, and never to themselves or twice to one', () => {
    const wrong = articles.flatMap(({ id, next }) =>
      next
        .filter((other, at) => !ids.includes(other) || other === id || next.indexOf(other) !== at)
        .map((other) => `${id} -> ${other}`),
    );
    expect(wrong).toEqual([]);
  });

  it('say what they are about, so that a case reaches the people who look after that', () => {
    const untagged = articles.filter(({ tags }) => tags.length === 0).map(({ id }) => id);
    expect(untagged).toEqual(['case-details']);
  });

  it('leave open in their commands only what the bot can fill in or name', () => {
    const known = Object.keys(placeholders);
    expect(commands.length).toBeGreaterThan(20);
    expect(
      commands.filter((text) => [...text.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => !known.includes(name))),
    ).toEqual([]);
    expect(commands.some((text) => text.includes('{namespace}'))).toBe(true);
  });

  it('link to absolute https addresses alone', () => {
    const links = articles.flatMap((article) => [
      ...article.sources.map(({ url }) => url),
      ...blocksOf(article).flatMap((block) =>
        block.kind === 'command' ? [] : block.runs.flatMap(({ url }) => url ?? []),
      ),
    ]);
    expect(links.length).toBeGreaterThan(articles.length);
    expect(links.filter((url) => !URL.canParse(url) || new URL(url).protocol !== 'https:')).toEqual([]);
  });

  it('have no link in their text that was not read as one', () => {
    const texts = articles.flatMap((article) =>
      blocksOf(article).flatMap((block) =>
        block.kind === 'command' ? [] : block.runs.filter(({ style }) => style === 'plain').map(({ text }) => text),
      ),
    );
    expect(texts.filter((text) => /\]\(|https?:\/\/\S+\)/.test(text))).toEqual([]);
  });
});

describe('an event that several articles share', () => {
  const shared = [...new Set(articles.flatMap(({ match }) => match.events.map(({ id }) => id)))].filter(
    (event) => articlesOf(event).length > 1,
  );

  it('is told apart in each of them by what its text says', () => {
    expect(shared).toContain(6329);
    const silent = shared.flatMap((event) =>
      articlesOf(event)
        .filter(({ match }) => match.events.some(({ id, when }) => id === event && when === undefined))
        .map(({ id }) => `${id}: ${String(event)} has no "when"`),
    );
    expect(silent).toEqual([]);
  });

  it('has a label of its own in each', () => {
    const labels = shared.flatMap((event) =>
      articlesOf(event).flatMap(({ match }) =>
        match.events.filter(({ id }) => id === event).map(({ when }) => `${String(event)} ${when ?? ''}`),
      ),
    );
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('leads to the question when nothing but 6329 is said', () => {
    expect(offered(matcher.answer('6329'))).toEqual(
      expect.arrayContaining(['event-6329-restriction', 'event-6329-ldap-policy-control', 'error-6329-8023061f']),
    );
  });
});

describe('an event that says that all is well', () => {
  it.each(healthyEvents)('is no fault: %i', (event) => {
    expect(articlesOf(event).map(({ kind }) => kind)).toEqual(['healthy']);
    expect(matcher.answer(String(event))).toMatchObject({ outcome: 'answer' });
  });

  it('leaves every other event of writeback a fault', () => {
    const writeback = articles.filter(({ match }) => match.events.some(({ id }) => id >= 31000 && id < 34000));
    const faults = writeback.filter(({ match }) => !match.events.some(({ id }) => healthyEvents.includes(id)));
    expect(faults.length).toBeGreaterThan(30);
    expect(faults.filter(({ kind }) => kind !== 'fault').map(({ id }) => id)).toEqual([]);
  });
});

describe('what stands for an article', () => {
  it('leads to it, to a question that offers it, or to an article with the same identifier', () => {
    const astray = articles.flatMap((article) =>
      namesOf(article)
        .filter((name) => {
          const answer = matcher.answer(name);
          const twin = articles.find(({ id }) => id === offered(answer)[0]);
          const isBeside = answer.outcome !== 'none' && answer.ranked.some((match) => match.article === article);
          return !offered(answer).includes(article.id) && !(isBeside && twin && namesOf(twin).includes(name));
        })
        .map((name) => `${article.id}: ${name}`),
    );
    expect(astray).toEqual([]);
  });

  it('leads to it or to a question that offers it, when it is a sentence of the product', () => {
    const astray = articles.flatMap((article) =>
      sayingsOf(article)
        .filter((saying) => !offered(matcher.answer(saying)).includes(article.id))
        .map((saying) => `${article.id}: ${saying}`),
    );
    expect(astray).toEqual([]);
  });

  it('has a reason that names it', () => {
    for (const article of articles) {
      for (const { id } of article.match.events) {
        const answer = matcher.answer(`event ${String(id)}`);
        const reasons = answer.outcome === 'none' ? [] : answer.ranked[0]?.reasons;
        expect(reasons?.join('; ')).toContain(`event ${String(id)} of `);
      }
    }
  });
});
