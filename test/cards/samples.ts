import { answerCard, type AnswerData, type AnswerPage } from '../../cards/answer/answer.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { choiceCard, type ChoiceData } from '../../cards/choice/choice.ts';
import { welcomeCard, type WelcomeData } from '../../cards/welcome/welcome.ts';

export const form = '3f0d7c1e-8a52-4d0b-9a7e-2b9c6a51f0d4';

/** Characters that mean something to Markdown, to the template language or to JSON, and some that do not. */
export const markupSigns = Array.from('\\*_[](){}<>#+-=.!&;`~$|"\'/: \t\n1aé😀');

export const answer: AnswerData = {
  article: 'event-33008',
  form,
  fill: { namespace: 'contoso-ns' },
  page: {
    heading: '33008 · ADPasswordPolicyError',
    title: 'The new password breaks a rule of the domain',
    meaning: 'Active Directory refused the new password.',
    status: { label: 'Fault' },
    facts: [
      { label: 'Who fixes it', value: 'Help desk' },
      { label: 'Changes', value: 'Nothing' },
    ],
    sections: [
      {
        heading: 'Cause',
        blocks: [
          { kind: 'text', marker: '', runs: [{ text: 'One of two rules said no:', style: 'plain' }] },
          { kind: 'bullet', marker: '•', runs: [{ text: 'Minimum age', style: 'strong' }] },
          { kind: 'bullet', marker: '•', runs: [{ text: 'History', style: 'strong' }] },
        ],
      },
      {
        heading: 'Resolution',
        blocks: [
          {
            kind: 'step',
            marker: '1.',
            runs: [
              { text: 'Run ', style: 'plain' },
              { text: 'net', style: 'code' },
              { text: ' as told by ', style: 'plain' },
              { text: 'this page', style: 'link', url: 'https://example.com/net' },
              { text: ':', style: 'plain' },
            ],
          },
          { kind: 'command', text: 'net accounts /domain\n\nnet user ada /domain' },
          { kind: 'step', marker: '2.', runs: [{ text: 'Choose another password.', style: 'plain' }] },
        ],
      },
    ],
    links: [{ title: 'Troubleshoot writeback', url: 'https://example.com/writeback' }],
  },
  why: ['event 33008 of PasswordResetService', 'the words "password policy"'],
  source: 'Troubleshoot SSPR writeback, 2024-06-21',
  others: 'Also found: 31034.',
  more: { part: 2, label: 'Show the rest' },
  verdict: null,
  speak: 'Active Directory refused the new password.',
};

/** The answer with something else on its page. */
export function answerWith(page: Partial<AnswerPage>): AnswerData {
  return { ...answer, page: { ...answer.page, ...page } };
}

const restriction = { article: 'event-6329-restriction', label: 'A restriction' };

export const choice: ChoiceData = {
  form,
  about: '6329',
  question: 'What does the message say?',
  options: [restriction, { article: 'event-6329-access', label: 'Access is denied' }],
  chosen: null,
  speak: 'Event 6329 has several meanings. What does the message say?',
};

export const welcome: WelcomeData = { form, name: 'Ada' };

/** An answer with nothing that may be left out. */
export const bareAnswer: AnswerData = {
  ...answerWith({ heading: '', facts: [], sections: [], links: [] }),
  ...{ why: [], source: '', others: '', more: null, fill: {} },
};

/** Every card as it is shown, by name. */
export const cards = {
  answer: answerCard(answer),
  'bare answer': answerCard(bareAnswer),
  'answer that helped': answerCard({ ...answer, verdict: 'helped' }),
  'answer that failed': answerCard({ ...answer, verdict: 'failed' }),
  choice: choiceCard(choice),
  'choice of six': choiceCard({ ...choice, options: Array<typeof restriction>(6).fill(restriction) }),
  'choice about nothing': choiceCard({ ...choice, about: '' }),
  'choice made': choiceCard({ ...choice, chosen: 'A restriction' }),
  welcome: welcomeCard(welcome),
  'welcome of a stranger': welcomeCard({ form }),
} satisfies Record<string, AdaptiveCard>;

const section = (text: string, kind: 'text' | 'bullet' | 'step', marker: string): Partial<AnswerPage> => ({
  sections: [
    {
      heading: 'Cause',
      blocks: [
        {
          kind,
          marker,
          runs: (['plain', 'strong', 'code'] as const).map((style) => ({
            text: style === 'code' ? text : style,
            style,
          })),
        },
      ],
    },
  ],
});

const onPage: Record<string, (text: string) => Partial<AnswerPage>> = {
  heading: (heading) => ({ heading }),
  title: (title) => ({ title }),
  meaning: (meaning) => ({ meaning }),
  status: (label) => ({ status: { label } }),
  'fact label': (label) => ({ facts: [{ label, value: 'value' }] }),
  'fact value': (value) => ({ facts: [{ label: 'label', value }] }),
  'section heading': (heading) => ({ sections: [{ heading, blocks: [] }] }),
  text: (text) => section(text, 'text', ''),
  bullet: (text) => section(text, 'bullet', '•'),
  step: (text) => section(text, 'step', '12.'),
  link: (text) => ({
    sections: [
      {
        heading: 'Cause',
        blocks: [{ kind: 'text', marker: '', runs: [{ text, style: 'link', url: 'https://example.com/' }] }],
      },
    ],
  }),
  command: (text) => ({ sections: [{ heading: '', blocks: [{ kind: 'command', text }] }] }),
  'link title': (title) => ({ links: [{ title, url: 'https://example.com/' }] }),
};

const belowPage: Record<string, (text: string) => Partial<AnswerData>> = {
  why: (reason) => ({ why: ['before', reason] }),
  source: (source) => ({ source }),
  others: (others) => ({ others }),
};

/** Every place of every card that shows text from data: the card with that text in that place. */
export const places: Record<string, (text: string) => AdaptiveCard> = {
  ...Object.fromEntries(
    Object.entries(onPage).map(([name, place]) => [
      `answer, ${name}`,
      (text: string) => answerCard(answerWith(place(text))),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(belowPage).map(([name, place]) => [
      `answer, ${name}`,
      (text: string) => answerCard({ ...answer, ...place(text) }),
    ]),
  ),
  'choice, about': (about) => choiceCard({ ...choice, about }),
  'choice, question': (question) => choiceCard({ ...choice, question }),
  'choice, chosen': (chosen) => choiceCard({ ...choice, chosen }),
  'welcome, name': (name) => welcomeCard({ form, name }),
};

/** Every place of every card that writes text from data on a button. */
export const buttonPlaces: Record<string, (text: string) => AdaptiveCard> = {
  'answer, more': (label) => answerCard({ ...bareAnswer, more: { part: 1, label } }),
  'choice, option': (label) => choiceCard({ ...choice, options: [{ article: 'event-6329-access', label }] }),
};
