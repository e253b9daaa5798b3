import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { byKind } from './ballot-paper.ts';
import type { PaperFacts, PaperSubject } from './paper-facts.ts';
import {
  basisBlocks,
  basisFields,
  basisText,
  dayText,
  flag,
  kindText,
  levelLegend,
  list,
  none,
  numbered,
  numberText,
  periodText,
  pointsText,
  ruleName,
  shortLevel,
  text,
} from './paper-lines.ts';
import { sentence } from './result-list.ts';

/** List for the decision of the competent level; in the order of organisations and names. */
export const decisionList: PaperForm = {
  kind: 'ratings.decision-list',
  names: { vi: 'Danh sách đề nghị xếp loại chất lượng', en: 'List for the decision on levels' },
  documentType: null,
  bodies: ['cell', 'committee', 'standing-committee'],
  title: 'DANH SÁCH',
  subtitle: 'đề nghị đánh giá, xếp loại chất lượng {period} của {place}',
  blocks: [
    ...basisBlocks,
    { paragraph: '{legend}', style: 'small' },
    {
      each: 'groups',
      blocks: [
        { paragraph: '{group}: {total}', style: 'heading' },
        {
          rowsOf: 'subjects',
          columns: [
            { head: 'TT', share: 1.1, align: 'center', text: '{number}' },
            { head: 'Đối tượng', share: 4.6, text: '{subject}' },
            { head: 'Chức vụ, nơi kiểm điểm', share: 3.6, text: '{post}' },
            { head: 'Điểm tự chấm', share: 1.8, align: 'center', text: '{ownPoints}' },
            { head: 'Điểm thẩm định', share: 1.9, align: 'center', text: '{vettedPoints}' },
            { head: 'Mức đề xuất', share: 1.9, align: 'center', text: '{proposed}' },
            { head: 'Quyết định', share: 1.9, align: 'center', text: '{decided}' },
            { head: 'Ghi chú', share: 3.8, text: '{note}' },
          ],
        },
      ],
    },
    { paragraph: 'Danh sách có {count} đối tượng.' },
    { when: 'isDecided', blocks: [{ paragraph: 'Mức đã quyết định theo: {decisions}.' }] },
  ],
  signatures: [{ onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' }],
  hasRecipients: false,
  fields: {
    period: text('Kỳ đánh giá', 'Period'),
    place: text('Tổ chức đảng', 'Organisation'),
    groups: list('Nhóm đối tượng', 'Groups', {
      group: text('Tên nhóm', 'Name of the group'),
      total: text('Số đối tượng', 'How many'),
      subjects: list('Đối tượng', 'Subjects', {
        number: text('Thứ tự', 'Number'),
        subject: text('Đối tượng', 'Subject'),
        post: text('Chức vụ, nơi kiểm điểm', 'Post, where it is reviewed'),
        ownPoints: text('Điểm tự chấm', 'Own points'),
        vettedPoints: text('Điểm thẩm định', 'Vetted points'),
        proposed: text('Mức đề xuất', 'Level proposed'),
        decided: text('Mức quyết định', 'Level decided'),
        note: text('Ghi chú', 'Note'),
      }),
    }),
    count: text('Tổng số đối tượng', 'How many in all'),
    isDecided: flag('Đã có quyết định', 'Some are decided'),
    decisions: text('Các quyết định xếp loại', 'Decisions on levels'),
    legend: text('Chú thích chữ viết tắt', 'What the letters mean'),
    ...basisFields,
  },
  isConfined: true,
  isUsedAsPrinted: true,
};

/** Of a rule its first words; words that were written about a person stand on no list. */
const reasonOf = (law: RatingLaw, rule: string | null): string => {
  const known = law.exemptions.find((one) => one.rule === rule);
  return known ? ruleName(known.names.vi, known.isVerified) : 'lý do khác';
};

const standingOf = (law: RatingLaw, subject: PaperSubject): string => {
  const { state, isProvisional, notRatedRule, decidedLevel, ballotLevel } = subject;
  if (state === 'not-rated') return `${reasonOf(law, notRatedRule)}${isProvisional ? ', chờ xác nhận' : ''}`;
  if (isProvisional) return 'Kết quả tạm';
  return decidedLevel === null && ballotLevel !== null ? `Phiếu: ${shortLevel(ballotLevel)}` : '';
};

/** Who is decided by the level above stands on the list of the opener, and is said to be no decision of it. */
const noteOf = (law: RatingLaw, subject: PaperSubject): string =>
  [subject.isDecidedAbove ? 'Cấp trên trực tiếp quyết định' : '', standingOf(law, subject)]
    .filter(Boolean)
    .join('; ') || none;

const row = (law: RatingLaw) => (one: PaperSubject) => ({
  subject: one.title,
  post: one.postWords ?? (one.title === one.organisationName ? none : one.organisationName),
  ownPoints: pointsText(one.selfPoints),
  vettedPoints: pointsText(one.vettedPoints),
  proposed: one.state === 'not-rated' ? none : shortLevel(one.proposedLevel),
  decided: one.state === 'not-rated' ? 'CXL' : shortLevel(one.decidedLevel),
  note: noteOf(law, one),
});

/** Every decision once, by number, day and issuer as they stand in the season; nobody types them again. */
const decisionsText = (subjects: readonly PaperSubject[]): string => {
  const all = subjects.flatMap(({ decision }) =>
    decision === null
      ? []
      : [`Quyết định số ${decision.number} ngày ${dayText(decision.decidedOn)} của ${decision.issuer}`],
  );
  return all.length === 0 ? none : [...new Set(all)].join('; ');
};

export const decisionListData = ({ season, subjects }: PaperFacts): PaperData => ({
  period: periodText(season.period),
  place: season.place,
  groups: byKind(subjects).map(({ kind, own }) => ({
    group: kindText(kind),
    total: sentence('vi', 'ratings.papers.subjects', { count: own.length }),
    subjects: numbered(own, row(season.law)),
  })),
  count: numberText(subjects.length),
  isDecided: subjects.some(({ decision }) => decision !== null),
  decisions: decisionsText(subjects),
  legend: levelLegend,
  basis: basisText(season, { silences: ['rounding'], of: subjects }),
});
