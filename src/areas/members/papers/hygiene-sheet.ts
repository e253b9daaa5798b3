import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import type { XlsxCell, XlsxSheet } from '../../../platform/paper/xlsx.ts';
import type { exportHygieneList, HygieneKind, HygieneRow } from '../contract/hygiene.ts';
import { type Language, sentence } from './register-words.ts';

type Column = ParsedInputOf<typeof exportHygieneList>['columns'][number];

const DAYS: ReadonlySet<Column> = new Set(['since', 'day', 'settle']);

const cellOf = (column: Column, row: HygieneRow, language: Language): XlsxCell => {
  switch (column) {
    case 'name':
      return row.fullName;
    case 'cell':
      return row.organisationName;
    case 'standing':
      return row.standing && sentence(language, `members.standing.${row.standing}`);
    case 'state':
      return row.state && sentence(language, `members.state.${row.state}`);
    case 'details':
      return row.details.map((code) => sentence(language, `members.hygiene-detail.${code}`)).join('; ');
    case 'since':
      return row.sinceOn;
    case 'day':
      return row.endsOn;
    case 'settle':
      return row.settleBy;
    case 'months':
      return row.months;
  }
};

export type HygieneSheetFacts = {
  readonly kind: HygieneKind;
  readonly columns: readonly Column[];
  readonly rows: readonly HygieneRow[];
  readonly language: Language;
  readonly today: Day;
  readonly watermark: string;
};

/** One hygiene list as a sheet: the columns in the order on screen. */
export const hygieneSheet = ({ kind, columns, rows, language, today, watermark }: HygieneSheetFacts): XlsxSheet => ({
  name: sentence(language, `members.hygiene.${kind}`),
  title: [
    sentence(language, `members.hygiene.${kind}`),
    sentence(language, 'members.hygiene.as-of', { on: formatDay(today) }),
  ],
  watermark,
  columns: columns.map((column) => ({
    header: sentence(language, `members.hygiene-column.${column}`),
    width: column === 'name' || column === 'cell' || column === 'details' ? 34 : 16,
    kind: DAYS.has(column) ? 'day' : column === 'months' ? 'number' : 'text',
  })),
  rows: rows.map((row) => columns.map((column) => cellOf(column, row, language))),
});
