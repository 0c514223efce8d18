import { answerCard, type AnswerData } from '../../cards/answer/answer.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { choiceCard, type ChoiceData } from '../../cards/choice/choice.ts';
import type { CardPage } from '../../cards/page/page.ts';
import { stepCard, type StepData } from '../../cards/step/step.ts';
import { summaryCard, type SummaryData } from '../../cards/summary/summary.ts';
import { caseCards, casePlaces } from './case-samples.ts';
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
export function answerWith(page: Partial<CardPage>): AnswerData {
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

const walkThrough = { id: 'restore-connectivity', label: 'Walk me through: Restore connectivity' };

/** Runbooks to choose from. */
export const runbookChoice: ChoiceData = {
  ...choice,
  about: '',
  question: 'What shall I walk you through?',
  options: [
    { runbook: 'restore-connectivity', label: 'Restore connectivity' },
    { runbook: 'password-policy', label: 'Password policy' },
  ],
};

/** The question for whom an answer is. */
export const roleChoice: ChoiceData = {
  ...choice,
  about: '',
  question: 'Who are you?',
  hint: 'Some answers are not for everybody.',
  options: [
    { role: 'requester', label: 'I cannot reset my password' },
    { role: 'helpdesk', label: 'I help others' },
    { role: 'admin', label: 'I look after the servers' },
  ],
};

const exits = [
  { outcome: 'worked', label: 'The result is good' },
  { outcome: 'failing', label: 'The result is bad' },
  { outcome: 'cannot', label: 'I cannot do this' },
];

/** A step that says what to do. */
export const step: StepData = {
  form,
  page: {
    heading: 'Restore connectivity',
    status: { label: 'Step 2 of at most 13' },
    title: 'Test the way to Service Bus',
    meaning: 'A shut port is the most frequent cause.',
    facts: [{ label: 'Where', value: 'On the sync server' }],
    sections: [
      { heading: 'What to do', blocks: [{ kind: 'command', text: 'Test-NetConnection -Port 443' }] },
      {
        heading: 'A good result',
        blocks: [{ kind: 'text', marker: '', runs: [{ text: 'TcpTestSucceeded : True', style: 'code' }] }],
      },
    ],
    links: [],
  },
  kind: 'action',
  exits,
  isFirst: false,
  answered: null,
  speak: 'Step 2 of at most 13. Test the way to Service Bus.',
};

/** A step that asks something. */
export const questionStep: StepData = {
  ...step,
  page: {
    ...step.page,
    title: 'In which cloud is your tenant?',
    meaning: 'Addresses differ.',
    facts: [],
    sections: [],
  },
  kind: 'question',
  exits: [
    { outcome: 'public', label: 'Public cloud' },
    { outcome: 'us-government', label: 'Azure for US Government' },
  ],
  isFirst: true,
};

/** The end of a runbook, with another one to go on with. */
export const summary: SummaryData = {
  form,
  page: {
    heading: 'Restore connectivity',
    status: { label: 'The cause is found' },
    title: 'A staging server does not write back',
    meaning: 'Work on the active server.',
    facts: [{ label: 'Tell the person', value: 'It is not about your password.' }],
    sections: [
      {
        heading: 'What was done',
        blocks: [{ kind: 'bullet', marker: '•', runs: [{ text: 'Which program? Connect Sync', style: 'plain' }] }],
      },
    ],
    links: [{ title: 'Troubleshoot writeback', url: 'https://example.com/writeback' }],
  },
  next: { runbook: 'user-state', label: 'Walk me through: Find the account' },
  speak: 'The cause is found.',
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
  'answer with steps': answerCard({ ...answer, runbook: walkThrough }),
  'answer for one person': answerCard({ ...bareAnswer, hasRelated: false }),
  choice: choiceCard(choice),
  'choice of six': choiceCard({ ...choice, options: Array<typeof restriction>(6).fill(restriction) }),
  'choice about nothing': choiceCard({ ...choice, about: '' }),
  'choice made': choiceCard({ ...choice, chosen: 'A restriction' }),
  'choice of a runbook': choiceCard(runbookChoice),
  'choice of a role': choiceCard(roleChoice),
  step: stepCard(step),
  'first step': stepCard({ ...step, isFirst: true }),
  'step with a question': stepCard(questionStep),
  'step answered': stepCard({ ...step, answered: 'The result is good' }),
  'question answered': stepCard({ ...questionStep, answered: 'Public cloud' }),
  summary: summaryCard(summary),
  'summary that ends it': summaryCard({ ...summary, next: null }),
  welcome: welcomeCard(welcome),
  'welcome of a stranger': welcomeCard({ form }),
  ...caseCards,
} satisfies Record<string, AdaptiveCard>;

const section = (text: string, kind: 'text' | 'bullet' | 'step', marker: string): Partial<CardPage> => ({
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

const onPage: Record<string, (text: string) => Partial<CardPage>> = {
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

/** The places of the page that a card shows. */
export function placesOnPage(card: string, show: (page: Partial<CardPage>) => AdaptiveCard): [string, Place][] {
  return Object.entries(onPage).map(([name, place]) => [`${card}, ${name}`, (text) => show(place(text))]);
}

export type Place = (text: string) => AdaptiveCard;

/** Every place of every card that shows text from data: the card with that text in that place. */
export const places: Record<string, Place> = {
  ...Object.fromEntries([
    ...placesOnPage('answer', (page) => answerCard(answerWith(page))),
    ...placesOnPage('step', (page) => stepCard({ ...step, page: { ...step.page, ...page } })),
    ...placesOnPage('summary', (page) => summaryCard({ ...summary, page: { ...summary.page, ...page } })),
  ]),
  ...Object.fromEntries(
    Object.entries(belowPage).map(([name, place]) => [
      `answer, ${name}`,
      (text: string) => answerCard({ ...answer, ...place(text) }),
    ]),
  ),
  'choice, about': (about) => choiceCard({ ...choice, about }),
  'choice, question': (question) => choiceCard({ ...choice, question }),
  'choice, hint': (hint) => choiceCard({ ...choice, hint }),
  'choice, chosen': (chosen) => choiceCard({ ...choice, chosen }),
  'step, answered': (answered) => stepCard({ ...step, answered }),
  'welcome, name': (name) => welcomeCard({ form, name }),
  ...casePlaces,
};

/** Every place of every card that writes text from data on a button. */
export const buttonPlaces: Record<string, Place> = {
  'answer, more': (label) => answerCard({ ...bareAnswer, more: { part: 1, label } }),
  'answer, steps': (label) => answerCard({ ...bareAnswer, runbook: { ...walkThrough, label } }),
  'choice, option': (label) => choiceCard({ ...choice, options: [{ article: 'event-6329-access', label }] }),
  'choice, runbook': (label) => choiceCard({ ...runbookChoice, options: [{ runbook: 'password-policy', label }] }),
  'choice, role': (label) => choiceCard({ ...roleChoice, options: [{ role: 'admin', label }] }),
  'step, outcome': (label) => stepCard({ ...step, exits: [{ outcome: 'worked', label }] }),
  'step, answer': (label) => stepCard({ ...questionStep, exits: [{ outcome: 'public', label }] }),
  'summary, next': (label) => summaryCard({ ...summary, next: { runbook: 'user-state', label } }),
};
