/** Whether a type of organisation is a cell, in every edition of the types: its code is `cell` or ends so. The same as `isCell` in SQL. */
export const isCellType = (type: string): boolean => type === 'cell' || type.endsWith('-cell');
