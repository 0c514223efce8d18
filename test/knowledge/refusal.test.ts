import { createMatcher, type Answer } from '../../knowledge/matcher.ts';
import type { Neighbour } from '../../knowledge/neighbour.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { someKnowledge } from '../support/knowledge.ts';

const printing: Partial<Neighbour> = {
  id: 'printing',
  phrases: ['Paper jam in tray'],
  symptoms: ['the office printer has no toner and prints only blank pages today'],
};
const hashes: Partial<Neighbour> = { id: 'hashes', events: [611], codes: ['8023063D', 'AADSTS50034'] };
const family: Partial<Neighbour> = { id: 'sign-in', codes: ['AADSTS*'] };

const matcher = createMatcher(
  someKnowledge({
    articles: [
      {
        id: 'event-31034',
        match: {
          events: [{ provider: 'PasswordResetService', id: 31034 }],
          phrases: ['The heartbeat of the service bus was lost'],
          symptoms: ['connection of writeback drops every night when the proxy restarts somewhere'],
        },
      },
    ],
    neighbours: [family, printing, hashes],
  }),
);

const ask = (text: string): Answer => matcher.answer(text);

function refusal(text: string): { neighbour?: string; unknown?: string } | undefined {
  const answer = ask(text);
  if (answer.outcome !== 'none') return undefined;
  const { neighbour, unknown } = answer;
  return { ...(neighbour && { neighbour: neighbour.id }), ...(unknown !== undefined && { unknown }) };
}

describe('a neighbouring subject', () => {
  it('is refused by name for its event, its code and a code of its family', () => {
    expect(refusal('event 611 again')).toEqual({ neighbour: 'hashes' });
    expect(refusal('we get 0x8023063d')).toEqual({ neighbour: 'hashes' });
    expect(refusal('AADSTS50126')).toEqual({ neighbour: 'sign-in' });
  });

  it('keeps its own code, although a family before it would take it', () => {
    expect(refusal('AADSTS50034')).toEqual({ neighbour: 'hashes' });
  });

  it('is refused by name for its words, quoted or described', () => {
    expect(refusal('Paper jam in TRAY!')).toEqual({ neighbour: 'printing' });
    expect(refusal('the printer has no toner and prints blank pages')).toEqual({ neighbour: 'printing' });
  });

  it('does not keep us from what we know by name', () => {
    expect(ask('31034 and event 611').outcome).toBe('answer');
    expect(ask('31034 Paper jam in tray').outcome).toBe('answer');
  });

  it('does not keep us from what our own text or words say better', () => {
    expect(ask('the heartbeat of the service bus was lost, paper jam in tray').outcome).toBe('answer');
    const said = 'connection of writeback drops every night when the proxy restarts somewhere';
    expect(ask(`${said}, printer`).outcome).toBe('answer');
  });
});

describe('an identifier of our kind that nobody knows', () => {
  it.each([
    ['SSPR_0099', 'SSPR_0099'],
    ['hr=8aaabbbb', '0x8AAABBBB'],
    ['event 31999', '31999'],
  ])('is refused by its own spelling: %s', (text, unknown) => {
    expect(refusal(text)).toEqual({ unknown });
  });

  it('comes after the name of a neighbour that stands beside it', () => {
    expect(refusal('SSPR_0099 and AADSTS50126')).toEqual({ neighbour: 'sign-in' });
  });

  it('does not outweigh an error sentence of ours', () => {
    expect(ask('SSPR_0099: The heartbeat of the service bus was lost').outcome).toBe('answer');
  });

  it('is refused with what comes near', () => {
    const answer = ask('SSPR_0099 connection drops every night');
    expect(answer.outcome === 'none' && answer.near.map(({ article }) => article.id)).toEqual(['event-31034']);
  });
});

describe('the real knowledge', () => {
  const real = createMatcher(realKnowledge);

  it.each([
    ['event 611', /hash/],
    ['AADSTS50126', /AADSTS/],
    ['the printer does not print and the toner is empty', /printer/i],
  ])('refuses %s by the name of its subject', (text, topic) => {
    const answer = real.answer(text);
    expect(answer.outcome === 'none' && answer.neighbour?.topic).toMatch(topic);
  });

  it('refuses a code of our kind that it does not know', () => {
    expect(real.answer('SSPR_0099')).toMatchObject({ outcome: 'none', unknown: 'SSPR_0099' });
  });

  it('says nothing about a greeting', () => {
    expect(real.answer('hello')).toMatchObject({ outcome: 'none', near: [], terms: [] });
  });
});
