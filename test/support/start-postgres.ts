import { openPostgresDoor } from './postgres-door.ts';

// Jest asks for a default export.
export { openPostgresDoor as default };
