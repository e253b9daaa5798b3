export * from './records-changes.ts';
export * from './records-dossier.ts';
export * from './records-fields.ts';
export * from './records-filter.ts';
export * from './records-list.ts';
export * from './records-member.ts';
export * from './records-own.ts';
export * from './records-roll.ts';
