import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudAdapterBase, ConfigurationBotFrameworkAuthentication } from '../../bot/sdk.ts';

const project = join(import.meta.dirname, '../..');
const folders = ['bot', 'dialogs', 'cards', 'knowledge', 'integrations'];

it('is the only file that names the Bot Framework SDK', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );

  const doors = files.filter((file) =>
    /from '(?:botbuilder|botframework)/.test(readFileSync(join(project, file), 'utf8')),
  );

  expect(doors).toEqual([join('bot', 'sdk.ts')]);
});

it('lets the adapter and its authentication through', () => {
  class Adapter extends CloudAdapterBase {}
  expect(new Adapter(new ConfigurationBotFrameworkAuthentication({}))).toHaveProperty('onTurnError');
});
