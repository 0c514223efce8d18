import { createSpokenNames } from '../../../knowledge/identifiers/spoken-names.ts';

const names = ['OnboardingConfigUpdateError', 'ServiceError', 'Set-Zebra', 'XxYyZzThing', 'AaBbCcError', 'A-b'];
const spoken = createSpokenNames(new Map(names.map((name) => [name.toLowerCase().replace('-', ''), name])));
const find = (text: string, first = 0): string | undefined =>
  spoken.find(
    text.split(' ').map((folded) => ({ folded })),
    first,
  );

describe('names in separate words', () => {
  it('are found where they begin, and nowhere else', () => {
    expect(find('onboarding config update error')).toBe('OnboardingConfigUpdateError');
    expect(find('an onboarding config update error again', 1)).toBe('OnboardingConfigUpdateError');
    expect(find('an onboarding config update error again')).toBeUndefined();
    expect(find('set zebra')).toBe('Set-Zebra');
  });

  it('begin with a word that may begin one', () => {
    expect(['onboarding', 'aa', 'set', 'printers'].map((word) => spoken.mayBegin(word))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('are found although the first words are short', () => {
    expect(find('aa bb cc error')).toBe('AaBbCcError');
    expect(find('a b')).toBe('A-b');
  });

  it('are names of three parts that end in the noun for what happened, or of a cmdlet', () => {
    expect(find('service error')).toBeUndefined();
    expect(find('xx yy zz thing')).toBeUndefined();
  });

  it('have more than one word and not too many', () => {
    expect(find('onboardingconfigupdateerror')).toBeUndefined();
    expect(find('on boarding con fig update error')).toBeUndefined();
    expect(find('onboarding config update')).toBeUndefined();
  });
});
