import { closePostgresDoor } from './postgres-door.ts';

// Jest asks for a default export.
export { closePostgresDoor as default };
