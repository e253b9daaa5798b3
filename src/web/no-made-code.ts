// The policy of the page forbids code made from text, and even the attempt is reported. The schema library tries as soon as
// the first schema is made, which is before any other module of ours runs; so this one comes first and imports nothing.
(globalThis as { __zod_globalConfig?: object }).__zod_globalConfig = { jitless: true };

export {};
