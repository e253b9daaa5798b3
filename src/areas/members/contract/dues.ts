export * from './dues-declarations.ts';
export * from './dues-ledger.ts';
export * from './dues-months.ts';
export * from './dues-payments.ts';
export * from './dues-remittances.ts';
export * from './dues-reports.ts';
export * from './dues-settings.ts';
export * from './dues-waivers.ts';
