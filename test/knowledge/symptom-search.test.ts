import type { Article } from '../../knowledge/article.ts';
import { createSymptomSearch } from '../../knowledge/symptom-search.ts';
import { readVocabulary } from '../../knowledge/vocabulary.ts';
import { someKnowledge } from '../support/knowledge.ts';

const vocabulary = readVocabulary(
  '{ stop: [the, a, my], weak: [problem], say: { writeback: [rückschreiben, escritura diferida] } }',
);
const sectionsOf = (text: string, command: string): Article['sections'] => ({
  Cause: [{ kind: 'text', runs: [{ text, style: 'plain' }] }],
  Resolution: [{ kind: 'command', text: command }],
});

const search = createSymptomSearch(
  someKnowledge({
    vocabulary,
    articles: [
      {
        id: 'proxy',
        title: 'Proxy',
        meaning: 'Outbound traffic.',
        match: {
          events: [{ provider: 'PasswordResetService', id: 31034 }],
          hresults: ['80230619'],
          symptoms: ['writeback stops when the firewall restarts', '31034 0x80230619 nightly'],
        },
        sections: sectionsOf(
          'The appliance inspects certificates and closes websocket sessions.',
          'Get-Zebra Restart-Zebra',
        ),
      },
      {
        id: 'clock',
        title: 'Clock',
        meaning: 'Time.',
        match: { phrases: ['The token has expired'], symptoms: ['writeback stops when the firewall restarts'] },
        sections: sectionsOf('The hypervisor gives guests a wrong hour after a snapshot.', 'Get-Date'),
      },
      { id: 'empty', title: 'Nothing', meaning: 'Nothing.', sections: {} },
    ],
    neighbours: [{ id: 'printing', topic: 'printers', phrases: ['Paper jam'], symptoms: ['toner empty on floor two'] }],
  }),
);

const ids = (text: string): string[] => search.search(text).hits.map(({ id }) => id);
const scoreOf = (id: string, text: string): number => search.search(text).hits.find((hit) => hit.id === id)?.score ?? 0;
const padding = (words: number): string => Array.from({ length: words }, (_, at) => `qqq${String(at)}`).join(' ');

describe('what was described', () => {
  it('is found in symptoms, phrases, titles and meanings, of articles and neighbours', () => {
    expect(ids('firewall restarts').sort()).toEqual(['clock', 'proxy']);
    expect(ids('token expired')).toEqual(['clock']);
    expect(ids('outbound')).toEqual(['proxy']);
    expect(search.search('toner empty').hits).toMatchObject([{ id: 'printing', neighbour: true }]);
    expect(search.search('token').hits).toMatchObject([{ id: 'clock', neighbour: false }]);
  });

  it('is found in other words and languages that the vocabulary knows, and with a slip', () => {
    expect(ids('Rückschreiben, firewall').sort()).toEqual(['clock', 'proxy']);
    expect(ids('escritura diferida firewal').sort()).toEqual(['clock', 'proxy']);
  });

  it('is nothing when no word is known', () => {
    expect(search.search('zebra quagga okapi').hits).toEqual([]);
    expect(search.search('').hits).toEqual([]);
  });

  it('does not weigh identifiers: they are weighed exactly, elsewhere', () => {
    expect(search.search('31034 80230619 0x80230619').hits).toEqual([]);
  });

  it('counts one word in common far less than half of two: it is chance more often than not', () => {
    const one = createSymptomSearch(
      someKnowledge({
        articles: [{ match: { symptoms: ['quasar'] } }, { id: 'b', match: { symptoms: ['pulsar nebula'] } }],
      }),
    );
    const [single, double] = ['quasar', 'pulsar nebula'].map((text) => one.search(text).hits[0]?.score ?? 0);
    expect(single).toBeGreaterThan(0);
    expect(single).toBeLessThan(0.4 * (double ?? 0));
  });

  it('counts words that every question has far less than words that tell something', () => {
    const articles = [{ match: { symptoms: ['quasar comet'] } }, { id: 'b', match: { symptoms: ['pulsar nebula'] } }];
    const weak = readVocabulary('{ stop: [], weak: [quasar, comet, pulsar], say: {} }');
    const one = createSymptomSearch(someKnowledge({ vocabulary: weak, articles }));
    const [nothing, something] = ['quasar comet', 'pulsar nebula'].map((text) => one.search(text).hits[0]?.score ?? 0);
    expect(nothing).toBeGreaterThan(0);
    expect(nothing).toBeLessThan(0.4 * (something ?? 0));
  });

  it('orders equal hits by id', () => {
    expect(ids('writeback stops when the firewall restarts')).toEqual(['clock', 'proxy']);
  });
});

describe('a long text', () => {
  const sentence = 'Writeback stops when the firewall restarts.';

  it('is compared sentence by sentence, so that the rest does not drown the one that counts', () => {
    const long = `${padding(30)}.\n${sentence}\n${padding(30)}.`;
    const joined = `${sentence} ${padding(60)}`.replaceAll('.', '');
    expect(scoreOf('proxy', long)).toBeGreaterThan(scoreOf('proxy', joined));
  });

  it('is told apart by the whole of it, the bodies of articles included', () => {
    const about = (words: string): string => `${sentence} ${padding(10)}. ${words}. ${padding(12)}.`;
    expect(ids(about('the appliance inspects certificates of websocket sessions'))[0]).toBe('proxy');
    expect(ids(about('the hypervisor gives guests a wrong hour'))[0]).toBe('clock');
  });

  it('does not know the commands of articles as words', () => {
    const share = (words: string): number => {
      const text = `${sentence} ${padding(14)}. ${words}. ${padding(12)}.`;
      return scoreOf('proxy', text) / scoreOf('clock', text);
    };
    expect(share('Restart-Zebra zebra')).toBe(share('Restart-Quagga quagga'));
  });

  it('is read as a whole, too, while it is not very long', () => {
    const halves = `firewall\n${padding(14)}\nrestarts\n${padding(14)}`;
    expect(search.search(halves).hits[0]?.terms.length).toBe(2);
  });

  it('is cut when it has no sentences', () => {
    expect(ids(`${padding(100)} token has expired ${padding(100)}`)).toContain('clock');
    expect(ids(`${padding(60)} token has expired`)).toContain('clock');
  });

  it('is read up to a limit of pieces', () => {
    const filler = 'some words of no use here.\n'.repeat(60);
    expect(ids(`The token has expired.\n${filler}`)).toContain('clock');
    expect(ids(`${filler}The token has expired.`)).toEqual([]);
    expect(ids(`${padding(3000)} token has expired`)).toEqual([]);
  });

  it('has only so many words corrected: the rest is pasted data', () => {
    expect(search.search(`firewal ${padding(10)}`).knownTerms).toEqual(['firewall']);
    expect(search.search(`${padding(30)} firewal`).knownTerms).toEqual([]);
  });
});

describe('the known terms of a text', () => {
  it('are words of the knowledge, each once, and no others', () => {
    expect(search.search('My token for zebra42 expired, token expired!').knownTerms).toEqual(['token', 'expir']);
  });
});
