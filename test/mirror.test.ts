import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');
const folders = ['bot', 'dialogs', 'cards', 'cases', 'knowledge', 'eventlog', 'integrations'];

const sources = folders.flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file)),
);

/** A file that exports types and nothing that runs; a program exports nothing, and is no such file. */
function exportsOnlyTypes(file: string): boolean {
  const exported = readFileSync(join(project, file), 'utf8').match(/^export (?:type|interface)?/gm) ?? [];
  return exported.length > 0 && exported.every((start) => start !== 'export ');
}

const testOf = (file: string): string => join('test', file.replace(/\.ts$/, '.test.ts'));

describe('the tests mirror the tree', () => {
  it('finds the sources', () => {
    expect(sources).toEqual(
      expect.arrayContaining([join('bot', 'main.ts'), join('knowledge', 'identifiers', 'codes.ts')]),
    );
  });

  it('tells files with types alone from the others', () => {
    expect(
      ['turn', 'reply', 'desk', 'script', 'phrases'].filter((name) => exportsOnlyTypes(`dialogs/${name}.ts`)),
    ).toEqual(['turn', 'reply', 'desk']);
    expect(exportsOnlyTypes('bot/main.ts')).toBe(false);
  });

  it('has a test for every source file', () => {
    const untested = sources.filter((file) => !exportsOnlyTypes(file) && !existsSync(join(project, testOf(file))));
    expect(untested.map((file) => `${file} has no test: write ${testOf(file)}`)).toEqual([]);
  });
});
