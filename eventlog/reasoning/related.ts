import type { EventRecord } from '../event-record.ts';
import { cloudSyncAgent, findMeanings, foldProvider, writebackService } from './event-meanings.ts';

/** Sources that log about nothing but this subject: their unknown events are kept as well. */
const ownProviders: ReadonlySet<string> = new Set([writebackService, cloudSyncAgent]);

/** Whether an event can say something about password writeback: any of its own sources, the known ones of the shared sources. */
export function isRelated({ provider, id }: Pick<EventRecord, 'provider' | 'id'>): boolean {
  return ownProviders.has(foldProvider(provider)) || (findMeanings(provider)?.has(id) ?? false);
}

/** Whether any event of a source can say something about password writeback. */
export function isRelatedProvider(provider: string): boolean {
  return findMeanings(provider) !== undefined;
}
