import { findPasswords } from '../../../cases/secrets/find-passwords.ts';

const found = (text: string): string[] => findPasswords(text).map(({ start, end }) => text.slice(start, end));

describe('passwords in sentences', () => {
  it.each([
    ['my password is Xyz123! and more', ['Xyz123!']],
    ['new pwd Summer2026!', ['Summer2026!']],
    ['password for bob is Xyz123!', ['Xyz123!']],
    ['password for bob: sunshine', ['sunshine']],
    ['changed my password from Old!111 to New!222', ['Old!111', 'New!222']],
    ['password:\nXyz123!', ['Xyz123!']],
    ['password - Xyz123! -', ['Xyz123!']],
    ['my password is Sunshine', ['Sunshine']],
    ['my password is "blue horse"', ['"blue horse"']],
    ['password: letmein, user: bob', ['letmein']],
    ['the password which somebody chose there is Xyz123!', ['Xyz123!']],
    ['Xyz123! is my password', ['Xyz123!']],
    ['hunter22 is the password', ['hunter22']],
    ['is Xyz123! a good password', ['Xyz123!']],
    ['passphrase: orange piano cloud', ['orange piano cloud']],
    ['creds: bob / Xyz123!', ['Xyz123!']],
    ['creds: bob/Xyz123!', ['Xyz123!']],
    ['login is bob Xyz123!', ['Xyz123!']],
  ])('are found in %j', (text, secrets) => {
    expect(found(text)).toEqual(secrets);
  });

  it('are taken whole, however long they are', () => {
    expect(found(`pw: ${'aB3!'.repeat(200)} is it`)).toEqual(['aB3!'.repeat(200)]);
  });

  it.each([
    'my password is expired',
    'my password is Sunshine coloured',
    'password: what is the minimum length',
    'Reset Password: Allow',
    'redefinição de senha: pronto',
    'password for user: jdoe1234',
    'password for jdoe1234 cannot be reset',
    'password of Xyz123, reset',
    'password.aspx?a=Xyz123!',
    'password reset fails with hr=80230619',
    'the password and so on and on and on about this that those these which were there once upon then is Xyz123!',
    'password fails. The name is Xyz123!',
    'hunter22 has a password',
    'passphrase: what is the minimum',
    'login: bob / again',
    'login page Xyz123',
    'login:',
  ])('are not seen in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
