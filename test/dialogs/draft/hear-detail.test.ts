import type { DetailName } from '../../../cases/details.ts';
import { hearAttachment, hearDetail } from '../../../dialogs/draft/hear-detail.ts';
import { sayQuestion } from '../../../dialogs/draft/ask-detail.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import { firstLines } from '../../support/conversation.ts';
import { aDraft, draftId, putDrafts, someDetails } from '../../support/drafts.ts';
import { answerWith } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { namedBy, walkArticles, walkDesk } from '../../support/walk-desk.ts';

const at = (detail: DetailName) => ({
  ...freshState,
  draft: draftId(1),
  asking: { kind: 'detail' as const, draft: draftId(1), detail },
});

async function hear(detail: DetailName, done: string | Partial<Turn>, details = {}, listen = hearDetail) {
  const desk = putDrafts(walkDesk(), aDraft(details));
  const turn = recordTurn(typeof done === 'string' ? { text: done } : done);
  const reply = await listen(turn, at(detail), desk);
  return { turn, reply, details: desk.cases.stored.drafts.get(draftId(1))?.details };
}

describe('hearDetail', () => {
  it('keeps the answer, and asks the next question', async () => {
    const { turn, reply, details } = await hear('problem', 'It fails.');
    expect(details).toEqual(someDetails({ problem: 'It fails.' }));
    expect(turn.replies).toEqual([sayQuestion('expected', null)]);
    expect(reply).toEqual({ state: at('expected'), outcome: 'talk' });
  });

  it('asks nothing that is known already', async () => {
    const { reply } = await hear('problem', 'It fails.', someDetails({ expected: 'x', reproduce: null, page: 'x' }));
    expect(reply?.state).toEqual(at('screenshot'));
  });

  it('says what is expected, and asks again; nothing is lost', async () => {
    const { turn, reply, details } = await hear('userId', 'ada', someDetails({ page: 'x' }));
    expect(turn.replies).toEqual([
      'Please give the sign-in name, such as user@contoso.com.',
      sayQuestion('userId', null),
    ]);
    expect(reply?.state).toEqual(at('userId'));
    expect(details).toEqual(someDetails({ page: 'x' }));
  });

  it('says what has become of a time, once its zone is known', async () => {
    const zoned = await hear('time', 'today 8:26', someDetails({ zone: 'Europe/London' }));
    expect(zoned.turn.replies[0]).toBe('Noted: 2026-01-05 08:26, Europe/London (2026-01-05 08:26 UTC).');
    const bare = await hear('time', '2026-01-05 09:26');
    expect(bare.turn.replies).toEqual([sayQuestion('zone', null)]);
    const zone = await hear('zone', 'Berlin', someDetails({ time: '2026-01-05T09:26' }));
    expect(zone.turn.replies[0]).toBe('Noted: 2026-01-05 09:26, Europe/Berlin (2026-01-05 08:26 UTC).');
    const unknown = await hear('time', 'no idea', someDetails({ zone: 'Europe/London' }));
    expect(unknown.turn.replies).toHaveLength(1);
  });

  it('answers a code in between, and puts the question again', async () => {
    const { turn, reply, details } = await hear('userType', '33008');
    expect(turn.summaries).toEqual(['An answer without steps']);
    expect(turn.replies.at(-1)).toBe(sayQuestion('userType', null));
    expect(reply).toMatchObject({ outcome: 'answer', state: { asking: at('userType').asking, draft: draftId(1) } });
    expect(details).toEqual({});
  });

  it('lets a question in between go first', async () => {
    const { turn, reply } = await hear('time', '6329');
    expect(firstLines(turn)).toEqual(['[card] 6329']);
    expect(reply).toMatchObject({ outcome: 'choose', state: { asking: { kind: 'choice' }, draft: draftId(1) } });
  });

  it('takes a code for an answer where any text is one, and words of no code for none', async () => {
    expect((await hear('page', '33008')).details).toEqual(someDetails({ page: '33008' }));
    expect((await hear('userId', 'it does not work')).turn.replies[0]).toMatch(/^Please give the sign-in name/);
  });

  it('says of a text that is too long how long it may be, whatever code stands in it', async () => {
    const long = `33008 ${'x'.repeat(1000)}`;
    const desk = putDrafts(walkDesk(undefined, { [long]: namedBy('33008', answerWith(walkArticles.plain)) }), aDraft());
    const turn = recordTurn(long);
    await hearDetail(turn, at('problem'), desk);
    expect(turn.replies).toEqual([expect.stringMatching(/^That is too long/), sayQuestion('problem', null)]);
  });

  it('hears nothing where no such question is open', async () => {
    expect(await hearDetail(recordTurn('x'), freshState, walkDesk())).toBeUndefined();
  });

  it('says that the draft is gone, or was never theirs', async () => {
    for (const desk of [walkDesk(), putDrafts(walkDesk(), aDraft({}, { owner: 'eve' }))]) {
      const turn = recordTurn('x');
      const reply = await hearDetail(turn, at('page'), desk);
      expect(turn.replies).toEqual([expect.stringMatching(/sent or withdrawn meanwhile/)]);
      expect(reply?.state).toEqual(freshState);
    }
  });
});

describe('a picture or a file', () => {
  it('at the question for the screenshot is where the words say', async () => {
    const bare = await hear('screenshot', { attachment: 'image' }, {}, hearAttachment);
    expect(bare.details).toEqual(someDetails({ screenshot: 'shown in the chat' }));
    expect(bare.turn.replies).toEqual([
      expect.stringMatching(/^I cannot keep pictures yet, so I have noted that it is shown in this chat\./),
      sayQuestion('supportCode', null),
    ]);
    const worded = await hear('screenshot', { attachment: 'image', text: 'the red box' });
    expect(worded.details).toEqual(someDetails({ screenshot: 'shown in the chat: the red box' }));
  });

  it.each([
    ['screenshot', 'file'],
    ['eventLog', 'file'],
    ['eventLog', 'image'],
  ] as const)('is not kept, and the question is put again: %s, %s', async (detail, attachment) => {
    const { turn, reply, details } = await hear(detail, { attachment }, {}, hearAttachment);
    expect(turn.replies).toEqual([expect.stringMatching(/^I cannot keep files yet\./), sayQuestion(detail, null)]);
    expect(reply?.state).toEqual(at(detail));
    expect(details).toEqual({});
  });

  it('beside words leaves the words', async () => {
    const { turn, details } = await hear('eventLog', { attachment: 'file', text: 'on the share' });
    expect(turn.replies[0]).toMatch(/^I cannot keep files yet\./);
    expect(details).toEqual(someDetails({ eventLog: 'on the share' }));
  });

  it('at any other question is not heard here', async () => {
    expect((await hear('page', { attachment: 'image' }, {}, hearAttachment)).reply).toBeUndefined();
    expect((await hear('screenshot', { attachment: 'none' }, {}, hearAttachment)).reply).toBeUndefined();
    expect(await hearAttachment(recordTurn({ attachment: 'file' }), freshState, walkDesk())).toBeUndefined();
    const worded = await hear('page', { attachment: 'image', text: 'a page' });
    expect(worded.details).toEqual(someDetails({ page: 'a page' }));
    expect(worded.turn.replies).toEqual([sayQuestion('screenshot', null)]);
  });

  it('for a draft that is gone is answered', async () => {
    const turn = recordTurn({ attachment: 'file' });
    expect((await hearAttachment(turn, at('eventLog'), walkDesk()))?.state).toEqual(freshState);
  });
});
