import type { DetailName } from '../../cases/details.ts';
import { impactWords, urgencyWords } from '../case/case-texts.ts';

/** One answer to choose: the value it stands for, and the words by which it is heard. */
export interface DetailChoice {
  readonly value: string;
  readonly label: string;
  /** Matches a whole text in small letters, without accents. */
  readonly words: RegExp;
}

/** How somebody is asked for a detail. */
export interface DetailQuestion {
  /** With how to find it. */
  readonly ask: string;
  /** The same for the person who is locked out: no servers, no consoles. */
  readonly askPlain?: string;
  readonly choices?: readonly DetailChoice[];
  /** False where only somebody who looks after a server can answer. */
  readonly isForRequester: boolean;
  /** True where "no" says that there is none. */
  readonly hasNone: boolean;
  /** True where any text is an answer; elsewhere a code is a question in between. */
  readonly isProse: boolean;
}

const common = { isForRequester: true, hasNone: false, isProse: false } as const;
const prose = { ...common, isProse: true } as const;

/**
 * A question for each detail. Where the support code, SID and CID are found is what "Contact Microsoft support" in Troubleshoot
 * self-service password reset writeback (2024-06-21) says.
 */
export const detailQuestions: Readonly<Record<DetailName, DetailQuestion>> = {
  problem: { ...prose, ask: 'What happens? Say what the error says and how it behaves, in your own words.' },
  expected: { ...prose, ask: 'What should have happened instead?' },
  reproduce: {
    ...prose,
    ask: 'How can somebody else make it happen again? Name the steps, from the page that you open to the error.',
  },
  page: {
    ...prose,
    ask: 'On which page does it happen? Copy its address from the browser if you can. Its name helps, too.',
  },
  screenshot: {
    ...prose,
    hasNone: true,
    ask: 'Is there a screenshot? Say where it is, such as a folder or a mail. Without one, say “no”.',
  },
  supportCode: {
    ...common,
    hasNone: true,
    ask: 'Which support code does the page show? Make the error happen again, select the **Support code** link at the bottom of the page, and paste the GUID. Without such a link, say “no”.',
  },
  sid: {
    ...common,
    hasNone: true,
    ask: 'Then the SID and the CID help. With the error on the screen press **F12**, search for SID, and paste its value. You can paste both at once.',
    askPlain:
      'Then two other codes help. With the error on the screen press **F12**, search for SID, and paste its value; then the same for CID. If that is too much, say “I don’t know”.',
  },
  cid: { ...common, hasNone: true, ask: 'And the CID? Press **F12**, search for CID, and paste its value.' },
  time: {
    ...common,
    ask: 'When did it fail? Give date and time as exactly as you can, such as “2026-03-14 09:26”, “today 9:26” or “10 minutes ago”.',
  },
  zone: { ...common, ask: 'In which time zone is that? A city is enough, such as Berlin or New York.' },
  userId: {
    ...common,
    ask: 'Whose reset failed? Give the sign-in name of that person, such as user@contoso.com.',
    askPlain: 'What is your sign-in name? It looks like a mail address, such as user@contoso.com.',
  },
  userType: {
    ...common,
    ask: 'Which kind of user is it?',
    askPlain: 'Which kind of user are you? Your help desk knows it, so “I don’t know” is fine.',
    choices: [
      {
        value: 'federated',
        label: 'Federated (AD FS or another identity provider)',
        words: /^(?:federated|federation|federe|federado|foderiert|ad ?fs|adfs|okta|ping(?:federate)?)$/,
      },
      {
        value: 'pass-through',
        label: 'Pass-through authentication',
        words: /^(?:pass[- ]?through(?: auth(?:entication)?)?|pta|passthrough)$/,
      },
      {
        value: 'password-hash',
        label: 'Password hash synchronization',
        words:
          /^(?:(?:password[- ])?hash(?:[- ]sync(?:hroni[sz](?:ed|ation))?)?|phs|password hash sync(?:hroni[sz]ed)?)$/,
      },
      {
        value: 'cloud-only',
        label: 'Cloud-only (no account on-premises)',
        words: /^(?:cloud(?:[- ]only)?|nur cloud|nube|nuvem|only cloud)$/,
      },
    ],
  },
  licence: {
    ...common,
    ask: 'Does that user have a Microsoft Entra ID license? Say “yes” or “no”.',
    askPlain: 'Do you have a Microsoft Entra ID license? Your help desk knows it, so “I don’t know” is fine.',
    choices: [
      {
        value: 'yes',
        label: 'Yes',
        words: /^(?:yes|y|yep|yeah|ja|oui|si|sim|はい|assigned|licensed|he has|she has|they have)$/,
      },
      {
        value: 'no',
        label: 'No',
        words: /^(?:no|n|nope|none|nein|non|nao|いいえ|not assigned|unlicensed|not licensed)$/,
      },
    ],
  },
  eventLog: {
    ...prose,
    isForRequester: false,
    hasNone: true,
    ask: 'Where is the Application event log of the sync server? If the fault is on-premises, zip it and say where it lies, such as a share. Without one, say “no”.',
  },
  impact: {
    ...common,
    ask: 'How many people have the problem?',
    choices: [
      {
        value: 'everyone',
        label: impactWords.everyone,
        words: /^(?:everyone|everybody|all|all users|alle|tous|todos)$/,
      },
      {
        value: 'several',
        label: impactWords.several,
        words: /^(?:several|some|many|a few|mehrere|einige|viele|plusieurs|varios|muchos|varias|several users)$/,
      },
      {
        value: 'one',
        label: impactWords.one,
        words: /^(?:one|only one|just one|one user|only me|just me|me|nur ich|einer|eine|moi|solo yo|so eu|una|um)$/,
      },
    ],
  },
  urgency: {
    ...common,
    ask: 'What does it keep people from?',
    choices: [
      {
        value: 'blocked',
        label: urgencyWords.blocked,
        words: /^(?:blocked|cannot work|cant work|everything|all work|no work|urgent|dringend|urgente?)$/,
      },
      {
        value: 'hindered',
        label: urgencyWords.hindered,
        words: /^(?:hindered|some(?: work)?|difficult|with difficulty|workaround|partly|teilweise)$/,
      },
      {
        value: 'waiting',
        label: urgencyWords.waiting,
        words: /^(?:waiting|nothing|nothing yet|not yet|not urgent|no|can wait|nichts|rien|nada)$/,
      },
    ],
  },
};
