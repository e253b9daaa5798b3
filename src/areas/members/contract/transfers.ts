export * from './transfers-blocks.ts';
export * from './transfers-collective.ts';
export * from './transfers-exemptions.ts';
export * from './transfers-moving.ts';
export * from './transfers-receiving.ts';
export * from './transfers-residence.ts';
export * from './transfers-residence-remarks.ts';
export * from './transfers-slip-number.ts';
