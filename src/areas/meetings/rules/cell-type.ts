/** Whether a type of organisation is a cell, which holds monthly meetings of its members. The same as `isCell` in SQL. */
export const isCellType = (type: string): boolean => type === 'cell' || type.endsWith('-cell');
