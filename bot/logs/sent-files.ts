import { z } from 'zod';
import { readableName } from '../../integrations/logs/readable-name.ts';
import type { Activity } from '../sdk.ts';
import { isPersonal } from '../turn.ts';

/** A file that somebody attached to a message ("Send and receive files through a bot", Microsoft Teams). */
export interface AttachedFile {
  readonly name: string;
  /** Lets whoever knows it read the file: it is never logged. */
  readonly address: string;
}

/** The files that came with a message; `elsewhere` where some did that Teams does not hand to a bot there. */
export type SentFiles =
  { readonly kind: 'files'; readonly files: readonly AttachedFile[] } | { readonly kind: 'elsewhere' };

const contentType = 'application/vnd.microsoft.teams.file.download.info';

const file = z.object({
  contentType: z.literal(contentType),
  name: z.string().max(1024).nullish(),
  content: z.object({ downloadUrl: z.string().min(1).max(8192) }),
});

/** Reads which files came with a message; undefined when none did. */
export function readSentFiles(activity: Activity): SentFiles | undefined {
  const attachments = (activity.attachments ?? []) as readonly unknown[];
  const files = attachments.flatMap((attachment) => {
    const { data } = file.safeParse(attachment);
    return data ? [{ name: readableName(data.name ?? ''), address: data.content.downloadUrl }] : [];
  });
  if (!isPersonal(activity)) return files.length > 0 || attachments.some(isHint) ? { kind: 'elsewhere' } : undefined;
  return files.length > 0 ? { kind: 'files', files } : undefined;
}

const hint = z.object({ contentType: z.literal('text/html'), content: z.string().regex(/<attachment\b/i) });

/** In a channel a message tells of its files in its HTML alone. */
function isHint(attachment: unknown): boolean {
  return hint.safeParse(attachment).success;
}
