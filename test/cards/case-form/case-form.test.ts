import fc from 'fast-check';
import { cardBytes, maxCardBytes, type AdaptiveCard, type CardElement, type CardInput } from '../../../cards/card.ts';
import { cardButtons, cardText } from '../../../cards/card-text.ts';
import {
  caseFormCard,
  caseFormSubmits,
  type CaseFormData,
  type CaseFormField,
} from '../../../cards/case-form/case-form.ts';
import { readSubmit } from '../../../cards/submits.ts';
import { caseForm, fieldOf, formWith } from '../case-samples.ts';

function elementsOf(elements: readonly CardElement[]): CardElement[] {
  return elements.flatMap((element) =>
    element.type === 'Container' ? [element, ...elementsOf(element.items)] : [element],
  );
}

function inputsOf(card: AdaptiveCard): CardInput[] {
  return elementsOf(card.body).filter((element) => element.type.startsWith('Input.')) as CardInput[];
}

/** Whether the only part of a form can be seen, and what opens it. */
function partOf(field: CaseFormField, isHidden: boolean): { isVisible: boolean | undefined; opens: readonly string[] } {
  const elements = elementsOf(caseFormCard(formWith(field, isHidden)).body);
  const part = elements.find((element) => element.type === 'Container' && element.id === 'part-1');
  const opens = elements.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
  return {
    isVisible: part?.type === 'Container' ? part.isVisible : undefined,
    opens: opens.flatMap((action) =>
      action.type === 'Action.ToggleVisibility' ? [action.title, ...action.targetElements] : [],
    ),
  };
}

describe('caseFormCard', () => {
  it('has an input of its kind for each field, with its label and its value', () => {
    expect(inputsOf(caseFormCard(caseForm))).toEqual([
      { type: 'Input.Text', id: 'problem', label: 'What happened', isMultiline: true, maxLength: 1000, value: '' },
      { type: 'Input.Text', id: 'userId', label: 'Who is it about', maxLength: 500, value: 'ada' },
      {
        type: 'Input.ChoiceSet',
        id: 'userType',
        label: 'How does the user sign in',
        placeholder: 'Please choose',
        value: 'federated',
        choices: [
          { title: 'With AD FS', value: 'federated' },
          { title: 'In the cloud only', value: 'cloud-only' },
        ],
      },
      { type: 'Input.Date', id: 'day', label: 'Day', value: '2026-03-14' },
      { type: 'Input.Time', id: 'clock', label: 'Time', value: '09:26' },
      { type: 'Input.Toggle', id: 'licence', label: 'The user has a license', title: 'Yes', value: 'true' },
      { type: 'Input.Text', id: 'sid', label: 'SID', maxLength: 500, value: '' },
    ]);
  });

  it('says what is wrong in words, right below the field, and how to find it', () => {
    const field = fieldOf('text', { label: 'SID', value: 'x', hint: 'Press F12.', problem: 'That is no GUID.' });
    expect(cardText(caseFormCard(formWith(field)))).toMatch(/\[SID: x\]\nProblem: That is no GUID\.\nPress F12\.$/);
    expect(cardText(caseFormCard(formWith({ ...field, problem: null })))).not.toContain('Problem');
  });

  it('demands nothing: a draft may be saved half full', () => {
    expect(JSON.stringify(caseFormCard(caseForm))).not.toContain('isRequired');
  });

  it.each<[string, CaseFormField, boolean]>([
    ['is empty', fieldOf('text'), false],
    ['is a switch that is off', fieldOf('switch', { value: 'false' }), false],
    ['is a switch that is on', fieldOf('switch', { value: 'true' }), true],
    ['has a value', fieldOf('text', { value: 'a' }), true],
    ['has a problem', fieldOf('text', { problem: 'Please choose.' }), true],
  ])('shows a hidden part whose field %s: %#', (_what, field, isVisible) => {
    expect(partOf(field, true)).toEqual({ isVisible, opens: isVisible ? [] : ['Show it', 'part-1'] });
    expect(partOf(field, false)).toEqual({ isVisible: true, opens: [] });
  });

  it.each<[CaseFormField['kind'], string, string]>([
    ['date', '2026-03-14', '2026-03-14'],
    ['date', 'yesterday', ''],
    ['date', '2026-03-14T09:26', ''],
    ['time', '09:26', '09:26'],
    ['time', 'noon', ''],
    ['time', '09:26:00', ''],
    ['choice', 'one', 'one'],
    ['choice', 'two', ''],
    ['text', 'x'.repeat(501), `${'x'.repeat(499)}…`],
    ['prose', 'x'.repeat(1000), 'x'.repeat(1000)],
    ['prose', 'x'.repeat(1001), `${'x'.repeat(999)}…`],
  ])('gives a field of kind %s no value that a client cannot show: %.20j', (kind, value, shown) => {
    expect(inputsOf(caseFormCard(formWith(fieldOf(kind, { value }))))).toMatchObject([{ value: shown }]);
  });

  it('shows labels, hints and choices as they are', () => {
    const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, words, words, (label, hint, choice) => {
        const choices = [{ value: 'one', label: choice }];
        const text = cardText(caseFormCard(formWith(fieldOf('choice', { label, hint, value: 'one', choices }))));
        expect(text).toContain(`[${label}: ${choice}]\n${hint}`);
      }),
      { numRuns: 60 },
    );
  });

  it('fits when everything is as long as it may be and wrong', () => {
    const bytes = cardBytes(caseFormCard(fullForm()));
    expect(bytes).toBeGreaterThan(maxCardBytes * 0.8);
    expect(bytes).toBeLessThan(maxCardBytes);
  });

  it('cuts what is wrong and leaves out hints where it would be too big, and never cuts what is right', () => {
    const wrong = (field: CaseFormField): CaseFormField =>
      field.kind === 'text' ? { ...field, value: 'y'.repeat(4000), problem: 'That is too long.' } : field;
    const { sections, ...rest } = fullForm();
    const card = caseFormCard({
      ...rest,
      sections: sections.map((part) => ({ ...part, fields: part.fields.map(wrong) })),
    });
    const values = inputsOf(card).map(({ value }) => value);
    expect(cardBytes(card)).toBeLessThan(maxCardBytes);
    // Those three were called wrong by `fullForm`; they come back shorter, too.
    expect(values.slice(0, 3)).toEqual(Array(3).fill(`${'x'.repeat(99)}…`));
    expect(values.slice(3, 11)).toEqual(Array(8).fill(`${'y'.repeat(99)}…`));
    expect(cardText(card)).not.toContain('A hint');
    const right = fullForm(null);
    const full = caseFormCard({ ...right, lead: 'z'.repeat(6000) });
    expect(cardText(full)).not.toContain('A hint');
    expect(inputsOf(full).map(({ value }) => value)).toEqual(inputsOf(caseFormCard(right)).map(({ value }) => value));
  });

  it.each<[string, CaseFormData]>([
    ['a field without a label', formWith(fieldOf('text', { label: '' }))],
    ['a field that takes the place of the draft', formWith(fieldOf('text', { name: 'draft' }))],
    ...['verb', 'form', 'revision', 'msteams'].map((name): [string, CaseFormData] => [
      `a field that takes the place of ${name}`,
      formWith(fieldOf('text', { name })),
    ]),
    ['a name that is none', formWith(fieldOf('text', { name: 'a.b' }))],
    ['a choice of nothing', formWith(fieldOf('choice', { choices: [{ value: '', label: 'None' }] }))],
    ['no choice', formWith(fieldOf('choice', { choices: [] }))],
    ['two fields of one name', { ...caseForm, sections: [...caseForm.sections, ...caseForm.sections] }],
    ['a part without fields', { ...caseForm, sections: [{ title: '', isHidden: false, opener: '', fields: [] }] }],
    [
      'a part that nothing opens',
      { ...caseForm, sections: [{ title: '', isHidden: true, opener: '', fields: [fieldOf('text')] }] },
    ],
  ])('refuses %s', (_what, data) => {
    expect(() => caseFormCard(data)).toThrow();
  });
});

