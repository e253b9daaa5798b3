import type { PaperBlock, PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { subjectKind } from '../contract/rating-codes.ts';
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
  partText,
  periodText,
  shortLevel,
  text,
} from './paper-lines.ts';

type Column = Extract<PaperBlock, { readonly rowsOf: string }>['columns'][number];

const narrow = (head: string, value: string, share: number): Column => ({ head, share, align: 'center', text: value });

/** One ballot paper on the levels of everybody voted on, in name order. That nobody signs it stands in one local guide alone; how many votes decide was found in no text. */
export const ballotPaper: PaperForm = {
  kind: 'ratings.ballot-paper',
  names: { vi: 'Phiếu biểu quyết xếp loại chất lượng', en: 'Ballot paper on levels' },
  documentType: null,
  bodies: ['cell', 'committee'],
  title: 'PHIẾU BIỂU QUYẾT',
  subtitle: 'đánh giá, xếp loại chất lượng {period}',
  blocks: [
    {
      when: 'isReprint',
      blocks: [
        {
          lead: 'BẢN IN LẠI.',
          paragraph: 'Phiếu này đã biểu quyết ngày {votedOn}; in lại để lưu, không dùng để biểu quyết lần nữa.',
        },
      ],
    },
    { when: 'isToVote', blocks: [{ paragraph: 'Đánh dấu X vào một ô ở mỗi dòng.', style: 'centered' }] },
    {
      each: 'groups',
      blocks: [
        { paragraph: '{group}', style: 'heading' },
        {
          rowsOf: 'subjects',
          rowHeight: 12,
          columns: [
            narrow('TT', '{number}', 1.05),
            { head: 'Đối tượng', share: 4.3, text: '{subject}' },
            narrow('Tự chấm: chung, kết quả', '{common}\n{result}', 2.2),
            narrow('Tự nhận', '{own}', 2),
            narrow('Tập thể đề xuất', '{collective}', 2),
            narrow('Tham mưu đề xuất', '{advisory}', 2),
            narrow('Cấp trên đề xuất', '{superior}', 2),
            narrow('HTXS', '', 2.1),
            narrow('HTT', '', 1.7),
            narrow('HT', '', 1.4),
            narrow('KHT', '', 1.75),
            narrow('CXL', '', 1.7),
          ],
        },
      ],
    },
    { paragraph: '{legend}', style: 'small' },
    {
      paragraph:
        'Phiếu không phải ký tên; người có liên quan trực tiếp không bỏ phiếu về trường hợp của mình (theo hướng dẫn ở địa phương, chưa đối chiếu).',
      style: 'small',
    },
    ...basisBlocks,
  ],
  signatures: [],
  hasRecipients: false,
  fields: {
    period: text('Kỳ đánh giá', 'Period'),
    isReprint: flag('Phiếu đã biểu quyết, in lại', 'A vote that was held, printed again'),
    isToVote: flag('Phiếu để biểu quyết', 'A vote to be held'),
    votedOn: text('Ngày đã biểu quyết', 'Day of the vote that was held'),
    groups: list('Nhóm đối tượng', 'Groups', {
      group: text('Tên nhóm', 'Name of the group'),
      subjects: list('Đối tượng', 'Subjects', {
        number: text('Thứ tự', 'Number'),
        subject: text('Đối tượng', 'Subject'),
        common: text('Điểm tự chấm nhóm tiêu chí chung', 'Own points, common'),
        result: text('Điểm tự chấm nhóm kết quả', 'Own points, results'),
        own: text('Mức tự nhận', 'Own level'),
        collective: text('Mức tập thể đề xuất', 'Proposed by the collective'),
        advisory: text('Mức cơ quan tham mưu đề xuất', 'Proposed by the advisory organ'),
        superior: text('Mức cấp trên đề xuất', 'Proposed by the superior'),
      }),
    }),
    legend: text('Chú thích chữ viết tắt', 'What the letters mean'),
    ...basisFields,
  },
  eitherOr: ['isReprint', 'isToVote'],
  isUsedAsPrinted: true,
};

/** A subject under its name; a leader with the post. */
export const namedSubject = ({ title, postWords }: Pick<PaperSubject, 'title' | 'postWords'>): string =>
  postWords === null ? title : `${title}\n(${postWords})`;

/** Groups in the order of the kinds, everybody in name order: a list is never a ranking. */
export const byKind = (subjects: readonly PaperSubject[]) =>
  subjectKind.options.flatMap((kind) => {
    const own = subjects.filter((one) => one.kind === kind);
    return own.length === 0 ? [] : [{ kind, own }];
  });

/** Days on which these were voted on, earliest first. */
const voteDays = (subjects: readonly PaperSubject[]): string => {
  const days = new Set(subjects.flatMap(({ ballot }) => (ballot === null ? [] : [ballot.votedOn])));
  return days.size === 0 ? none : [...days].sort().map(dayText).join(', ');
};

export const ballotPaperData = ({ season, subjects, content }: PaperFacts): PaperData => {
  const isReprint = content === 'reprint';
  return {
    period: periodText(season.period),
    isReprint,
    isToVote: !isReprint,
    votedOn: isReprint ? voteDays(subjects) : none,
    groups: byKind(subjects).map(({ kind, own }) => ({
      group: kindText(kind),
      subjects: numbered(own, (one) => ({
        subject: namedSubject(one),
        common: partText(one.selfPoints, 'common'),
        result: partText(one.selfPoints, 'result'),
        own: shortLevel(one.selfLevel),
        collective: shortLevel(one.proposedLevel),
        // Only one proposal is recorded here; what others propose is written in.
        advisory: none,
        superior: none,
      })),
    })),
    legend: levelLegend,
    basis: basisText(season, { silences: ['vote-threshold'], of: subjects }),
  };
};
