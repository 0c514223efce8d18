import { z } from 'zod';
import { readStoredJson } from '../../../integrations/cases/stored-json.ts';

const schema = z.strictObject({ code: z.string() });

it('reads what the schema takes', () => {
  expect(readStoredJson(schema, '{"code":"31034"}', 'It')).toEqual({ code: '31034' });
});

it.each(['', '{', '{"secret":1}', '{"code":"secret","more":1}', 'null', '[]'])(
  'names what cannot be read, not its content: %s',
  (text) => {
    expect(() => readStoredJson(schema, text, 'Case 1001')).toThrow(
      /^Case 1001 cannot be read: it was stored by another release, or changed by hand\.$/,
    );
  },
);
