export * from './contract/adjustment.ts';
export * from './contract/rating-codes.ts';
export * from './contract/rating-facts.ts';
export * from './contract/season-shapes.ts';
export * from './contract/seasons.ts';
export * from './contract/steps.ts';
export * from './contract/verdict.ts';
