import type { DetailName } from './details.ts';

/** What each detail is called, and why it is worth finding out, in one short sentence. */
export const detailTexts: Readonly<Record<DetailName, { readonly label: string; readonly why: string }>> = {
  problem: { label: 'What happened', why: 'It says which failure to look for.' },
  expected: { label: 'What was expected', why: 'It shows what is wrong, and what is meant to be so.' },
  reproduce: { label: 'How to make it happen again', why: 'Whoever can see it fail finds the cause sooner.' },
  page: { label: 'Page', why: 'The same words stand on several pages: it says where to look.' },
  screenshot: { label: 'Screenshot', why: 'It shows words and codes that are lost when somebody retells them.' },
  supportCode: { label: 'Support code', why: 'With it Microsoft finds this one attempt among all others.' },
  sid: { label: 'SID', why: 'Where the page shows no support code, SID and CID together take its place.' },
  cid: { label: 'CID', why: 'Where the page shows no support code, SID and CID together take its place.' },
  time: { label: 'Date and time', why: 'Logs are searched by time: a few minutes off, and nothing is found.' },
  zone: { label: 'Time zone', why: 'Without it the time can be off by hours.' },
  userId: { label: 'User ID', why: 'Whoever traces the attempt looks for the sign-in name of this person.' },
  userType: { label: 'Kind of user', why: 'It decides where the password is kept, and so where it can fail.' },
  licence: { label: 'License', why: 'Without a license writeback does not work, and that is quickly ruled out.' },
  eventLog: { label: 'Application event log', why: 'It holds what the sync server saw; Microsoft cannot look there.' },
  impact: { label: 'How many people', why: 'It decides how soon somebody takes the case.' },
  urgency: { label: 'What it keeps people from', why: 'It decides how soon somebody takes the case.' },
};
