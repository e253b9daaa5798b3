/** Pieces of a Word document as text of its XML. Everything that comes from a form is escaped here. */
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

const perPoint = 20;
const perMillimetre = 1440 / 25.4;
export const twipsOfPoints = (points: number): number => Math.round(points * perPoint);
export const twipsOfMillimetres = (millimetres: number): number => Math.round(millimetres * perMillimetre);

type Run = { readonly text: string; readonly isBold?: boolean; readonly isItalic?: boolean; readonly size?: number };

const runXml = ({ text, isBold, isItalic, size }: Run): string => {
  const half = size === undefined ? '' : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
  const look = `${isBold ? '<w:b/><w:bCs/>' : ''}${isItalic ? '<w:i/><w:iCs/>' : ''}${half}`;
  return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
};

export type ParagraphLook = {
  readonly style: string;
  /** A rule under the paragraph, drawn in from both sides by that many twips. */
  readonly ruleIndent?: number;
  readonly before?: number;
  /** Stays on one page with what follows. */
  readonly keepsNext?: boolean;
};

export const paragraphXml = (
  { style, ruleIndent, before, keepsNext }: ParagraphLook,
  ...runs: readonly Run[]
): string => {
  const rule =
    ruleIndent === undefined ? '' : '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>';
  const spacing = before === undefined ? '' : `<w:spacing w:before="${twipsOfPoints(before)}"/>`;
  const indent =
    ruleIndent === undefined ? '' : `<w:ind w:left="${ruleIndent}" w:right="${ruleIndent}" w:firstLine="0"/>`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keepsNext ? '<w:keepNext/>' : ''}${rule}${spacing}${indent}</w:pPr>${runs.map(runXml).join('')}</w:p>`;
};

const ruled = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

/** Rows of cells, each cell the XML of its paragraphs; the first row is the heading of a ruled table and repeats on every page. */
export const tableXml = (
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  isRuled: boolean,
  rowHeight?: number,
): string => {
  const height =
    rowHeight === undefined ? '' : `<w:trHeight w:val="${twipsOfMillimetres(rowHeight)}" w:hRule="atLeast"/>`;
  const rowXml = (cells: readonly string[], at: number): string => {
    const look = `<w:cantSplit/>${isRuled && at === 0 ? '<w:tblHeader/>' : height}`;
    const body = cells.map(
      (cell, column) => `<w:tc><w:tcPr><w:tcW w:w="${widths[column]}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`,
    );
    return `<w:tr><w:trPr>${look}</w:trPr>${body.join('')}</w:tr>`;
  };
  const width = widths.reduce((sum, one) => sum + one, 0);
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/>`,
    isRuled ? `<w:tblBorders>${ruled}</w:tblBorders>` : '',
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>',
    `</w:tblPr><w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>`,
    rows.map(rowXml).join(''),
    '</w:tbl>',
  ].join('');
};
