import {
  announcers,
  credentialsWord,
  directions,
  fillers,
  labels,
  owners,
  passwordWord,
} from '../../../cases/secrets/password-words.ts';

const wordsIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([word]) => word);

describe('words for a password', () => {
  it.each([
    'password', 'Passwords', 'pass word', 'pass_word', 'passwd', 'passphrase', 'passcode', 'pasword', 'Passwort', 'Kennwort',
    'mot de passe', 'contraseña', 'contrasena', 'senha', 'palavra-passe', 'pw', 'p/w', 'pwd', 'mdp', 'pass', 'clave',
  ])('are known: %s', (word) => {
    expect(wordsIn(`my ${word}: x`, passwordWord)).toEqual([word]);
  }); // prettier-ignore

  it.each([
    ['adminPassword', 'Password'],
    ['DB_PASSWORD', 'PASSWORD'],
    ['unicodePwd', 'Pwd'],
    ['svc_pwd', 'pwd'],
  ])('may end a longer name: %s', (name, word) => {
    // An underscore belongs to short words, too.
    expect(wordsIn(`${name}=x`, passwordWord)).toEqual([word]);
  });

  it.each([
    'passwordless',
    'PasswordReset',
    'password_hash',
    'pwdLastSet',
    'bypass',
    'passive',
    'palabra clave',
    'password2',
  ])('are not seen in %s', (text) => {
    expect(wordsIn(text, passwordWord)).toEqual([]);
  });
});

describe('words for a name and a password', () => {
  it('are known', () => {
    expect(wordsIn('creds, Login, log on, Zugangsdaten, identifiants', credentialsWord)).toEqual([
      'creds',
      'Login',
      'log on',
      'Zugangsdaten',
      'identifiants',
    ]);
    expect(wordsIn('loginPage', credentialsWord)).toEqual([]);
  });
});

describe('words around a password', () => {
  it('are in lower case, each one word', () => {
    const all = [announcers, directions, fillers, labels, owners].flatMap((words) => [...words]);
    expect(all.filter((word) => word === '' || word !== word.toLowerCase() || /\s/.test(word))).toEqual([]);
  });

  it('announce it by one word alone', () => {
    expect([...announcers].filter((word) => directions.has(word))).toEqual([]);
  });
});
