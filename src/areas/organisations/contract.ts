export * from './contract/bodies.ts';
export * from './contract/committees.ts';
export * from './contract/decision.ts';
export * from './contract/events.ts';
export * from './contract/persons.ts';
export * from './contract/posts.ts';
export * from './contract/regulations.ts';
export * from './contract/tree.ts';
