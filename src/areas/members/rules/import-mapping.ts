import { folded } from '../../../platform/import/folded.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { isCleaningSheet } from './import-cleaning-sheet.ts';
import { membersLayout, ownColumns } from './import-layout.ts';

export type SheetKind = 'cleaning-sheet' | 'own' | 'remembered' | 'other';

/** What stays the same of a list that comes again: its headings, without case, accents and order of blanks. */
export const headerDigest = (headings: readonly string[]): string => headings.map(folded).join('\n');

/** What kind of list the matched columns make. */
export const kindOfColumns = (keys: ReadonlySet<string>): Exclude<SheetKind, 'remembered'> => {
  if (isCleaningSheet(keys)) return 'cleaning-sheet';
  return ownColumns.filter(({ key }) => keys.has(key)).length >= ownColumns.length - 5 ? 'own' : 'other';
};

/** Lets a stated mapping through: known keys, no column twice, the name among them; gives the kind of list. */
export const checkMapping = (columns: Readonly<Record<string, string>>): Exclude<SheetKind, 'remembered'> | Refusal => {
  const known = new Set<string>(membersLayout.columns.map(({ key }) => key));
  const reasons: Reason[] = Object.entries(columns)
    .filter(([key]) => !known.has(key))
    .map(([key, column]) => reason('platform.mapping-unknown', { key, column }, `mapping.columns.${key}`));
  const letters = Object.values(columns);
  if (new Set(letters).size < letters.length) reasons.push(reason('platform.mapping-twice', {}, 'mapping.columns'));
  for (const { key, header, required } of membersLayout.columns)
    if (required && columns[key] === undefined)
      reasons.push(reason('platform.column-missing', { column: header.vi }, `mapping.columns.${key}`));
  return reasons.length > 0 ? refuse(...reasons) : kindOfColumns(new Set(Object.keys(columns)));
};
