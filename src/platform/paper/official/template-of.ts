import { docxAround, textWidth } from './docx-frame.ts';
import { paragraphXml, tableXml } from './docx-parts.ts';
import type { PaperBlock, PaperForm, PaperSignature } from './paper-form.ts';
import type { PaperLayout } from './paper-layout.ts';
import { compareLine, draftMark } from './standing-fields.ts';

const line = (style: string, text: string): string => paragraphXml({ style }, { text });
/** A list or a condition stands in lines of its own, which are gone from the filled paper. */
const around = (name: string, inner: string): string =>
  `${line('body', `{#${name}}`)}${inner}${line('body', `{/${name}}`)}`;
const gap = paragraphXml({ style: 'cell-start' });

const headXml = (form: PaperForm, layout: PaperLayout): string => {
  const width = textWidth(layout);
  const left = Math.round(width * 0.45);
  const number = form.documentType === null ? '' : line('head', '{symbolLine}');
  const issuing = [
    around('hasSuperior', line('head', '{superiorName}')),
    line('head-bold', '{issuerName}'),
    line('head', '*'),
    number,
  ].join('');
  const party = [
    paragraphXml({ style: 'head-bold', ruleIndent: 140 }, { text: 'ĐẢNG CỘNG SẢN VIỆT NAM' }),
    paragraphXml({ style: 'head-italic', before: 8 }, { text: '{placeAndDay}' }),
  ].join('');
  return tableXml([left, width - left], [[issuing, party]], false);
};

const titleXml = (form: PaperForm): string =>
  [
    paragraphXml({ style: 'title', before: 18 }, { text: form.title, size: 16 }),
    form.subtitle === undefined ? '' : line('title', form.subtitle),
    paragraphXml({ style: 'cell-center', ruleIndent: 3900 }),
    gap,
  ].join('');

const columnXml = (
  { columns, rowsOf, rowHeight }: Extract<PaperBlock, { rowsOf: string }>,
  layout: PaperLayout,
): string => {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((textWidth(layout) * share) / shares));
  const cells = columns.map(({ text, align }, at) => {
    const opens = at === 0 ? `{#${rowsOf}}` : '';
    const closes = at === columns.length - 1 ? `{/${rowsOf}}` : '';
    return line(`cell-${align ?? 'start'}`, `${opens}${text}${closes}`);
  });
  return `${tableXml(widths, [columns.map(({ head }) => line('cell-head', head)), cells], true, rowHeight)}${gap}`;
};

/** A signature never stands alone on a page: `isLast` keeps the last paragraph with it. */
const blockXml = (block: PaperBlock, layout: PaperLayout, isLast = false): string => {
  if ('paragraph' in block) {
    const lead = block.lead === undefined ? [] : [{ text: `${block.lead} `, isBold: true }];
    return paragraphXml({ style: block.style ?? 'body', keepsNext: isLast }, ...lead, { text: block.paragraph });
  }
  if ('rowsOf' in block) return columnXml(block, layout);
  const inner = blocksXml(block.blocks, layout, isLast);
  return around('each' in block ? block.each : block.when, inner);
};

/** What stands last on the paper where the conditions behind it do not hold. */
const mayEnd = (blocks: readonly PaperBlock[], at: number): boolean =>
  blocks.slice(at + 1).every((block) => 'when' in block);

const blocksXml = (blocks: readonly PaperBlock[], layout: PaperLayout, isLast: boolean): string =>
  blocks.map((one, at) => blockXml(one, layout, isLast && mayEnd(blocks, at))).join('');

const signatureXml = ({ onBehalf, post, note, name }: PaperSignature): string =>
  [
    onBehalf === undefined ? '' : line('signature', onBehalf),
    line('signature', post),
    note === undefined ? '' : line('signature-note', note),
    paragraphXml({ style: 'signature', before: 62 }, { text: name }),
  ].join('');

const recipientsXml = [
  paragraphXml({ style: 'recipient' }, { text: 'Nơi nhận:', isBold: true, isItalic: true }),
  line('recipient', '{#recipients}'),
  line('recipient', '- {recipient}'),
  line('recipient', '{/recipients}'),
].join('');

const closingXml = (form: PaperForm, layout: PaperLayout): string => {
  const half = Math.round(textWidth(layout) / 2);
  const [first, second] = form.signatures.map(signatureXml);
  if (first === undefined) return '';
  const beside = form.hasRecipients ? recipientsXml : gap;
  const cells = second === undefined ? [beside, first] : [first, second];
  const keptGap = paragraphXml({ style: 'cell-start', keepsNext: true });
  return `${keptGap}${tableXml([half, half], [cells], false)}`;
};

/**
 * The Word template of a form in a layout: real paragraphs, styles and tables with the places of the form, so that an office can
 * edit a copy. The same form and layout give the same bytes.
 */
export const templateOf = (form: PaperForm, layout: PaperLayout): Uint8Array => {
  const compare = compareLine(form);
  const body = [
    around('isDraft', line('draft', draftMark)),
    headXml(form, layout),
    titleXml(form),
    blocksXml(form.blocks, layout, form.signatures.length > 0),
    closingXml(form, layout),
    gap,
    compare === null ? '' : around('isDraft', line('small', compare)),
  ].join('');
  return docxAround(body, layout);
};
