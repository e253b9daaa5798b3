import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { namedSubject } from './ballot-paper.ts';
import type { PaperBallot, PaperFacts, PaperSubject } from './paper-facts.ts';
import {
  basisBlocks,
  basisFields,
  basisText,
  dayText,
  dots,
  levelLegend,
  list,
  numbered,
  numberText,
  periodText,
  shortDots,
  text,
} from './paper-lines.ts';

const counted = [
  'issued',
  'received',
  'valid',
  'invalid',
  'excellent',
  'good',
  'completed',
  'notCompleted',
  'notRated',
];
const heads: Readonly<Record<string, string>> = {
  issued: 'Phát ra',
  received: 'Thu về',
  valid: 'Hợp lệ',
  invalid: 'Không hợp lệ',
  excellent: 'HTXS',
  good: 'HTT',
  completed: 'HT',
  notCompleted: 'KHT',
  notRated: 'CXL',
};

/** Minutes of counting the ballots on levels; printed before the count they are filled in by hand. It names no winner. */
export const ratingTallyMinutes: PaperForm = {
  kind: 'ratings.tally-minutes',
  names: { vi: 'Biên bản kiểm phiếu xếp loại chất lượng', en: 'Minutes of counting the ballots on levels' },
  documentType: 'minutes',
  bodies: ['cell', 'committee'],
  title: 'BIÊN BẢN',
  subtitle: 'kiểm phiếu đánh giá, xếp loại chất lượng {period}',
  blocks: [
    ...basisBlocks,
    {
      each: 'sessions',
      blocks: [
        { paragraph: 'Hội nghị ngày {heldOn}', style: 'heading' },
        { paragraph: 'Số được triệu tập: {summoned}; có mặt: {present}; vắng mặt: {absent}.' },
        { paragraph: 'Lý do vắng mặt: {absentWhy}.' },
        {
          rowsOf: 'lines',
          columns: [
            { head: 'TT', share: 1, align: 'center', text: '{number}' },
            { head: 'Đối tượng', share: 4.4, text: '{subject}' },
            ...counted.map((name) => ({
              head: heads[name]!,
              share: name === 'excellent' || name === 'invalid' ? 1.9 : 1.5,
              align: 'center' as const,
              text: `{${name}}`,
            })),
          ],
        },
      ],
    },
    {
      paragraph:
        'Số phiếu phát ra khác số có mặt ở trường hợp nào là do có người không bỏ phiếu về trường hợp liên quan trực tiếp đến mình.',
      style: 'small',
    },
    { paragraph: '{legend}', style: 'small' },
    { lead: 'Tổ kiểm phiếu:', paragraph: '{team}; chủ trì hội nghị: {chair}.' },
  ],
  signatures: [
    { post: 'TỔ TRƯỞNG TỔ KIỂM PHIẾU', note: '(ký, ghi rõ họ tên)', name: '{teamHead}' },
    { post: 'CHỦ TRÌ HỘI NGHỊ', note: '(ký, ghi rõ họ tên)', name: '{chairName}' },
  ],
  hasRecipients: false,
  fields: {
    period: text('Kỳ đánh giá', 'Period'),
    team: text('Tổ kiểm phiếu', 'Those who count'),
    chair: text('Chủ trì hội nghị', 'Chair'),
    sessions: list('Các hội nghị bỏ phiếu', 'Conferences with a vote', {
      heldOn: text('Ngày bỏ phiếu', 'Day of the vote'),
      summoned: text('Số được triệu tập', 'Summoned'),
      present: text('Số có mặt', 'Present'),
      absent: text('Số vắng mặt', 'Absent'),
      absentWhy: text('Lý do vắng mặt', 'Why they were absent'),
      lines: list('Kết quả từng đối tượng', 'Result of each subject', {
        number: text('Thứ tự', 'Number'),
        subject: text('Đối tượng', 'Subject'),
        issued: text('Phát ra', 'Given out'),
        received: text('Thu về', 'Taken in'),
        valid: text('Hợp lệ', 'Valid'),
        invalid: text('Không hợp lệ', 'Not valid'),
        excellent: text('Hoàn thành xuất sắc', 'Excellent'),
        good: text('Hoàn thành tốt', 'Good'),
        completed: text('Hoàn thành', 'Completed'),
        notCompleted: text('Không hoàn thành', 'Not completed'),
        notRated: text('Chưa xếp loại', 'Not rated yet'),
      }),
    }),
    legend: text('Chú thích chữ viết tắt', 'What the letters mean'),
    teamHead: text('Tổ trưởng tổ kiểm phiếu', 'Head of those who count'),
    chairName: text('Họ và tên chủ trì', 'Name of the chair'),
    ...basisFields,
  },
  compareWith: 'của cấp ủy cấp trên',
  isConfined: true,
  isUsedAsPrinted: true,
};

type Voted = PaperSubject & { readonly ballot: PaperBallot };

/** Votes that do not add up to the valid ballots are never printed as if they did. */
export const addsUp = ({ received, invalid, issued, present, summoned, votes }: PaperBallot): boolean => {
  const sum = Object.values(votes).reduce<number>((all, count) => all + (count ?? 0), 0);
  return sum === received - invalid && received <= issued && issued <= present && present <= summoned;
};

const line = ({ ballot, ...subject }: Voted) => {
  const votes = (level: keyof PaperBallot['votes']) => numberText(ballot.votes[level] ?? 0);
  return {
    subject: namedSubject(subject),
    issued: numberText(ballot.issued),
    received: numberText(ballot.received),
    valid: numberText(ballot.received - ballot.invalid),
    invalid: numberText(ballot.invalid),
    excellent: votes('excellent'),
    good: votes('good'),
    completed: votes('completed'),
    notCompleted: votes('not-completed'),
    notRated: votes('not-rated'),
  };
};

/** One conference: the same day, the same number summoned and present. Others stand under a heading of their own. */
const sessionsOf = (voted: readonly Voted[]): PaperData[] =>
  [...Map.groupBy(voted, ({ ballot: { votedOn: on, summoned, present } }) => `${on} ${summoned} ${present}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => {
      const { votedOn: on, summoned, present } = own[0]!.ballot;
      return {
        heldOn: dayText(on),
        summoned: numberText(summoned),
        present: numberText(present),
        absent: numberText(summoned - present),
        absentWhy: summoned === present ? 'không' : dots,
        lines: numbered(own, line),
      };
    });

const blankLine = (one: PaperSubject) => ({
  subject: namedSubject(one),
  ...Object.fromEntries(counted.map((name) => [name, '…'])),
});

const blankSession = (subjects: readonly PaperSubject[]): PaperData => ({
  heldOn: dots,
  ...{ summoned: shortDots, present: shortDots, absent: shortDots, absentWhy: dots },
  lines: numbered(subjects, blankLine),
});

export const ratingTallyData = (facts: PaperFacts): PaperData => {
  const voted = facts.subjects.filter((one): one is Voted => one.ballot !== null);
  const open = facts.subjects.filter(({ ballot }) => ballot === null);
  return {
    period: periodText(facts.season.period),
    team: dots,
    chair: dots,
    // Those who were voted on stand with their figures; only where nobody was, the paper is one to be filled in.
    sessions: voted.length > 0 ? sessionsOf(voted) : [blankSession(open)],
    legend: levelLegend,
    teamHead: dots,
    chairName: dots,
    basis: basisText(facts.season, { silences: ['vote-threshold'], of: voted.length > 0 ? voted : open }),
  };
};
