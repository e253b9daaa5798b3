import { type Action, action } from '../action/action.ts';
import { formatMessage } from '../i18n/format-message.ts';
import { platformMessages } from '../i18n/platform-messages.ts';
import { mediaTypes, xlsxBytes } from '../paper/xlsx.ts';
import * as contract from './contract.ts';

const at = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

const WIDTHS = { least: 10, most: 60 };

/** As wide as its longest cell, within reason. */
const widthOf = (header: string, cells: readonly (string | number | null)[]): number => {
  const longest = Math.max(header.length, ...cells.map((cell) => String(cell ?? '').length));
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, longest + 2));
};

/**
 * The table somebody sees, as a workbook. The rows are those that this account has on its screen, so nothing is read here; lists of people
 * have exports of their own, which ask the list's question again.
 */
export const takeOutTable: Action<typeof contract.takeOutTable> = action(
  contract.takeOutTable,
  async ({ title, narrowed, scope, columns, rows, language }, { tx, now, today, actor, note }) => {
    const { display_name: who } = await tx
      .selectFrom('platform.account')
      .select('display_name')
      .where('id', '=', actor.accountId)
      .executeTakeFirstOrThrow();
    const facts = { who, at: at.format(now).replace(',', ''), scope };
    const watermark = formatMessage(platformMessages[language], 'platform.table-export.watermark', facts, language);
    const sheet = {
      name: title,
      title: [title, ...narrowed.filter((text) => text !== '')],
      watermark,
      filterOver: rows.length,
      columns: columns.map(({ header, isNumber }, at) => ({
        header,
        kind: isNumber ? ('number' as const) : ('text' as const),
        width: widthOf(
          header,
          rows.map((row) => row[at]!),
        ),
      })),
      rows: rows.map((row) => row.map((cell, at) => (cell === null || columns[at]!.isNumber ? cell : String(cell)))),
    };
    note({ subject: 'platform.take-out-table', after: { title, rows: rows.length } });
    return {
      fileName: `${title.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 80)}-${today}.xlsx`,
      mediaType: mediaTypes.xlsx,
      contentBase64: Buffer.from(await xlsxBytes([sheet], now)).toString('base64'),
      rows: rows.length,
    };
  },
);
