import type { PaperData, PaperFields } from '../../../platform/paper/official/paper-form.ts';

/** Some of a set of places. */
export const placesFrom = (fields: PaperFields, isWanted: (name: string) => boolean): PaperFields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => isWanted(name)));

/** Of all that is known, only what a form has a place for. */
export const fittingData = (fields: PaperFields, data: PaperData): PaperData =>
  Object.fromEntries(Object.entries(data).filter(([name]) => fields[name] !== undefined));
