import { day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { criteriaFor } from '../rules/propose-score.ts';
import { meetingScoreKind } from '../rules/score-pack.ts';
import type { PaperFacts } from './paper-facts.ts';
import { sampleItems, sampleNames, samplePeople, sampleReports, sampleTasks } from './sample-record.ts';

const scorePackOn = (on: string) => findPackInForce(shippedPacks(), meetingScoreKind, day(on)) ?? null;

const scoreOf = (scorePack: NonNullable<PaperFacts['scorePack']>): PaperFacts['score'] => {
  const criteria = criteriaFor(scorePack.content, 'regular');
  const lines = criteria.map(({ code, max }, at) => ({
    criterion: code,
    selfPoints: max === null ? 1 : at === 1 ? max - 2 : max,
    selfReason: at === 1 ? 'Có một đảng viên vắng không lý do' : null,
    superiorPoints: max === null ? 1 : at === 1 ? max - 2 : at === 4 ? max - 4 : max,
    superiorReason: at === 4 && max !== null ? 'Ít ý kiến thảo luận' : null,
  }));
  const sum = (of: 'selfPoints' | 'superiorPoints') => lines.reduce((all, line) => all + (line[of] ?? 0), 0);
  const band = scorePack.content.bands[0]?.code ?? null;
  return {
    lines,
    selfTotal: sum('selfPoints'),
    selfBand: band,
    superiorTotal: sum('superiorPoints'),
    superiorBand: band,
  };
};

const held = {
  organisation: 'Chi bộ thôn Hư Cấu',
  superior: 'Đảng ủy xã Đồng Mẫu',
  isCell: true,
  kind: 'regular',
  mode: 'mixed',
  title: null,
  groupName: null,
  on: day('2026-11-03'),
  isHeld: true,
  startsAt: '19:30',
  endsAt: '21:10',
  place: 'Nhà văn hóa thôn Hư Cấu',
  chair: sampleNames[0],
  clerk: sampleNames[4],
  enteredLater: { on: day('2026-11-06'), days: 3, isFromPaper: true },
  materialsOn: day('2026-11-01'),
  people: samplePeople,
  guests: [
    {
      name: 'Triệu Thị Thượng Cấp',
      post: 'Đảng ủy viên theo dõi chi bộ',
      isFromAbove: true,
      remark: 'Chi bộ chuẩn bị kỹ; cần nâng tỷ lệ đảng viên phát biểu.',
    },
    { name: 'Quách Văn Khách Mời', post: null, isFromAbove: false, remark: null },
  ],
  duesNote: 'Đã thu đủ tháng 10; 19/20 đồng chí đã đóng tháng 11.',
  isAgendaApproved: true,
  isAdopted: true,
  items: sampleItems,
  elections: [],
  electionRule: null,
  reports: sampleReports,
  otherOpenTasks: 1,
  remarks: [
    { kind: 'praise', whom: 'đồng chí Hoàng Ngữ Diễm Kiều', what: 'vận động tốt việc tổng vệ sinh' },
    { kind: 'reminder', whom: 'đồng chí Cao Thị Kiểm Nghiệm', what: 'vắng không báo cáo' },
  ],
  tasks: sampleTasks,
  conclusion: 'Chi bộ tập trung hoàn thành việc mở rộng ngõ 3 trước ngày 31/12 và rà soát an toàn phòng cháy.',
  weakPoints: 'Còn đảng viên vắng không lý do; một số đồng chí chưa phát biểu.',
  voteRules: [
    { about: 'share', clause: '294-QĐ/TW 9.3 (quy định trước)', isVerified: false },
    { about: 'share', clause: 'practice', isVerified: false },
    { about: 'base', clause: '294-QĐ/TW 9.3, 4.2.3', isVerified: true },
  ],
} satisfies Omit<PaperFacts, 'scorePack' | 'score'>;

/** The meeting of one day; another day has the form of that day. */
export const sampleMeeting = (more: Partial<PaperFacts> = {}): PaperFacts => {
  const scorePack = more.scorePack ?? scorePackOn(more.on ?? held.on);
  return { ...held, scorePack, score: scorePack && scoreOf(scorePack), ...more };
};

/** The same before it is held: nobody was called yet, nothing was said. */
export const sampleAhead = (more: Partial<PaperFacts> = {}): PaperFacts =>
  sampleMeeting({
    isHeld: false,
    endsAt: null,
    chair: null,
    clerk: null,
    enteredLater: null,
    people: samplePeople.map((one) => ({
      ...one,
      status: one.status === 'exempt' || one.status === 'away' ? one.status : null,
      reason: null,
    })),
    guests: [],
    duesNote: null,
    isAgendaApproved: false,
    isAdopted: false,
    items: sampleItems.map((one) => ({
      ...one,
      presenter: null,
      content: null,
      conclusion: null,
      opinions: [],
      tallies: [],
    })),
    remarks: [],
    tasks: [],
    conclusion: null,
    weakPoints: null,
    score: null,
    voteRules: [],
    ...more,
  });
