export * from './import-approval.ts';
export * from './import-commit.ts';
export * from './import-doubles.ts';
export * from './import-export.ts';
export * from './import-preview.ts';
export * from './import-steps.ts';
