import fc from 'fast-check';

/** One thing somebody does: types a text, presses one of the buttons shown so far, or the bot is started anew meanwhile. */
export type Act =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'press'; readonly which: number; readonly isNewest: boolean }
  | { readonly kind: 'restart' };

const texts = [
  'walk me through it',
  'walk me through connectivity',
  'walk me through permissions',
  'walk me through 33008',
  'continue',
  'back',
  'done',
  'i cannot do this',
  'it worked',
  'still failing',
  'fixed',
  'status',
  'help',
  'cancel',
  'start over',
  'talk to a person',
  'change my role',
  'I am the help desk',
  'I am locked out',
  'none',
  '1',
  '2',
  'yes',
  '31034',
  'event 31034, listener ssprdedicatedsbprodfra-1.servicebus.windows.net: The remote certificate is invalid',
  'SSPR_0029',
  '6329',
  'hr=80230619',
  'users cannot reset their password',
  'TcpTestSucceeded : True',
  'ComputerName : contoso-ns.servicebus.windows.net\nRemotePort : 443\nTcpTestSucceeded : False',
  'Release : 528449',
  '461808',
  'ada@contoso.com',
  'eve@contoso.com',
  "o'brien@contoso.com",
  'name: ada',
  'why',
  'restart',
  'skip this step',
  'good',
  'the reset works',
  'weiter',
  'zurück',
  'ich bin ausgesperrt',
  'I forgot my password. It says 33006',
  'User name    ada\nAccount active    Yes\nUser may change password    No',
  'MSOL_0123456789ab',
  'CN=Ada,OU=Sales\\, EMEA,DC=contoso,DC=com',
  'Public cloud',
  'ok thanks',
  '???',
  'the printer is on fire',
];

const say = fc.constantFrom(...texts).map((text): Act => ({ kind: 'say', text }));
const press = fc.record({ kind: fc.constant('press' as const), which: fc.nat(1000), isNewest: fc.boolean() });
const restart = fc.constant<Act>({ kind: 'restart' });

/** So many things done one after another, in any order; buttons of cards long gone are pressed as well. */
export function actsOf(length: number, restarts: number): fc.Arbitrary<Act[]> {
  const one = fc.oneof(
    { weight: 40, arbitrary: say },
    { weight: 60, arbitrary: press },
    { weight: restarts, arbitrary: restart },
  );
  return fc.array(one, { minLength: length, maxLength: length });
}
