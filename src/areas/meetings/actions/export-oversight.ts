import { type ActionContext, action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { mediaTypes, type XlsxSheet, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/oversight.ts';
import { figuresSheet, owingSheet } from '../papers/oversight-sheets.ts';
import { type Language, sentence } from '../papers/paper-words.ts';
import { owingRows } from '../questions/cells-owing.ts';
import { figuresBelow } from '../questions/oversight-figures.ts';
import { takenOutLine } from '../questions/taken-out-line.ts';

const rowsExported = 50_000;

const watermarkOf = async ({ tx, today, actor, now }: ActionContext, underId: string | null, language: Language) => {
  const name = underId === null ? null : ((await nearestNames(tx, today, [underId])).get(underId) ?? null);
  const scope = name ?? sentence(language, 'meetings.all-in-reach');
  return takenOutLine(tx, { actor, now, language, scope });
};

const fileOf = async (fileName: string, sheet: XlsxSheet, now: Date) => ({
  fileName,
  mediaType: mediaTypes.xlsx,
  contentBase64: Buffer.from(await xlsxBytes([sheet], now)).toString('base64'),
});

export const exportCellsOwing = action(
  contract.exportCellsOwing,
  async ({ language, ...asked }, context) => {
    const { tx, today, now, note } = context;
    const rows = await owingRows(tx, asked, today, { pos: null, skip: 0, limit: rowsExported + 1 });
    if (rows.length > rowsExported)
      throw new Refused(refuse(reason('meetings.list-too-long', { most: rowsExported }, 'underId')));
    const watermark = await watermarkOf(context, asked.underId, language);
    note({ subject: 'meetings.cells-owing', after: { month: asked.month, rows: rows.length } });
    const sheet = owingSheet(rows, asked.about, { language, month: asked.month, watermark });
    return fileOf(`chua-sinh-hoat-${asked.month.slice(0, 7)}.xlsx`, sheet, now);
  },
  { over: async ({ underId }) => (underId === null ? [] : [underId]) },
);

export const exportOversight = action(contract.exportOversight, async ({ language, ...asked }, context) => {
  const { tx, today, now, note } = context;
  const rows = await figuresBelow(tx, today, asked);
  const watermark = await watermarkOf(context, asked.organisationId, language);
  note({ subject: `meetings.oversight ${asked.organisationId}`, after: { month: asked.month, rows: rows.length } });
  const sheet = figuresSheet(rows, { language, month: asked.month, watermark });
  return fileOf(`theo-doi-sinh-hoat-${asked.month.slice(0, 7)}.xlsx`, sheet, now);
});
