export * from './exception-paper.ts';
export * from './life-cycle-candidates.ts';
export * from './life-cycle-codes.ts';
export * from './life-cycle-ends.ts';
export * from './life-cycle-procedures.ts';
export * from './life-cycle-reads.ts';
