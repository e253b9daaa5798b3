export * from './badges.ts';
export * from './badges-of-member.ts';
export * from './cards.ts';
export * from './register-books.ts';
