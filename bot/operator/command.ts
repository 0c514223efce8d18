import type { Config } from '../config.ts';
import type { SqlStore } from '../../integrations/sql-store.ts';

/** What a command of the operator works with. */
export interface OperatorParts {
  readonly config: Config;
  readonly store: SqlStore;
  readonly print: (line: string) => void;
  readonly now: () => Date;
}

/** One command of `npm run desk`; what it is told stands behind its name. */
export interface Command {
  /** How it is called, one line for each way. */
  readonly usage: readonly string[];
  /** Does it, and resolves with the exit code: 0 done, 1 not found or not well. Rejects with WrongCall when it is called wrongly. */
  run(args: readonly string[], parts: OperatorParts): Promise<number>;
}

/** A call that cannot be understood; the message says what is expected. */
export class WrongCall extends Error {
  override readonly name = 'WrongCall';
}
