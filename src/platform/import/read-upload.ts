import { isRefusal, type Refusal, reason, refuse } from '../outcome/refusal.ts';
import type { Layout } from './layout.ts';
import { defaultLimits, type ImportLimits } from './limits.ts';
import { applyMapping, type HeaderMatch, matchHeader, type StatedMapping } from './match-header.ts';
import { bytesOfBase64, readSpreadsheet, type Spreadsheet } from './read-spreadsheet.ts';
import type { Sheet } from './sheet.ts';

/** Reads an upload (`contentBase64`) into sheets of text; every refusal names the field and the way out. */
export const readUpload = async (
  upload: { readonly contentBase64: string },
  limits: Partial<ImportLimits> = {},
): Promise<{ readonly bytes: Uint8Array; readonly spreadsheet: Spreadsheet } | Refusal> => {
  const bytes = bytesOfBase64(upload.contentBase64);
  if (bytes === undefined) return refuse(reason('platform.file-not-base64', {}, 'contentBase64'));
  const spreadsheet = await readSpreadsheet(bytes, { ...defaultLimits, ...limits });
  return isRefusal(spreadsheet) ? spreadsheet : { bytes, spreadsheet };
};

/** The headings of a sheet by its layout, with what a person stated about them put on top. */
export const headerOf = (layout: Layout, sheet: Sheet, stated: StatedMapping): HeaderMatch | Refusal => {
  const found = matchHeader(layout, sheet);
  const withStated =
    'reasons' in found ? rescued(layout, sheet, stated, found.reasons) : applyMapping(layout, found, stated);
  return 'reasons' in withStated
    ? refuse(...withStated.reasons.map((one) => ({ field: 'contentBase64', ...one })))
    : withStated;
};

// Without recognisable headings a stated mapping of every required column still makes the sheet readable, from its second row on.
const rescued = (
  layout: Layout,
  sheet: Sheet,
  stated: StatedMapping,
  reasons: readonly ReturnType<typeof reason>[],
) => {
  const isComplete = layout.columns.every((spec) => !spec.required || stated[spec.key] !== undefined);
  const first = sheet.rows[0];
  if (!isComplete || !first || Object.keys(stated).length === 0) return { reasons };
  return applyMapping(layout, { sheet: sheet.name, headerRow: first.row, columnByKey: {}, ignored: [] }, stated);
};
