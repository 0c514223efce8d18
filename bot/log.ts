import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';

/** The log of the process: one JSON line per event on standard error, so that standard output stays for people. */
export function createLog(config: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: config.logLevel, base: undefined }, pino.destination({ fd: 2, sync: true }));
}
