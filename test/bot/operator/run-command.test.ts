import { openSqlStore, type SqlStore } from '../../../integrations/sql-store.ts';
import { findCommand, usage } from '../../../bot/operator/run-command.ts';
import { fileDatabase } from '../../support/databases.ts';
import { operate } from '../../support/operator.ts';

const database = fileDatabase();
let store: SqlStore;
beforeEach(async () => {
  store = await openSqlStore(database.place);
});
afterEach(() => store.destroy());

const names = [
  'cases',
  'outbox',
  'connectors',
  'retention',
  'export',
  'erase',
  'erase-again',
  'audit',
  'backup',
  'restore',
];

it.each(names)('has a line that says how to call %s', (name) => {
  expect(findCommand(name)).toBeDefined();
  expect(usage).toContain(`npm run desk -- ${name}`);
});

it('knows no other command', () => {
  expect(findCommand('drop')).toBeUndefined();
  expect(findCommand(undefined)).toBeUndefined();
});

it.each([
  ['cases', 'cases  is no command'],
  ['cases drop', 'cases drop is no command'],
  ['cases list --status open', 'open is no status; expected one of new, assigned'],
  ['cases show', 'Nothing is no number of a case'],
  ['cases show INC1', 'INC1 is no number of a case'],
  ['cases list --all', "Unknown option '--all'"],
  ['outbox', 'outbox  is no command'],
  ['outbox retry x', 'x is no number of a case'],
  ['outbox retry', 'Nothing is no number of a case'],
  ['outbox retry 1042 --all', 'Expected the number of a case, or --all'],
  ['outbox drop --yes', 'The id of the message is missing; outbox list shows it'],
  ['connectors', 'connectors  is no command'],
  ['audit', 'audit  is no command'],
  ['export --tenant a', '--person is missing'],
  ['erase --person a --yes', '--tenant is missing'],
  ['backup', 'The file is missing'],
])('is told what is wrong with “%s”, and how it is called', async (line, problem) => {
  const { code, printed } = await operate(line, store);

  expect(code).toBe(2);
  expect(printed).toContain(problem);
  expect(printed).toContain(`npm run desk -- ${line.split(' ')[0] ?? ''}`);
});

it('prints what goes wrong, and fails', async () => {
  const { code, printed } = await operate('backup /no-such-folder/desk.db', store, { DATA_DIR: '/no-such-folder' });

  expect(code).toBe(1);
  expect(printed).toBe('/no-such-folder/desk.db: there is no database that can be read.');
});
