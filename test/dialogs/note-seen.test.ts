import { freshState, readState } from '../../dialogs/conversation-state.ts';
import { noteArticle, noteCodes, noteFindings, noteVerdict } from '../../dialogs/note-seen.ts';
import { fakeArticle } from '../support/fake-desk.ts';
import { play } from '../support/conversation.ts';
import { walkDesk } from '../support/walk-desk.ts';

const code = (value: string) => ({ kind: 'code' as const, value, at: 0 });
const one = fakeArticle('one');
const two = fakeArticle('two');

describe('noteCodes', () => {
  it('keeps each code once, the newest last, as people write it', () => {
    const first = noteCodes(freshState, [code('SSPR_0029'), { kind: 'event', value: '31034', at: 9 }]);
    expect(first.seen.codes).toEqual(['SSPR_0029', '31034']);
    const hresult = { kind: 'hresult' as const, value: '80230619', at: 0 };
    expect(noteCodes(first, [code('SSPR_0029'), hresult]).seen.codes).toEqual(['31034', 'SSPR_0029', '0x80230619']);
    expect(noteCodes(first, [])).toBe(first);
  });

  it('keeps no more than the state has room for', () => {
    const many = Array.from({ length: 30 }, (_, index) => code(`${'x'.repeat(70)}${String(index)}`));
    const numbered = Array.from({ length: 30 }, (_, index) => code(`SSPR_${String(index)}`));
    const state = noteCodes(noteCodes(freshState, many), numbered);
    expect(state.seen.codes).toHaveLength(20);
    expect(state.seen.codes.at(-1)).toBe('SSPR_29');
    expect(readState(JSON.stringify(noteCodes(freshState, many))).lost).toBe(false);
  });
});

describe('noteFindings', () => {
  it('keeps codes once, the newest last, and the findings of the newest log alone', () => {
    const named = noteCodes(freshState, [code('SSPR_0029'), { kind: 'event', value: '31034', at: 9 }]);
    const first = noteFindings(named, ['33004', '31034', '33004'], ['Cause found: one']);
    expect(first.seen).toEqual({
      codes: ['SSPR_0029', '33004', '31034'],
      articles: [],
      log: ['Cause found: one'],
      kept: [],
    });
    expect(noteFindings(first, ['33005'], ['Cause found: two']).seen).toMatchObject({
      codes: ['SSPR_0029', '33004', '31034', '33005'],
      log: ['Cause found: two'],
      kept: [],
    });
  });

  it('keeps no more than the state has room for', () => {
    const found = Array.from({ length: 30 }, (_, index) => String(index));
    const state = noteFindings(freshState, found, Array<string>(12).fill('👩'.repeat(200)));
    expect(state.seen.codes).toHaveLength(20);
    expect(state.seen.codes.at(-1)).toBe('29');
    expect(state.seen.log.map((line) => line.length)).toEqual(Array(8).fill(300));
    expect(readState(JSON.stringify(state))).toEqual({ state, lost: false });
  });
});

describe('noteArticle and noteVerdict', () => {
  it('keep each article once, with what was said of it', () => {
    const shown = noteArticle(noteArticle(freshState, one), two);
    const judged = noteVerdict(shown, one, 'failed');
    expect(judged.seen.articles).toEqual([
      { article: 'two', verdict: null },
      { article: 'one', verdict: 'failed' },
    ]);
    expect(noteArticle(noteArticle(judged, two), one).seen.articles.at(-1)).toEqual({
      article: 'one',
      verdict: 'failed',
    });
  });

  it('keep no more than the state has room for', () => {
    const articles = Array.from({ length: 14 }, (_, index) => fakeArticle(`article-${String(index)}`));
    const { seen } = articles.reduce(noteArticle, freshState);
    expect(seen.articles).toHaveLength(10);
    expect(seen.articles.at(-1)?.article).toBe('article-13');
  });

  it('keep nothing of what is to be collected for a case', () => {
    const intake = fakeArticle('case-details', { kind: 'intake' });
    expect(noteArticle(freshState, intake)).toBe(freshState);
    expect(noteVerdict(freshState, intake, 'helped')).toBe(freshState);
  });
});

describe('a conversation', () => {
  it('remembers codes, articles and verdicts, and not what a newcomer tries', async () => {
    const { state } = await play(walkDesk(), 'I am the help desk', '33008', { press: 'It did not help' }, '6329');
    expect(state.seen).toEqual({
      codes: ['33008', '6329'],
      articles: [{ article: 'plain', verdict: 'failed' }],
      log: [],
      kept: [],
    });
    const tried = await play(walkDesk(), 'hello', { press: 'Try 31034' });
    expect(tried.state).toMatchObject({ last: { article: 'offering' }, seen: { codes: [], articles: [] } });
  });
});
