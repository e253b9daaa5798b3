import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { mediaTypes, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { watermarkLine } from '../../members/public.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/distribution.ts';
import { resultSheet } from '../papers/result-list.ts';
import { resultRows } from '../questions/results.ts';

/** More rows than this are taken out year by year or unit by unit. */
const mostRows = 50_000;

export const exportResults = action(
  contract.exportResults,
  async ({ language, ...asked }, { tx, today, now, actor, note }) => {
    const { rows, total, unfinished } = await resultRows(tx, asked, { today, after: null, limit: mostRows });
    if (total > mostRows) throw new Refused(refuse(reason('ratings.too-many-results', { total, limit: mostRows })));
    const placeId = asked.at?.unitId ?? asked.organisationId;
    const scope = (await nearestNames(tx, today, [placeId])).get(placeId) ?? '';
    const watermark = await watermarkLine(tx, { actor, now, language, scope });
    const span = asked.fromYear === asked.toYear ? String(asked.toYear) : `${asked.fromYear}–${asked.toYear}`;
    const sheet = resultSheet(language, rows, { scope, span, watermark, unfinished });
    note({ subject: contract.exportResults.name, after: { rows: rows.length, scope: placeId } });
    return {
      fileName: `ket-qua-xep-loai-${today}.xlsx`,
      mediaType: mediaTypes.xlsx,
      contentBase64: Buffer.from(await xlsxBytes([sheet], now)).toString('base64'),
      rows: rows.length,
    };
  },
);
