/**
 * Stands in for `adaptivecards/src/schema`, a TypeScript source file that the types of adaptivecards-templating import
 * and that does not compile under our settings (see `paths` in tsconfig.json). Nothing of ours uses the type.
 */
export type IAdaptiveCard = object;
