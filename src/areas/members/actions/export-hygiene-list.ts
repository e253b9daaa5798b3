import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { plainName } from '../../../platform/paper/plain-name.ts';
import { mediaTypes, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/hygiene.ts';
import { hygieneSheet } from '../papers/hygiene-sheet.ts';
import { sentence } from '../papers/register-words.ts';
import { hygieneRows } from '../questions/hygiene-list.ts';
import { watermarkLine } from '../questions/watermark-line.ts';

const rowsExported = 100_000;

export const exportHygieneList = action(
  contract.exportHygieneList,
  async (input, { tx, today, now, actor, note }) => {
    const { kind, underId, columns, language } = input;
    const { rows } = await hygieneRows(tx, input, { after: null, skip: 0, limit: rowsExported + 1 }, today);
    if (rows.length > rowsExported)
      throw new Refused(refuse(reason('members.list-too-long-to-export', { most: rowsExported }, 'underId')));
    const organisation = underId === null ? null : ((await nearestNames(tx, today, [underId])).get(underId) ?? '');
    const scope =
      organisation === null
        ? sentence(language, 'members.hygiene.all-in-reach')
        : sentence(language, 'members.watermark.and-below', { organisation });
    const watermark = await watermarkLine(tx, { actor, now, language, scope });
    note({ subject: `members.hygiene:${kind}`, after: { rows: rows.length } });
    return {
      fileName: `ra-soat-${plainName(sentence('vi', `members.hygiene.${kind}`))}-${today}.xlsx`,
      mediaType: mediaTypes.xlsx,
      contentBase64: Buffer.from(
        await xlsxBytes([hygieneSheet({ kind, columns, rows, language, today, watermark })], now),
      ).toString('base64'),
    };
  },
  { over: async ({ underId }) => (underId === null ? [] : [underId]) },
);
