import { strToU8, zipSync } from 'fflate';
import { twipsOfMillimetres, twipsOfPoints } from './docx-parts.ts';
import type { PaperLayout } from './paper-layout.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

type Look = {
  readonly id: string;
  readonly name: string;
  readonly align: 'left' | 'center' | 'right' | 'both';
  readonly isFirstLineIn?: boolean;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isTight?: boolean;
  readonly keepsNext?: boolean;
  readonly size?: 'table' | 'small';
};

/** The styles an office finds in the style list of its word processor. */
const looks: readonly Look[] = [
  { id: 'body', name: 'Nội dung', align: 'both', isFirstLineIn: true },
  { id: 'heading', name: 'Đề mục', align: 'both', isFirstLineIn: true, isBold: true, keepsNext: true },
  {
    id: 'subheading',
    name: 'Đề mục nhỏ',
    align: 'both',
    isFirstLineIn: true,
    isBold: true,
    isItalic: true,
    keepsNext: true,
  },
  { id: 'centered', name: 'Giữa dòng', align: 'center' },
  { id: 'bold-centered', name: 'Giữa dòng, đậm', align: 'center', isBold: true },
  { id: 'italic', name: 'Nghiêng', align: 'both', isFirstLineIn: true, isItalic: true },
  { id: 'small', name: 'Chữ nhỏ', align: 'both', isItalic: true, size: 'small' },
  { id: 'head', name: 'Đầu văn bản', align: 'center', isTight: true },
  { id: 'head-bold', name: 'Đầu văn bản, đậm', align: 'center', isBold: true, isTight: true },
  { id: 'head-italic', name: 'Địa danh, ngày tháng', align: 'center', isItalic: true, isTight: true },
  { id: 'draft', name: 'Dự thảo', align: 'right', isBold: true, isTight: true },
  { id: 'title', name: 'Tên văn bản', align: 'center', isBold: true, isTight: true },
  { id: 'cell-start', name: 'Ô bảng, trái', align: 'left', isTight: true, size: 'table' },
  { id: 'cell-center', name: 'Ô bảng, giữa', align: 'center', isTight: true, size: 'table' },
  { id: 'cell-end', name: 'Ô bảng, phải', align: 'right', isTight: true, size: 'table' },
  { id: 'cell-head', name: 'Ô bảng, đầu cột', align: 'center', isBold: true, isTight: true, size: 'table' },
  { id: 'recipient', name: 'Nơi nhận', align: 'left', isTight: true, size: 'small' },
  { id: 'signature', name: 'Chữ ký', align: 'center', isBold: true, isTight: true },
  { id: 'signature-note', name: 'Ghi chú chữ ký', align: 'center', isItalic: true, isTight: true },
  { id: 'page-number', name: 'Số trang', align: 'center', isTight: true },
];

const smallSize = (layout: PaperLayout): number => layout.tableFontSize - 1;

const sizeOf = (layout: PaperLayout, { size }: Look): number =>
  size === 'table' ? layout.tableFontSize : size === 'small' ? smallSize(layout) : layout.fontSize;

const styleXml = (layout: PaperLayout, look: Look): string => {
  const size = sizeOf(layout, look);
  const line =
    size === layout.fontSize ? layout.lineSpacing : Math.round(layout.lineSpacing * (size / layout.fontSize));
  const first = look.isFirstLineIn ? `<w:ind w:firstLine="${twipsOfMillimetres(layout.firstLine)}"/>` : '';
  return [
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${look.id}"><w:name w:val="${look.name}"/>`,
    `<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${look.keepsNext ? '<w:keepNext/>' : ''}`,
    `<w:spacing w:before="0" w:after="${look.isTight ? 0 : twipsOfPoints(layout.spaceAfter)}" w:line="${twipsOfPoints(line)}" w:lineRule="exact"/>`,
    `${first}<w:jc w:val="${look.align}"/></w:pPr><w:rPr>${look.isBold ? '<w:b/><w:bCs/>' : ''}`,
    `${look.isItalic ? '<w:i/><w:iCs/>' : ''}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr></w:style>`,
  ].join('');
};

const stylesXml = (layout: PaperLayout): string =>
  [
    `${declaration}<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr>`,
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>',
    `<w:sz w:val="${layout.fontSize * 2}"/><w:szCs w:val="${layout.fontSize * 2}"/><w:lang w:val="vi-VN"/>`,
    '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    ...looks.map((look) => styleXml(layout, look)),
    '</w:styles>',
  ].join('');

const pageXml = ({ margins }: PaperLayout): string => {
  const [top, bottom, left, right] = [margins.top, margins.bottom, margins.left, margins.right].map(twipsOfMillimetres);
  return [
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>',
    `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="567" w:footer="567" w:gutter="0"/>`,
    '<w:titlePg/></w:sectPr>',
  ].join('');
};

const pageNumber = [
  `${declaration}<w:hdr ${word}><w:p><w:pPr><w:pStyle w:val="page-number"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>`,
  '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>',
].join('');

const relations = (entries: readonly (readonly [string, string, string])[]): string =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const contentTypes = [
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  `<Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/>`,
  `<Override PartName="/word/styles.xml" ContentType="${types}.styles+xml"/>`,
  `<Override PartName="/word/settings.xml" ContentType="${types}.settings+xml"/>`,
  `<Override PartName="/word/header1.xml" ContentType="${types}.header+xml"/></Types>`,
].join('');

// A line that a typed break ends is not stretched to the margin.
const settings = `${declaration}<w:settings ${word}><w:compat><w:doNotExpandShiftReturn/></w:compat></w:settings>`;

/** Width between the margins, in twips. */
export const textWidth = ({ margins }: PaperLayout): number =>
  11906 - twipsOfMillimetres(margins.left) - twipsOfMillimetres(margins.right);

/** A Word file around the XML of its body; the same body gives the same bytes on every day and machine. */
export const docxAround = (body: string, layout: PaperLayout): Uint8Array => {
  const documentXml = `${declaration}<w:document ${word} ${links}><w:body>${body}${pageXml(layout)}</w:body></w:document>`;
  const files = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations([['rId1', `${office}/officeDocument`, 'word/document.xml']]),
    'word/document.xml': documentXml,
    'word/_rels/document.xml.rels': relations([
      ['rId1', `${office}/styles`, 'styles.xml'],
      ['rId2', `${office}/header`, 'header1.xml'],
      ['rId3', `${office}/settings`, 'settings.xml'],
    ]),
    'word/styles.xml': stylesXml(layout),
    'word/settings.xml': settings,
    'word/header1.xml': pageNumber,
  };
  // A day without a zone: fflate writes local hours into the file.
  const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(packed, { mtime: '2026-01-01T00:00:00', level: 9 });
};
