import { action } from '../../../platform/action/action.ts';
import { plainName } from '../../../platform/paper/plain-name.ts';
import { mediaTypes, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { watermarkLine } from '../../members/public.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import * as contract from '../contract/summary.ts';
import { periodText } from '../papers/paper-lines.ts';
import { type Language, sentence } from '../papers/result-list.ts';
import { summarySheets } from '../papers/summary-sheet.ts';
import { seasonHere } from '../questions/season-here.ts';
import { summaryOf } from '../questions/summary.ts';

const periodIn = (language: Language, period: RatingPeriod): string =>
  sentence(language, `ratings.period.${period.kind}`, {
    year: String(period.year),
    ...(period.kind === 'quarter' ? { quarter: period.quarter } : {}),
    ...(period.kind === 'month' ? { month: period.month } : {}),
  });

export const exportSummary = action(
  contract.exportSummary,
  async ({ seasonId, organisationId, language }, { tx, today, now, actor, note }) => {
    const table = await summaryOf({ tx, today }, await seasonHere(tx, seasonId, organisationId), organisationId);
    const watermark = await watermarkLine(tx, { actor, now, language, scope: table.organisationName });
    const period = periodIn(language, table.period);
    const sheets = summarySheets(table, periodIn(language, table.previous), { language, period, watermark });
    note({ subject: `season ${seasonId}`, after: { groups: table.groups.length, organisationId } });
    return {
      fileName: `${plainName(`biểu tổng hợp xếp loại ${periodText(table.period)} ${today}`)}.xlsx`,
      mediaType: mediaTypes.xlsx,
      contentBase64: Buffer.from(await xlsxBytes(sheets, now)).toString('base64'),
    };
  },
);
