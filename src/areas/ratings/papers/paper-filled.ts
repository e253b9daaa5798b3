import { day } from '../../../platform/calendar/day.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { type FilledPaper, fillForm } from '../../../platform/paper/official/fill-form.ts';
import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { paperLayouts } from '../../../platform/paper/official/paper-layout.ts';
import { standingFields } from '../../../platform/paper/official/standing-fields.ts';
import type { RatingPaperKind } from '../contract/rating-papers.ts';
import type { PaperFacts, PaperSubject } from './paper-facts.ts';
import { sampleFacts, sampleSeason } from './paper-sample.ts';
import { ratingFormOf, subjectPaperData, type UnitKind, unitPaperData } from './rating-forms.ts';

const on = day('2026-12-12');

const standing = (form: PaperForm): PaperData => ({
  hasSuperior: true,
  superiorName: 'ĐẢNG BỘ XÃ ĐỒNG MẪU',
  issuerName: 'CHI BỘ THÔN HƯ CẤU',
  symbolLine: 'Số …-BC/CB',
  placeAndDay: 'Đồng Mẫu, ngày … tháng … năm …',
  isDraft: form.isUsedAsPrinted !== true,
  onBehalf: 'T/M CHI BỘ',
  signerPost: 'BÍ THƯ',
  signerName: 'Trần Thị Hư',
  recipients: [{ recipient: 'Đảng ủy xã Đồng Mẫu (để báo cáo),' }, { recipient: 'Lưu chi bộ.' }],
});

const filled = (form: PaperForm, data: PaperData): FilledPaper => {
  const places = standingFields(form);
  const head = Object.fromEntries(Object.entries(standing(form)).filter(([name]) => places[name] !== undefined));
  const layout = orRefuse(packInForce(shippedPacks(), paperLayouts, on)).content;
  return orRefuse(fillForm(form, { ...data, ...head }, layout, on));
};

/** Papers filled for tests, as they would be looked at; throws where a place is missing, empty or unknown. */
export const filledOfSubject = (kind: RatingPaperKind, subject: PaperSubject): FilledPaper =>
  filled(ratingFormOf(kind), subjectPaperData(kind, { season: sampleSeason, subject }));
export const filledOfUnit = (kind: UnitKind, facts: Partial<PaperFacts> = {}): FilledPaper =>
  filled(ratingFormOf(kind), unitPaperData(kind, sampleFacts(facts)));

/** Every word of a filled paper, line by line. */
export const wordsOf = ({ title, subtitle, blocks, signatures }: FilledPaper): string =>
  [
    title,
    subtitle ?? '',
    ...blocks.flatMap((block) =>
      'rows' in block
        ? [block.columns.map(({ head }) => head).join(' | '), ...block.rows.map((row) => row.join(' | '))]
        : [`${block.lead ?? ''} ${block.text}`.trim()],
    ),
    ...signatures.flatMap(({ post, name }) => [post, name]),
  ].join('\n');
