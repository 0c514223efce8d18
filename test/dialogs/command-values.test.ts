import fc from 'fast-check';
import { askForValues, readValue, valuesIn } from '../../dialogs/command-values.ts';
import { placeholders } from '../../knowledge/article-body.ts';
import { fakeRunbook, fakeSteps } from '../support/fake-desk.ts';

const doing = (text: string) =>
  fakeRunbook('first', { steps: { ...fakeSteps, look: { ...fakeSteps.look, do: text } } });
const walk = { runbook: 'first', at: 'look', trail: [], known: [], fill: {} };
const command = (...names: string[]) => `\`\`\`\nRun ${names.map((name) => `{${name}}`).join(' ')}\n\`\`\``;
const names = Object.keys(placeholders).filter((name) => name !== 'serviceBusDomain');

describe('valuesIn', () => {
  it('lists what the commands leave open, each value once and in its order, whether it is known or not', () => {
    const runbook = doing(`Write {namespace}.\n\n${command('accountName', 'user', 'serviceBusDomain', 'accountName')}`);
    expect(valuesIn(runbook, walk)).toEqual(['accountName', 'user']);
    expect(valuesIn(runbook, { ...walk, fill: { user: 'ada@contoso.com' } })).toEqual(['accountName', 'user']);
  });

  it('lists nothing where there is no command', () => {
    expect(valuesIn(doing('Look.'), walk)).toEqual([]);
    expect(valuesIn(doing('Look.'), { ...walk, at: 'where' })).toEqual([]);
    expect(valuesIn(doing('Look.'), { ...walk, at: undefined })).toEqual([]);
  });
});

describe('askForValues', () => {
  it.each([
    ['namespace', 'Paste the text of event 31034 or 31019 here', 'Another listener?'],
    ['user', 'Type the sign-in name of the user alone, such as `ada@contoso.com`', 'Another user?'],
    ['accountName', 'Type the short account name of the user, such as `name: ada`', 'Another account?'],
    [
      'connectorAccount',
      'Type the name of the connector account, such as `MSOL_0123456789ab` or `name: svc-sync`',
      'Another connector account?',
    ],
  ])('says how to give a value, and how to change it once it is known: %s', (name, ask, change) => {
    const runbook = doing(command(name));
    expect(askForValues(runbook, walk)).toEqual([expect.stringContaining(ask)]);
    expect(askForValues(runbook, { ...walk, fill: { [name]: 'x' } })).toEqual([expect.stringContaining(change)]);
  });

  it('gives only examples that are understood', () => {
    for (const name of names.filter((one) => one !== 'namespace')) {
      const said = askForValues(doing(command(name)), walk).concat(
        askForValues(doing(command(name)), { ...walk, fill: { [name]: 'x' } }),
      );
      const examples = said.flatMap((line) => [...line.matchAll(/`(.+?)`/g)].map(([, example = '']) => example));
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(readValue(example, [name])).toMatchObject({ name });
    }
  });
});

describe('readValue', () => {
  it.each([
    ['user', 'ada@contoso.com', 'ada@contoso.com'],
    ['user', ' ada.lovelace+1-2@sub.contoso-emea.co.uk ', 'ada.lovelace+1-2@sub.contoso-emea.co.uk'],
    ['user', 'user: zoë@contoso.com', 'zoë@contoso.com'],
    ['connectorAccount', 'MSOL_0123456789ab', 'MSOL_0123456789ab'],
    ['connectorAccount', 'CONTOSO\\svc-sync', 'svc-sync'],
    ['connectorAccount', 'Account = sync', 'sync'],
    ['accountName', 'name: ada', 'ada'],
    ['accountName', 'NAME:Müller', 'Müller'],
    ['accountName', 'ada2', 'ada2'],
    ['accountName', 'ada.l', 'ada.l'],
    ['accountName', `name: ${'a'.repeat(20)}`, 'a'.repeat(20)],
  ])('reads a %s in “%s”', (name, text, value) => {
    expect(readValue(text, [name])).toEqual({ name, value });
  });

  it.each(['ada', 'no', 'hello', 'wizard', 'ada lovelace', '', 'the name is ada'])(
    'takes no ordinary word for the name of an account: “%s”',
    (text) => {
      expect(readValue(text, ['accountName', 'connectorAccount', 'user'])).toBeUndefined();
    },
  );

  it.each(['name: a"b', "name: a'b", 'name: a b', 'name: a$b', 'name: ab$', 'name: a;b', 'name: a`b', 'name: -WhatIf'])(
    'refuses what is meant for a name and could change a command: %s',
    (text) => {
      expect(readValue(text, ['accountName'])).toBe('refused');
      expect(readValue(text, ['connectorAccount'])).toBe('refused');
      expect(readValue(text, [])).toBeUndefined();
    },
  );

  it.each([
    ...["o'brien@contoso.com", '"ada"@contoso.com', '$ada@contoso.com', 'ada@contoso.com;', '`ada@contoso.com'],
    ...['ada@contoso', `ada@${'c'.repeat(64)}.com`, 'ada@contoso.com|dir'],
  ])('refuses a user that could change a command, or that is none: %s', (text) => {
    expect(readValue(text, ['user'])).toBe('refused');
    expect(readValue(text, ['accountName'])).toBeUndefined();
  });

  it('refuses a name that is too long, and reads no further than a name can be', () => {
    expect(readValue(`name: ${'a'.repeat(21)}`, ['accountName'])).toBe('refused');
    expect(readValue(`name: ${' '.repeat(400)}ada`, ['accountName'])).toBe('refused');
    expect(readValue('a.'.repeat(10_000), ['accountName', 'user'])).toBeUndefined();
  });

  it('finds the value that it can be among those that are open', () => {
    expect(readValue('ada@contoso.com', ['accountName', 'user'])).toEqual({ name: 'user', value: 'ada@contoso.com' });
    expect(readValue('name: ada', ['user', 'accountName'])).toEqual({ name: 'accountName', value: 'ada' });
    expect(readValue('ada_1', ['connectorAccount', 'accountName'])).toMatchObject({ name: 'connectorAccount' });
  });

  it('types no namespace: that is read out of an event', () => {
    for (const text of ['contoso-ns', 'name: contoso-ns']) expect(readValue(text, ['namespace'])).toBeUndefined();
  });

  it('never gives a sign that a shell understands, whatever is typed', () => {
    const sign = fc.constantFrom(...'"\'`$;|&<>(){}[]%^!,= \n\t\\/#~*?:\u2018\u2019\u201b\u201c\u201d\u00a0'.split(''));
    const word = fc.stringMatching(/^\w{0,6}$/);
    const text = fc.tuple(
      fc.constantFrom('', 'name: ', 'user='),
      word,
      sign,
      word,
      fc.constantFrom('', '@contoso.com'),
    );
    fc.assert(
      fc.property(text, fc.shuffledSubarray(names), (parts, open) => {
        const read = readValue(parts.join(''), open);
        if (typeof read === 'object') expect(read.value).toMatch(/^[\w.+-]+(?:@contoso\.com)?$/);
      }),
      { seed: 20260105, numRuns: 2000 },
    );
  });
});