describe('caseFormSubmits', () => {
  const { form, draft, revision } = caseForm;
  const sent = { verb: 'draft.saved', form, draft, revision, problem: 'It fails.', userType: '' };

  it('reads every field under its name, from the button with its inputs', () => {
    expect(readSubmit(sent)).toEqual({ ok: true, submit: sent });
    expect(cardButtons(caseFormCard(caseForm))).toEqual([
      {
        title: 'Save the details',
        data: { verb: 'draft.saved', form, draft, revision },
        inputs: ['problem', 'userId', 'userType', 'day', 'clock', 'licence', 'sid'],
      },
    ]);
  });

  it.each<[string, object]>([
    ['a draft that is none', { draft: '1' }],
    ['no revision', { revision: undefined }],
    ['a value that is no text', { problem: { $ne: '' } }],
    ['a value that is too long', { problem: 'x'.repeat(4001) }],
  ])('refuses %s', (_what, wrong) => {
    expect(caseFormSubmits[0].safeParse({ ...sent, ...wrong }).success).toBe(false);
  });
});

/** As many fields as a case has details, with hints and problems as long as ours are, and values as long as they may be. */
function fullForm(
  problem: string | null = 'That is too long: at most 1000 characters, please. The rest can go into a comment.',
): CaseFormData {
  const words = 'A hint says where to find it, in one or two short sentences that fit below the field. '.slice(0, 80);
  const prose = ['problem', 'expected', 'reproduce'].map((name) =>
    fieldOf('prose', {
      name,
      label: 'What did you expect to happen instead?',
      hint: words,
      value: 'x'.repeat(1000),
      problem,
    }),
  );
  const lengths = {
    page: 500,
    screenshot: 300,
    supportCode: 36,
    sid: 36,
    cid: 36,
    zone: 30,
    userId: 113,
    eventLog: 300,
  };
  const texts = Object.entries(lengths).map(([name, length]) =>
    fieldOf('text', {
      name,
      label: 'Where is the zipped event log?',
      hint: words,
      value: 'x'.repeat(length),
      problem: null,
    }),
  );
  const choices = ['a', 'b', 'c', 'd', 'e'].map((value) => ({ value, label: `With a choice of ${value} ways` }));
  const picks = ['userType', 'licence', 'impact', 'urgency'].map((name) =>
    fieldOf('choice', { name, label: 'How does the user sign in?', choices, value: 'a' }),
  );
  const when = [
    fieldOf('date', { name: 'day', value: '2026-03-14' }),
    fieldOf('time', { name: 'clock', value: '09:26' }),
  ];
  const part = (fields: readonly CaseFormField[]) => ({ title: 'A part', isHidden: false, opener: '', fields });
  return { ...caseForm, sections: [part(prose), part(texts), part(when), part(picks)] };
}
