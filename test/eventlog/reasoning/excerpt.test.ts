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
    expect(of('y'.repeat(2000), 'y')).toBe('');
  });

  it('masks the name of the computer, which has no shape', () => {
    const proof = { text: 'Connection from SYNC01 and sync01.contoso.com to SYNC012', at: 0 };
    expect(excerptOf(proof, 'sync01.contoso.com')).toBe('Connection from [server] and [server] to SYNC012');
    expect(excerptOf({ text: 'a b+c', at: 0 }, 'b+c')).toBe('a [server]');
    expect(excerptOf({ text: 'a to b', at: 0 }, 'to')).toBe('a to b');
    expect(excerptOf({ text: 'x'.repeat(64), at: 0 }, 'x'.repeat(64))).toBe('x'.repeat(64));
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
