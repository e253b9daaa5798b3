export * from './badges.ts';
export * from './cards.ts';
export * from './register-books.ts';
