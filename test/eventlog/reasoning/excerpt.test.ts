import fc from 'fast-check';
import { excerptOf } from '../../../eventlog/reasoning/excerpt.ts';

const of = (text: string, proof: string): string => excerptOf({ text, at: text.indexOf(proof) });

describe('excerptOf', () => {
  it('shows the line of the proof, without what follows about people', () => {
    const text =
      'TrackingId: 11111111-2222-3333-4444-555555555555, Reason: Synchronization Engine returned an error hr=80230626, message=Denied., Context: cloudAnchor: User_x, Details: y\r\n   at Z';
    expect(of(text, '80230626')).toBe('Reason: Synchronization Engine returned an error hr=80230626, message=Denied.');
    expect(of(text, 'TrackingId')).toBe(
      'TrackingId: 11111111-2222-3333-4444-555555555555, Reason: Synchronization Engine returned an error hr=80230626, message=Denied.',
    );
  });

  it('stays on its line', () => {
    expect(of('one\r\ntwo 0x6ba\r\nthree', '0x6ba')).toBe('two 0x6ba');
    expect(of('one\rtwo 0x6ba\nthree', '0x6ba')).toBe('two 0x6ba');
    expect(of('0x6ba\nthree', '0x6ba')).toBe('0x6ba');
  });

  it('begins with the proof where no blank comes shortly before it', () => {
    expect(of(`${'x'.repeat(100)}PROOF`, 'PROOF')).toBe('PROOF');
    expect(of(`${'x'.repeat(100)}PROOF and more`, 'PROOF')).toBe('PROOF and more');
  });

  it('cuts what is too long, and masks a name before it cuts it', () => {
    const cut = of(`PROOF ${'ab '.repeat(200)}`, 'PROOF');
    expect([cut.length, cut.at(-1)]).toEqual([240, '…']);
    const name = `${'a'.repeat(300)}@contoso.com`;
    expect(of(`PROOF ${name} end`, 'PROOF')).toBe('PROOF [user] end');
    expect(of(`PROOF ${'b '.repeat(443)}ann@contoso.com`, 'PROOF')).not.toContain('ann');
  });

  it('shows nothing of one endless word, which could be anything', () => {
    expect(of('y'.repeat(3000), 'y')).toBe('');
  });

  it.each([
    [
      'Cannot set the password of CN=Mustermann Erika Anna,OU=Users,OU=HQ,DC=contoso,DC=com: 0x80230626 (denied)',
      'Cannot set the password of [DN] 0x80230626 (denied)',
    ],
    [
      'x'.repeat(60) + ' The password of CN=Doe\\, John Quincy,OU=Users,OU=Sales Team,DC=contoso failed: 0x80230626',
      'The password of [DN] failed: 0x80230626',
    ],
    [
      'The user name: Erika Mustermann, of domain controller hostname: DC01 gave 0x80230626',
      'name: [name], of domain controller hostname: [name] gave 0x80230626',
    ],
    [`of CN=${'Ann '.repeat(200)},DC=contoso gave 0x80230626`, 'of [DN] gave 0x80230626'],
  ])('masks from the beginning of the line, and then cuts: %s', (text, excerpt) => {
    expect(of(text, '0x80230626')).toBe(excerpt);
  });

  it('begins with the mask of what the proof stands in', () => {
    const text = `${'w '.repeat(40)}CN=Ann${' Smith'.repeat(20)},DC=contoso failed`;
    expect(excerptOf({ text, at: text.indexOf(',DC') })).toMatch(/^(?:w )+\[DN\] failed$/);
  });

  it('masks a very long line near the proof', () => {
    expect(of(`${'ab '.repeat(900)}PROOF`, 'PROOF')).toMatch(/^(?:ab ){19,20}PROOF$/);
    expect(of(`${'x'.repeat(3000)}PROOF`, 'PROOF')).toBe('PROOF');
  });

  it('masks the names of all computers of the log', () => {
    const proof = { text: 'Connection from SYNC01 and sync02.contoso.com to SYNC012', at: 0 };
    expect(excerptOf(proof, new Set(['sync01', 'sync02']))).toBe('Connection from [server] and [server] to [server]');
    expect(excerptOf({ text: 'of berlin', at: 0 }, new Set(['berlin']))).toBe('of [server]');
  });

  it('shows no part of a name, wherever the proof stands', () => {
    const letters = 'abcdefghij'.split('');
    const name = fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 9 }).map((text) => `q${text}`);
    const person = fc.oneof(
      fc.tuple(name, name, name).map(([one, two, ou]) => `CN=${one} ${two}\\, ${one},OU=${ou} ${two},DC=${ou},DC=com,`),
      fc.tuple(name, name).map(([one, two]) => `user name: ${one} ${two},`),
      name.map((one) => `The remote name could not be resolved: '${one}'`),
      fc.tuple(name, name).map(([one, two]) => `C:\\Users\\${one} ${two}\\x`),
    );
    const word = fc.constantFrom('the', 'password', 'set', '0x80230626', 'of');
    const text = fc.array(fc.oneof({ weight: 4, arbitrary: word }, person), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(), (parts, place) => {
        const line = parts.join(' ');
        expect(excerptOf({ text: line, at: place % line.length })).not.toMatch(/q[a-j]{3}/);
      }),
      { numRuns: 500 },
    );
  });

  it('is one line of at most 240 characters for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 1500, unit: 'binary' }), fc.nat(), (text, place) => {
        const excerpt = excerptOf({ text, at: text.length === 0 ? 0 : place % text.length });
        expect(excerpt.length).toBeLessThanOrEqual(240);
        expect(excerpt).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
