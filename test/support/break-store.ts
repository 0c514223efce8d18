import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';

/** Takes the table of the conversations away from a bot that runs, as a broken disk would. */
export function breakStore({ dataDir }: { readonly dataDir: string }): void {
  const database = new BetterSqlite(join(dataDir, 'desk.db'));
  database.exec('DROP TABLE conversation');
  database.close();
}
