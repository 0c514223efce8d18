import { saysNone, saysUnknown, simplify } from '../../../dialogs/draft/unknown-words.ts';

describe('saysUnknown', () => {
  it.each([
    ...["I don't know", 'I don’t know.', 'i do not know!', 'DONT KNOW', 'no idea', 'Not sure', 'unknown', 'idk'],
    ...[
      'weiß nicht',
      'weiss nicht',
      'Keine Ahnung!',
      'Je ne sais pas.',
      'aucune idée',
      'no sé',
      'Não sei',
      'わかりません。',
    ],
  ])('hears it in “%s”', (text) => {
    expect(saysUnknown(text)).toBe(true);
  });

  it.each(['no', 'I know', 'the page says unknown error', 'unknown user ada', '', ' ', 'x'.repeat(61)])(
    'does not hear it in “%s”',
    (text) => {
      expect(saysUnknown(text)).toBe(false);
    },
  );
});

describe('saysNone', () => {
  it.each(['no', 'No.', 'none', 'There is none', 'nein', 'aucun', 'ninguno', 'não', 'いいえ'])(
    'hears it in “%s”',
    (text) => {
      expect(saysNone(text)).toBe(true);
    },
  );

  it.each(['yes', 'no, it is in the mail', 'nobody', ''])('does not hear it in “%s”', (text) => {
    expect(saysNone(text)).toBe(false);
  });
});

describe('simplify', () => {
  it('leaves small letters without accents, and nothing of a long text', () => {
    expect(simplify('  Größe,  ÉTÉ ’s! ')).toBe('grosse ete s');
    expect(simplify('x'.repeat(60))).toHaveLength(60);
    expect(simplify('x'.repeat(61))).toBe('');
  });
});
