import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Language } from '../../../web/messages.ts';
import type { chart } from '../contract.ts';

export type ChartRow = OutputOf<typeof chart>['rows'][number];

export const holdersText = (row: ChartRow, language: Language): string =>
  row.holders.map((holder) => `${holder.kindName[language]}: ${holder.fullName}`).join('; ');
