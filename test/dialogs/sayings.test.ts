import { findInterruption, type Interruption } from '../../dialogs/interruptions.ts';
import { sayings, type SayingLanguage } from '../../dialogs/sayings.ts';

const all = (Object.keys(sayings) as Interruption[]).flatMap((id) =>
  Object.entries(sayings[id]).flatMap(([language, list]) =>
    list.split(', ').map((saying) => ({ id, language, saying })),
  ),
);

it('no saying stands for two commands, and each is heard', () => {
  expect(all.filter(({ id, saying }) => findInterruption(saying) !== id)).toEqual([]);
});

/** What need not be said in every language, and why; nothing so far. */
const exceptions: readonly Interruption[] = [];

it.each<SayingLanguage>(['en', 'de', 'fr', 'es', 'pt', 'ja'])('every command can be given in %s', (language) => {
  const needed = (Object.keys(sayings) as Interruption[]).filter((id) => !exceptions.includes(id));

  expect(needed.filter((id) => !/\S/.test(sayings[id][language]))).toEqual([]);
});
