import { answerCard, type AnswerData } from '../../cards/answer/answer.ts';
import { cardButtons, cardText } from '../../cards/card-text.ts';
import { viewAnswer, type Showing } from '../../dialogs/answer-view.ts';
import type { Block, Sections } from '../../knowledge/article-body.ts';
import type { Article } from '../../knowledge/article.ts';
import { findCardProblems } from '../support/card-parser.ts';
import { fakeArticle, formOf } from '../support/fake-desk.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const guard = 'The command for this is shown to the help desk and to administrators.';
const showing = (view: Showing['view'], more: Partial<Showing> = {}): Showing => ({
  ...{ form: formOf(1), part: 0, fill: {}, reasons: ['code X'], others: 'Also 31034.', verdict: null },
  ...{ view, runbook: { id: 'first', title: 'Runbook first' } },
  ...more,
});
const show = (article: Article, view: Showing['view'], more?: Partial<Showing>) =>
  viewAnswer(article, showing(view, more));
const titles = (data: AnswerData) => cardButtons(answerCard(data)).map(({ title }) => title);
const blocksOf = ({ page }: AnswerData) => page.sections.flatMap(({ blocks }) => blocks);

const command: Block = { kind: 'command', text: 'Repair {namespace}' };
const step: Block = { kind: 'step', number: 1, runs: [{ text: 'Type the address.', style: 'plain' }] };
const sections: Sections = {
  Cause: [{ kind: 'text', runs: [{ text: 'The service bus.', style: 'plain' }] }],
  Resolution: [step, command],
};
const mixed = fakeArticle('mixed', { sections, codes: ['31034', 'SSPR_0029'] });

describe('everything', () => {
  it('is shown with its commands, reasons, runbook and related articles', () => {
    const shown = show(mixed, 'full', { fill: { namespace: 'contoso-ns' } });
    expect(blocksOf(shown)).toContainEqual({ kind: 'command', text: 'Repair contoso-ns' });
    expect(shown).toMatchObject({ why: ['code X'], others: 'Also 31034.' });
    expect(titles(shown)).toEqual([
      ...['This fixed it', 'It did not help', 'Walk me through: Runbook first', 'Show more like this'],
    ]);
  });

  it('has no button for a runbook where there is none', () => {
    expect(show(mixed, 'full', { runbook: undefined }).runbook).toBeNull();
  });

  it('carries in its buttons no account of the person, which its commands may show', () => {
    const article = fakeArticle('own', { sections: { Cause: [{ kind: 'command', text: 'net user {accountName}' }] } });
    const shown = show(article, 'full', { fill: { accountName: 'ada', namespace: 'contoso-ns' } });
    expect(blocksOf(shown)).toEqual([{ kind: 'command', text: 'net user ada' }]);
    expect(shown.fill).toEqual({ namespace: 'contoso-ns' });
    expect(findCardProblems(answerCard(shown))).toEqual([]);
  });
});

describe('what is guarded', () => {
  it('is each command, and nothing else', () => {
    const full = blocksOf(show(mixed, 'full'));
    const guarded = blocksOf(show(mixed, 'guarded'));
    expect(guarded.slice(0, 2)).toEqual(full.slice(0, 2));
    expect(guarded[2]).toEqual({ kind: 'text', marker: '', runs: [{ text: guard, style: 'plain' }] });
    expect(titles(show(mixed, 'guarded'))).toEqual(titles(show(mixed, 'full')));
  });

  it('stays guarded with values of the person, and whatever was shown before', () => {
    const article = fakeArticle('again', { sections });
    const fills: Showing['fill'][] = [{}, { namespace: 'contoso-ns' }];
    for (const fill of fills) {
      for (const view of ['full', 'guarded', 'full', 'guarded'] as const) {
        const text = cardText(answerCard(show(article, view, { fill })));
        expect([view, text.includes('Repair'), text.includes(guard)]).toEqual([view, view === 'full', view !== 'full']);
      }
    }
  });
});

describe('for a person who is locked out', () => {
  it('an answer says what it means, who can help and what to tell them', () => {
    const shown = show(mixed, 'plain', { verdict: null, reasons: ['code SSPR_0029'] });
    expect(shown.page).toEqual({
      heading: 'SSPR_0029',
      title: 'What this means for you',
      meaning: 'Please ask your help desk.',
      status: { label: 'About your password reset' },
      facts: [
        { label: 'Who can help', value: 'Your help desk' },
        { label: 'Tell them', value: 'the code SSPR_0029' },
      ],
      sections: [],
      links: [],
    });
    expect(shown).toMatchObject({
      why: [],
      others: '',
      more: null,
      runbook: null,
      speak: 'Please ask your help desk.',
    });
    expect(titles(shown)).toEqual(['This fixed it', 'It did not help']);
  });

  it('it tells no code that the person has not seen', () => {
    const { page } = show(mixed, 'plain', { reasons: ['described as: locked out'] });
    expect(JSON.stringify(page)).not.toMatch(/31034|SSPR_0029/);
  });

  it('it names the sentence where there is no code, and says where nothing is wrong', () => {
    const { page } = show(fakeArticle('fine', { kind: 'healthy' }), 'plain');
    expect(page.facts[1]).toEqual({ label: 'Tell them', value: 'the sentence that you see' });
    expect(page.status).toEqual({ label: 'Nothing is wrong' });
  });

  it('it shows what they can do themselves, without commands, and no more', () => {
    const { page } = show({ ...mixed, actor: 'requester' }, 'plain');
    const blocks = [{ kind: 'step', marker: '1.', runs: [{ text: 'Type the address.', style: 'plain' }] }];
    expect(page.sections).toEqual([{ heading: 'What you can do', blocks }]);
    expect(page.facts[0]?.value).toBe('You yourself; if it does not work, your help desk');
    const causeOnly = fakeArticle('cause', { actor: 'requester', sections: { Cause: sections.Cause ?? [] } });
    expect(show(causeOnly, 'plain').page.sections).toEqual([]);
  });

  it('what to collect is the same as for everybody', () => {
    const details = { ...mixed, kind: 'intake' as const };
    expect(show(details, 'plain').page).toEqual(show(details, 'full').page);
  });

  it('closes with the verdict', () => {
    expect(cardText(answerCard(show(mixed, 'plain', { verdict: 'failed' })))).toContain('Answered: it did not help.');
  });
});

/** Words that only people have before them who look after servers. */
const jargon = /\b(?:writeback|connector|service bus|namespace|tenant|registry|powershell|tls|gpo|adsync|hresult)\b/i;

const listed = realKnowledge.articles.map((article) => [article.id, article] as const);

describe('the articles that the bot ships with', () => {
  it.each(listed.filter(([, { kind }]) => kind !== 'intake'))(
    'have words for a person who is locked out, without commands, runbooks and jargon: %s',
    (_id, article) => {
      const shown = show(article, 'plain', { fill: { namespace: 'contoso-ns' } });
      expect(findCardProblems(answerCard(shown))).toEqual([]);
      expect(blocksOf(shown).map(({ kind }) => kind)).not.toContain('command');
      expect(titles(shown)).toEqual(['This fixed it', 'It did not help']);
      expect([article.requester, jargon.exec(article.requester)?.[0]]).toEqual([article.requester, undefined]);
    },
  );

  it.each(listed)('show no command while it is not known who reads them: %s', (_id, article) => {
    for (const part of [0, 1, 2, 3]) {
      expect(blocksOf(show(article, 'guarded', { part })).map(({ kind }) => kind)).not.toContain('command');
    }
  });
});
