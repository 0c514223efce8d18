import { isName, isNumbered, isOfSentence, sentenceWord } from '../../../eventlog/reasoning/mask-words.ts';

describe('isOfSentence', () => {
  it.each(['The', 'failed', 'ERROR', 'domainname', 'cloudAnchor'])('knows %s', (word) => {
    expect(isOfSentence(word)).toBe(true);
  });

  it.each(['ann', 'Will', 'Do', 'in-house', 'thea', ''])('takes %s for no such word', (word) => {
    expect(isOfSentence(word)).toBe(false);
  });
});

describe('sentenceWord', () => {
  it('ends where the word ends', () => {
    const pattern = new RegExp(`^${sentenceWord}`, 'iu');
    expect(
      ['to x', 'to: x', 'to.', 'toni', 'to-do', 'id.contoso.com', 'in.contoso.com'].filter((text) =>
        pattern.test(text),
      ),
    ).toEqual(['to x', 'to: x', 'to.']);
  });
});

describe('isNumbered', () => {
  it.each(['DC01', 'aadc1', 'SRV-DC-01', 'BL2GR1BBA003'])('takes %s for a computer', (word) => {
    expect([isNumbered(word), isName(word)]).toEqual([true, true]);
  });

  it.each(['TLS12', 'SHA256', 'Int32', 'x64', 'C0000005', '8023062C', '0x6ba', 'windows-1252', 'KB4480116', 'server'])(
    'takes %s for none',
    (word) => {
      expect([isNumbered(word), isName(word)]).toEqual([false, false]);
    },
  );
});

describe('isName', () => {
  it.each([
    ['CONTOSO', true],
    ['SRV-DC', true],
    ['RPC', false],
    ['FAILED', false],
    ['Contoso', false],
  ])('%s: %j', (word, expected) => {
    expect(isName(word)).toBe(expected);
  });
});
