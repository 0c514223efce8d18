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

it.each<SayingLanguage>(['en', 'de', 'fr', 'es', 'pt', 'ja'])('whoever fills in a case can steer in %s', (language) => {
  const needed: Interruption[] = [
    'help',
    'cancel',
    'back',
    'cannot',
    'form',
    'send',
    'review',
    'withdraw',
    'person',
    'drafts',
  ];

  expect(needed.filter((id) => !(language in sayings[id]))).toEqual([]);
});
