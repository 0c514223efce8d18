import { join } from 'node:path';

/** The folder of the project: one above this file, and one above the bundle as well. */
export const projectFolder = join(import.meta.dirname, '..');
