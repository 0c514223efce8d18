import type { EventLevel, EventRecord } from '../event-record.ts';
import { cloudSyncAgent, findMeanings, foldProvider, writebackService } from './event-meanings.ts';

/** Sources that log about nothing but this subject: their unknown events are kept as well. */
const ownProviders: ReadonlySet<string> = new Set([writebackService, cloudSyncAgent]);

/** From this number on all events of the service that are known are failures. */
const firstFailure = 32_000;
const grave: ReadonlySet<EventLevel> = new Set<EventLevel>(['critical', 'error', 'warning']);

/** Whether an event can say something about password writeback: any of its own sources, the known ones of the shared sources. */
export function isRelated({ provider, id }: Pick<EventRecord, 'provider' | 'id'>): boolean {
  return ownProviders.has(foldProvider(provider)) || (findMeanings(provider)?.has(id) ?? false);
}

/** Whether any event of a source can say something about password writeback. */
export function isRelatedProvider(provider: string): boolean {
  return findMeanings(provider) !== undefined;
}

/** Whether an event of the writeback service that is not known is an error or a warning; by its number, where the log names no level. */
export function isUnknownError({ provider, id, level }: Pick<EventRecord, 'provider' | 'id' | 'level'>): boolean {
  const isKnown = findMeanings(provider)?.has(id) ?? false;
  if (isKnown || foldProvider(provider) !== writebackService) return false;
  return level === undefined ? id >= firstFailure : grave.has(level);
}
