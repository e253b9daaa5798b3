export * from './life-cycle-candidate-reads.ts';
export * from './life-cycle-faces.ts';
export * from './life-cycle-member-reads.ts';
export * from './life-cycle-procedure-reads.ts';
