export * from './contract/own-tasks.ts';
export * from './contract/programme-reads.ts';
export * from './contract/programmes.ts';
export * from './contract/received-targets.ts';
export * from './contract/task-reads.ts';
export * from './contract/task-shapes.ts';
export * from './contract/task-steps.ts';
