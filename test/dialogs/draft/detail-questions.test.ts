import { detailNames, detailSchemas } from '../../../cases/details.ts';
import { detailQuestions } from '../../../dialogs/draft/detail-questions.ts';
import { simplify } from '../../../dialogs/draft/unknown-words.ts';

describe('detailQuestions', () => {
  it.each(detailNames)('asks for %s in whole sentences', (name) => {
    const { ask, askPlain = ask } = detailQuestions[name];
    for (const text of [ask, askPlain]) {
      expect(text).toMatch(/^[A-Z].*[.?]$/);
      expect(text).toMatch(/\?|Say |Give |press /);
    }
  });

  it('speaks of no server to the person who is locked out', () => {
    for (const { ask, askPlain, isForRequester } of Object.values(detailQuestions)) {
      if (isForRequester) expect(askPlain ?? ask).not.toMatch(/server|log\b|on-premises/i);
    }
    expect(detailQuestions.eventLog.isForRequester).toBe(false);
  });

  it('says where the support code, SID and CID are found', () => {
    expect(detailQuestions.supportCode.ask).toContain('**Support code** link at the bottom of the page');
    expect(detailQuestions.sid.ask).toMatch(/press \*\*F12\*\*, search for SID/);
    expect(detailQuestions.cid.ask).toMatch(/Press \*\*F12\*\*, search for CID/);
  });

  const choices = detailNames.flatMap((name) =>
    (detailQuestions[name].choices ?? []).map((choice) => [name, choice] as const),
  );

  it.each(choices)('has for %s only choices that are values of it, each with words of its own', (name, choice) => {
    expect(detailSchemas[name].safeParse(choice.value).success).toBe(true);
    const plain = simplify(choice.value);
    expect(choices.filter(([of, { words }]) => of === name && words.test(plain))).toHaveLength(
      choice.words.test(plain) ? 1 : 0,
    );
  });
});
