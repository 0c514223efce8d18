import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../bot/project-folder.ts';

it.each(['package-lock.json', 'knowledge/articles', 'bot/page'])('holds %s', (name) => {
  expect(existsSync(join(projectFolder, name))).toBe(true);
});
