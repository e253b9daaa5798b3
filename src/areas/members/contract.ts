export * from './contract/dues.ts';
export * from './contract/hygiene.ts';
export * from './contract/import.ts';
export * from './contract/life-cycle.ts';
export * from './contract/member.ts';
export * from './contract/records.ts';
export * from './contract/registers.ts';
export * from './contract/transfers.ts';
