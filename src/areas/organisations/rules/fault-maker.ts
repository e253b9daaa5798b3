import type { RowFault } from '../../../platform/import/check-rows.ts';

/** Makes a fault at one cell of the sheet being read. */
export type FaultMaker = (
  row: number,
  key: string | null,
  value: string | null,
  what: Pick<RowFault, 'code'> & Partial<Pick<RowFault, 'params' | 'suggestion' | 'level'>>,
) => RowFault;
