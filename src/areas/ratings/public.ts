export { organisationsOfSeason, organisationsTouched } from './questions/organisations-of-season.ts';
export { boardSource } from './questions/rating-board.ts';
