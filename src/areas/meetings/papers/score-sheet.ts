import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { occasionData, occasionField } from './meeting-places.ts';
import type { PaperFacts } from './paper-facts.ts';
import { dayText, dots } from './paper-lines.ts';
import { placesFrom } from './places-from.ts';
import { scoreData, scoreFields } from './score-places.ts';

/** The score of a meeting by the form of its own day: own column, the superior's, and why they differ. */
export const scoreSheet: PaperForm = {
  kind: 'meetings.score-sheet',
  names: { vi: 'Phiếu đánh giá chất lượng sinh hoạt chi bộ', en: 'Score sheet of a meeting' },
  documentType: null,
  bodies: ['cell'],
  title: 'PHIẾU ĐÁNH GIÁ CHẤT LƯỢNG',
  subtitle: '{occasion}',
  blocks: [
    {
      rowsOf: 'scoreLines',
      columns: [
        { head: 'TT', share: 1, align: 'center', text: '{number}' },
        { head: 'Tiêu chí', share: 7.4, text: '{criterion}' },
        { head: 'Điểm tối đa', share: 1.6, align: 'center', text: '{most}' },
        { head: 'Chi bộ tự chấm', share: 1.9, align: 'center', text: '{own}' },
        { head: 'Cấp trên chấm', share: 1.9, align: 'center', text: '{superior}' },
        { head: 'Lý do', share: 3.6, text: '{why}' },
      ],
    },
    { paragraph: 'Cuộc họp {heldOn}. {scoreRule}. Mức xếp loại: {bands}', style: 'small' },
    { lead: 'Chi bộ tự đánh giá:', paragraph: '{ownResult}.' },
    { lead: 'Cấp trên đánh giá:', paragraph: '{superiorResult}.' },
    { lead: 'Hạn chế cần khắc phục:', paragraph: '{weakPoints}' },
  ],
  signatures: [
    { post: 'ĐẠI DIỆN CẤP ỦY CẤP TRÊN', note: '(ký, ghi rõ họ tên)', name: '{fromAbove}' },
    { onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' },
  ],
  hasRecipients: false,
  fields: {
    ...occasionField,
    heldOn: { vi: 'Ngày họp', en: 'Day of the meeting' },
    ...placesFrom(scoreFields, (name) => name !== 'hasScore' && name !== 'hasNoScore'),
    fromAbove: { vi: 'Đại diện cấp ủy cấp trên', en: 'Who signs for the superior' },
  },
};

export const scoreSheetData = (facts: PaperFacts): PaperData => ({
  ...occasionData(facts),
  heldOn: dayText(facts.on),
  ...scoreData(facts),
  fromAbove: dots,
});
