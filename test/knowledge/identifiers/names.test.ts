import { findNames, foldName } from '../../../knowledge/identifiers/names.ts';
import { knownIdentifiers } from '../../../knowledge/known-identifiers.ts';
import { someKnowledge } from '../../support/knowledge.ts';

const names = [
  'ADPermissionsError',
  'ADMutliMatchError',
  'OnboardingConfigUpdateError',
  'OnBoardingServiceError',
  'PasswordResetFailed',
  'ServiceError',
  'PASSWD_CANT_CHANGE',
  'ServiceBusHeartBeat',
  '1234567890',
  'kurz',
];
const known = knownIdentifiers(someKnowledge({ articles: [{ match: { names } }] }));
const valuesIn = (text: string): string[] => findNames(text, known).map(({ value }) => value);

describe('symbolic names', () => {
  it.each([
    ['ADPermissionsError', 'ADPermissionsError'],
    ['adpermissionserror', 'ADPermissionsError'],
    ['it is "AdPermissionsError".', 'ADPermissionsError'],
    ['AD_Permissions_Error', 'ADPermissionsError'],
    ['PASSWD_CANT_CHANGE', 'PASSWD_CANT_CHANGE'],
    ['passwdcantchange', 'PASSWD_CANT_CHANGE'],
    ['ÀDPermissionsError', 'ADPermissionsError'],
    ['onboarding config update error', 'OnboardingConfigUpdateError'],
    ['AD permissions error', 'ADPermissionsError'],
    ['an onboarding service error again', 'OnBoardingServiceError'],
    ['service bus heart beat', 'ServiceBusHeartBeat'],
    ['kurz', 'kurz'],
  ])('reads %j as %s', (text, value) => {
    expect(valuesIn(text)).toEqual([value]);
  });

  it.each([
    ['ADPermisionsError', 'ADPermissionsError'], // a letter missing
    ['ADPermisssionsError', 'ADPermissionsError'], // a letter added
    ['ADPermissionsErrox', 'ADPermissionsError'], // a letter wrong
    ['ADPermissoinsError', 'ADPermissionsError'], // two letters swapped
    ['ADMultiMatchError', 'ADMutliMatchError'], // the product's own slip, put right
  ])('reads %j as %s all the same', (text, value) => {
    expect(valuesIn(text)).toEqual([value]);
  });

  it.each([
    'password reset failed', // plain words that happen to join to a name
    'a service error',
    'kurx', // too short for a slip
    'ADPermsionsError', // two letters missing
    'ADPermissions Warning',
    'onboarding config',
    '1234567891', // in digits every slip is another number
    '',
  ])('finds no name in %j', (text) => {
    expect(valuesIn(text)).toEqual([]);
  });

  it('says where the first of each stands', () => {
    expect(findNames('x ADPermissionsError, kurz, ad permissions error', known)).toEqual([
      { kind: 'name', value: 'ADPermissionsError', at: 2 },
      { kind: 'name', value: 'kurz', at: 22 },
    ]);
  });

  it('asks three parts and a noun of a name that is spelled as words', () => {
    const single = knownIdentifiers(someKnowledge({ articles: [{ match: { names: ['lowercase', 'XxYyZzThing'] } }] }));
    expect(findNames('lower case and xx yy zz thing', single)).toEqual([]);
  });
});

describe('foldName', () => {
  it('leaves letters and digits', () => {
    expect(foldName('PASSWD_CANT-CHANGE.é 1')).toBe('passwdcantchangee1');
  });
});
