import { z } from 'zod';
import {
  articleId,
  cardBytes,
  defineCard,
  defineElements,
  formId,
  maxCardBytes,
  submit,
  type AdaptiveCard,
} from '../../cards/card.ts';
import { cards, form } from './samples.ts';

const shell = { type: 'AdaptiveCard', version: '1.5', speak: 'Said.', fallbackText: 'Told.' };

describe('defineCard', () => {
  const card = defineCard(
    {
      ...shell,
      body: [
        { type: 'TextBlock', text: '${text}', color: "${if(text == '', 'Accent', null)}" },
        { type: 'Container', items: [], selectAction: { $when: '${text == null}', type: 'Action.OpenUrl' } },
        { type: 'FactSet', facts: [{ title: '*', value: '${text}' }] },
        { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '${text}' }] },
        [null],
      ],
      actions: [{ type: 'Action.Execute', title: 'Go', verb: 'a.b', data: { text: '${text}', type: 'TextBlock' } }],
    },
    z.strictObject({ text: z.string() }),
  );

  it('fills the template, escapes what is read as Markdown, drops nulls and adds the fallback', () => {
    const data = { verb: 'a.b', text: '**b**', type: 'TextBlock' };
    expect(card({ text: '**b**' })).toEqual({
      ...shell,
      body: [
        { type: 'TextBlock', text: '\\*\\*b\\*\\*' },
        { type: 'Container', items: [] },
        { type: 'FactSet', facts: [{ title: '\\*', value: '\\*\\*b\\*\\*' }] },
        { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '**b**' }] },
      ],
      actions: [
        {
          type: 'Action.Execute',
          title: 'Go',
          verb: 'a.b',
          data,
          fallback: { type: 'Action.Submit', title: 'Go', data },
        },
      ],
    });
  });

  it('says in the fallback, too, that inputs stay where they are, also on a card inside', () => {
    const press = { type: 'Action.Execute', title: 'Go', verb: 'a.b', associatedInputs: 'none', data: {} };
    const open = { type: 'Action.ShowCard', title: 'Open', card: { type: 'AdaptiveCard', body: [], actions: [press] } };
    const nested = defineCard({ ...shell, body: [], actions: [open] }, z.strictObject({}));
    const data = { verb: 'a.b' };
    expect(nested({}).actions).toEqual([
      {
        ...open,
        card: {
          ...open.card,
          actions: [
            { ...press, data, fallback: { type: 'Action.Submit', title: 'Go', data, associatedInputs: 'none' } },
          ],
        },
      },
    ]);
  });

  it('keeps nothing of one card for the next', () => {
    const first = card({ text: 'first' });
    card({ text: 'second' });
    expect(JSON.stringify(first)).not.toContain('second');
    expect(JSON.stringify(card({ text: 'third' }))).not.toMatch(/first|second/);
  });

  it('refuses data that does not fit', () => {
    expect(() => card({ text: 1 } as never)).toThrow(z.ZodError);
    expect(() => card({ text: '', more: '' } as never)).toThrow(z.ZodError);
  });

  it('cuts a fallback text that is more than a sentence, never inside a character', () => {
    const told = defineCard({ ...shell, body: [], fallbackText: '${text}' }, z.strictObject({ text: z.string() }));
    expect(told({ text: '🔐'.repeat(300) }).fallbackText).toBe('🔐'.repeat(300));
    expect(told({ text: '🔐\n'.repeat(400) }).fallbackText).toBe(`${'🔐\n'.repeat(149)}🔐…`);
  });

  it('drops a null that stands in a list', () => {
    const listed = defineCard({ ...shell, body: '${items}' }, z.strictObject({ items: z.array(z.null()) }));
    expect(listed({ items: [null] }).body).toEqual([]);
  });
});

describe('defineElements', () => {
  const elements = defineElements(
    { ...shell, body: [{ type: 'TextBlock', text: '${text}', color: "${if(text == '', 'Accent', null)}" }] },
    z.strictObject({ text: z.string() }),
  );

  it('makes the elements of the same data once', () => {
    const data = { text: '**b**' };
    const made = elements(data);
    expect(made).toEqual([{ type: 'TextBlock', text: '\\*\\*b\\*\\*' }]);
    elements({ text: 'of others' });
    expect(elements(data)).toBe(made);
    expect(made).toEqual([{ type: 'TextBlock', text: '\\*\\*b\\*\\*' }]);
  });

  it('makes equal elements of equal data', () => {
    const made = elements({ text: 'a' });
    const again = elements({ text: 'a' });
    expect(again).toEqual(made);
    expect(again).not.toBe(made);
    expect(elements({ text: 'b' })).not.toEqual(made);
  });

  it.each([{ text: 1 }, { text: '', more: '' }, {}])('refuses data that does not fit each time: %j', (data) => {
    expect(() => elements(data as never)).toThrow(z.ZodError);
    expect(() => elements(data as never)).toThrow(z.ZodError);
  });
});

describe('submit', () => {
  const schema = submit('case.claimed', { article: articleId });

  it('accepts its verb, its form and its fields, and nothing else', () => {
    const sent = { verb: 'case.claimed', form, article: 'event-31034' };
    expect(schema.parse(sent)).toEqual(sent);
    expect(schema.safeParse({ ...sent, verb: 'case.closed' }).success).toBe(false);
    expect(schema.safeParse({ ...sent, form: 'one' }).success).toBe(false);
    expect(schema.safeParse({ ...sent, more: 1 }).success).toBe(false);
  });

  it.each(['', 'Event', 'a--b', '../a', 'a'.repeat(81)])('refuses as the id of an article: %j', (id) => {
    expect(articleId.safeParse(id).success).toBe(false);
  });

  it('takes only a uuid as the id of a form', () => {
    expect(formId.safeParse(form).success).toBe(true);
    expect(formId.safeParse('1').success).toBe(false);
  });
});

describe('cardBytes', () => {
  it('counts two bytes a character', () => {
    const card: AdaptiveCard = { type: 'AdaptiveCard', version: '1.5', body: [], speak: 'é', fallbackText: '😀' };
    expect(cardBytes(card)).toBe(2 * JSON.stringify(card).length);
  });

  it('stays far below the limit for an ordinary card', () => {
    expect(Math.max(...Object.values(cards).map(cardBytes))).toBeLessThan(maxCardBytes / 2);
  });
});
