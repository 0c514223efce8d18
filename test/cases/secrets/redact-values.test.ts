import fc from 'fast-check';
import { redactValues } from '../../../cases/secrets/redact-values.ts';

describe('data of a card without its secrets', () => {
  const form = '5f3a1c7e-9b2d-4e60-8a41-0c7d5e2f9b13';

  it('keeps names, ids and everything that is no text', () => {
    const data = {
      verb: 'caseForm.send',
      form,
      draft: form,
      revision: 3,
      done: true,
      note: null,
      list: [1, 'SSPR_0029', { deep: false }],
    };
    expect(redactValues(data)).toEqual({ value: data, kinds: [] });
  });

  it('has the secrets taken out of texts at any depth', () => {
    const { value, kinds } = redactValues({
      form,
      problem: 'my password is Xyz123!',
      more: [{ page: `https://x/?tempauth=${'aB3'.repeat(12)}` }, 'pw=hunter2!'],
    });
    expect(value).toEqual({
      form,
      problem: 'my password is [removed: a password]',
      more: [{ page: 'https://x/?tempauth=[removed: a signed link]' }, 'pw=[removed: a password]'],
    });
    expect(kinds).toEqual(['a password', 'a signed link']);
  });

  it('may be a text alone, or nothing', () => {
    expect(redactValues('pw=hunter2!').value).toBe('pw=[removed: a password]');
    expect(redactValues(undefined)).toEqual({ value: undefined, kinds: [] });
    expect(redactValues(7)).toEqual({ value: 7, kinds: [] });
  });

  it('may name members as objects name their own', () => {
    const data = JSON.parse('{"__proto__":{"a":"pw=hunter2!"},"constructor":"x"}') as unknown;
    const { value } = redactValues(data);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":"pw=[removed: a password]"},"constructor":"x"}');
  });

  it('leaves every GUID alone', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        const data = { form: one, ids: [other] };
        expect(redactValues(data)).toEqual({ value: data, kinds: [] });
      }),
    );
  });
});
