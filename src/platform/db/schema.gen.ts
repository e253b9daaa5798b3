// biome-ignore-all lint: generated
// Placeholder until `npm run gen` has run once.
// biome-ignore lint/suspicious/noExplicitAny: generated
export type DB = any;
