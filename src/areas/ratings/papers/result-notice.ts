import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { personKinds } from '../contract/rating-codes.ts';
import type { SubjectFacts } from './paper-facts.ts';
import {
  basisBlocks,
  basisFields,
  basisText,
  dayText,
  flag,
  kindText,
  levelText,
  none,
  periodText,
  saidUnverified,
  shortDots,
  text,
} from './paper-lines.ts';

/** What was decided about one subject, told to it and to the collective that manages it. */
export const resultNotice: PaperForm = {
  kind: 'ratings.result-notice',
  names: { vi: 'Thông báo kết quả xếp loại chất lượng', en: 'Notice of the result of a rating' },
  documentType: 'notice',
  bodies: ['committee', 'standing-committee', 'cell'],
  title: 'THÔNG BÁO',
  subtitle: 'kết quả đánh giá, xếp loại chất lượng {period}',
  blocks: [
    { paragraph: 'Kính gửi: {addressed}', style: 'centered' },
    {
      when: 'isRated',
      blocks: [
        {
          paragraph:
            'Căn cứ Quyết định số {number} ngày {decidedOn} của {issuer}, {opener} thông báo kết quả đánh giá, xếp loại chất lượng {period} như sau:',
        },
        { lead: 'Đối tượng:', paragraph: '{subject}.' },
        { lead: 'Mức xếp loại:', paragraph: '{level}.' },
      ],
    },
    {
      when: 'isNotRated',
      blocks: [
        { paragraph: '{opener} thông báo kết quả đánh giá, xếp loại chất lượng {period} như sau:' },
        { lead: 'Đối tượng:', paragraph: '{subject}.' },
        { lead: 'Kết quả:', paragraph: 'chưa đánh giá, xếp loại trong kỳ này.' },
        { lead: 'Lý do:', paragraph: '{reason}.' },
      ],
    },
    {
      when: 'isProvisional',
      blocks: [{ paragraph: 'Kết quả này là kết quả tạm, sẽ được xem lại khi bổ sung đủ căn cứ.' }],
    },
    ...basisBlocks,
  ],
  signatures: [{ onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' }],
  hasRecipients: true,
  fields: {
    period: text('Kỳ đánh giá', 'Period'),
    addressed: text('Nơi được thông báo', 'To whom'),
    isRated: flag('Đã xếp loại', 'It was rated'),
    isNotRated: flag('Chưa đánh giá, xếp loại', 'It was not rated'),
    isProvisional: flag('Kết quả tạm', 'The result is provisional'),
    number: text('Số quyết định', 'Number of the decision'),
    decidedOn: text('Ngày quyết định', 'Day of the decision'),
    issuer: text('Cơ quan quyết định', 'Who decided'),
    opener: text('Cấp ủy thông báo', 'Committee that tells'),
    subject: text('Đối tượng', 'Subject'),
    level: text('Mức xếp loại', 'Level'),
    reason: text('Lý do chưa xếp loại', 'Why it was not rated'),
    ...basisFields,
  },
  eitherOr: ['isRated', 'isNotRated'],
  compareWith: 'của cấp ủy cấp trên',
  isConfined: true,
};

const reasonOf = ({ season: { law }, subject: { notRatedRule, notRatedWords } }: SubjectFacts): string => {
  const known = law.exemptions.find(({ rule }) => rule === notRatedRule);
  if (known) return `${known.names.vi}; căn cứ ${saidUnverified(known.clause, known.isVerified)}`;
  return notRatedWords ?? shortDots;
};

const subjectText = ({ title, postWords, kind }: SubjectFacts['subject']): string =>
  `${title}, ${postWords ?? kindText(kind).toLowerCase()}`;

export const resultNoticeData = (facts: SubjectFacts): PaperData => {
  const { season, subject } = facts;
  const { decision, decidedLevel, title, kind, organisationName } = subject;
  const isRated = decidedLevel !== null;
  return {
    period: periodText(season.period),
    addressed:
      title === organisationName ? title : `${personKinds.has(kind) ? 'đồng chí ' : ''}${title}; ${organisationName}`,
    isRated,
    isNotRated: !isRated,
    isProvisional: subject.isProvisional,
    number: decision?.number ?? shortDots,
    decidedOn: dayText(decision?.decidedOn ?? null),
    issuer: decision?.issuer ?? shortDots,
    opener: season.openerName,
    subject: subjectText(subject),
    level: isRated ? levelText(decidedLevel) : none,
    reason: isRated ? none : reasonOf(facts),
    basis: basisText(season, { of: [subject] }),
  };
};
