export * from './contract/attachments.ts';
export * from './contract/paper-codes.ts';
export * from './contract/paper-reads.ts';
export * from './contract/papers.ts';
export * from './contract/papers-about.ts';
export * from './contract/secret-entries.ts';
export * from './contract/templates.ts';
