import type { Day } from '../../../platform/calendar/day.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { type FilledPaper, fillForm } from '../../../platform/paper/official/fill-form.ts';
import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { type PaperLayout, paperLayouts } from '../../../platform/paper/official/paper-layout.ts';
import { standingFields } from '../../../platform/paper/official/standing-fields.ts';

const standing: PaperData = {
  hasSuperior: true,
  superiorName: 'ĐẢNG BỘ XÃ ĐỒNG MẪU',
  issuerName: 'CHI BỘ THÔN HƯ CẤU',
  symbolLine: 'Số 12-BB/CB',
  placeAndDay: 'Đồng Mẫu, ngày 03 tháng 11 năm 2026',
  isDraft: false,
  onBehalf: 'T/M CHI BỘ',
  signerPost: 'BÍ THƯ',
  signerName: 'Trần Thị Hư Cấu',
  recipients: [{ recipient: 'Đảng ủy xã Đồng Mẫu (để báo cáo),' }, { recipient: 'Lưu chi bộ.' }],
};

export const layoutOn = (on: Day): PaperLayout => orRefuse(packInForce(shippedPacks(), paperLayouts, on)).content;

/** With head and signature as documents would put them in, for tests of forms. */
export const withStanding = (form: PaperForm, data: PaperData): PaperData => {
  const places = standingFields(form);
  return { ...data, ...Object.fromEntries(Object.entries(standing).filter(([name]) => places[name] !== undefined)) };
};

/** A form filled as it would be issued; throws where a place is missing, empty or unknown. */
export const filledSample = (form: PaperForm, data: PaperData, on: Day): FilledPaper =>
  orRefuse(fillForm(form, withStanding(form, data), layoutOn(on), on));

/** Every word of a filled paper, line by line. */
export const wordsOf = ({ head, title, subtitle, blocks, signatures, recipients }: FilledPaper): string[] => [
  ...[head.superior, head.issuer, head.symbolLine, head.placeAndDay, title, subtitle].filter((one) => one !== null),
  ...blocks.flatMap((block) =>
    'rows' in block
      ? [...block.columns.map((column) => column.head), ...block.rows.flat()]
      : [`${block.lead ?? ''} ${block.text}`.trim()],
  ),
  ...(recipients ?? []),
  ...signatures.flatMap(({ onBehalf, post, name }) => [onBehalf, post, name].filter((one) => one !== null)),
];
