import { day } from '../../../platform/calendar/day.ts';
import type { PaperFacts, PaperItem, PaperPerson, PaperTally } from './paper-facts.ts';

/** A meeting of twenty members with one of everything, for tests and for looking at the papers. All people and places are invented. */
export const sampleNames = [
  'Trần Thị Hư Cấu',
  'Nguyễn Thị Ỷ Thục',
  'Đặng Quang Ưởng',
  'Lò Thị Ặng',
  'Hoàng Ngữ Diễm Kiều',
  'Phạm Văn Giả Định',
  'Vũ Thị Mẫu',
  'Lê Quỳnh Hạnh Nguyên',
  'Bùi Xuân Thử',
  'Đỗ Thị Tưởng Tượng',
  'Ngô Văn Ví Dụ',
  'Dương Thị Minh Họa',
  'Phan Đình Khởi Thảo',
  'Trịnh Thị Sổ Tay',
  'Mai Văn Bản Nháp',
  'Cao Thị Kiểm Nghiệm',
  'Hồ Ngọc Ví Von',
  'Đinh Thị Giả Sử',
  'Lý Văn Tạm Gọi',
  'Tạ Thị Đơn Cử',
] as const;

const posts: Readonly<Record<number, string>> = { 0: 'Bí thư', 1: 'Phó bí thư', 2: 'Chi ủy viên' };
const statuses: Readonly<Record<number, Pick<PaperPerson, 'status' | 'reason'>>> = {
  5: { status: 'present-online', reason: null },
  9: { status: 'excused', reason: 'Đi công tác' },
  12: { status: 'excused', reason: 'Ốm đau, điều trị bệnh' },
  15: { status: 'unexcused', reason: null },
  17: { status: 'exempt', reason: null },
  18: { status: 'away', reason: null },
};

export const samplePeople: readonly PaperPerson[] = sampleNames.map((name, at) => ({
  memberId: `00000000-0000-7000-8000-0000000000${String(at + 10)}`,
  name,
  post: posts[at] ?? null,
  isOfficial: at !== 19,
  ...(statuses[at] ?? { status: 'present', reason: null }),
}));

const tally = (more: Partial<PaperTally>): PaperTally => ({
  matter: 'Thông qua nghị quyết tháng 11',
  decision: 'resolution',
  method: 'open',
  base: 17,
  official: 19,
  deductions: [
    { ground: 'temporarily-away', count: 1 },
    { ground: 'exempt-absent', count: 1 },
  ],
  forVotes: 13,
  againstVotes: 0,
  blankVotes: 1,
  needed: 9,
  isEnough: true,
  threshold: { numerator: 1, denominator: 2, isMoreThan: true },
  basis: { clause: '294-QĐ/TW 9.3 (quy định trước)', isVerified: false },
  ...more,
});

const item = (sourceCode: string, title: string, more: Partial<PaperItem> = {}): PaperItem => ({
  source: 'template',
  sourceCode,
  title,
  presenter: null,
  content: null,
  conclusion: null,
  opinions: [],
  tallies: [],
  ...more,
});

export const sampleItems: readonly PaperItem[] = [
  item('opening', 'Tuyên bố lý do, giới thiệu thành phần dự'),
  item('roll-call', 'Điểm danh'),
  item('news', 'Thông tin thời sự; quán triệt chủ trương, nghị quyết, văn bản mới của Đảng', {
    presenter: sampleNames[1],
    content: 'Thông tin những vấn đề thời sự trong tháng và văn bản mới của Đảng ủy xã.',
  }),
  item('last-month', 'Báo cáo kết quả lãnh đạo thực hiện nhiệm vụ kỳ trước', {
    presenter: sampleNames[0],
    content:
      'Chi bộ đã hoàn thành 3/4 nhiệm vụ của tháng 10; việc vận động hiến đất mở rộng ngõ 3 còn hai hộ chưa đồng thuận.',
    opinions: [
      { speaker: sampleNames[2], gist: 'Cần gặp riêng hai hộ ở ngõ 3, nghe rõ nguyện vọng rồi mới họp dân lần nữa.' },
      { speaker: sampleNames[6], gist: 'Đề nghị công khai dự toán và bản vẽ tại nhà văn hóa thôn để bà con kiểm tra.' },
    ],
    conclusion: 'Giao đồng chí phó bí thư cùng ban công tác Mặt trận làm việc với hai hộ trước ngày 15/11.',
  }),
  item('own-1', 'Phòng cháy, chữa cháy ở khu dân cư', {
    source: 'own',
    presenter: sampleNames[8],
    content: 'Thôn có 214 hộ, 61 hộ chưa có lối thoát nạn thứ hai.',
    opinions: [
      { speaker: sampleNames[13], gist: 'Ưu tiên hộ có người già, trẻ nhỏ; đề nghị xã hỗ trợ bình chữa cháy.' },
    ],
    conclusion: 'Lập danh sách 61 hộ, vận động mở lối thoát nạn thứ hai trong tháng 11 và tháng 12.',
  }),
  item('case-1', 'Xét công nhận đảng viên chính thức', {
    source: 'case',
    content: 'Đồng chí Tạ Thị Đơn Cử trình bày bản tự kiểm điểm; người giúp đỡ nhận xét.',
    tallies: [
      tally({
        matter: 'Đề nghị công nhận đồng chí Tạ Thị Đơn Cử là đảng viên chính thức',
        decision: 'recognition',
        basis: { clause: '294-QĐ/TW 9.3, 4.2.3', isVerified: true },
        method: 'secret',
        forVotes: 11,
        againstVotes: 2,
        blankVotes: 1,
        needed: 12,
        isEnough: false,
        threshold: { numerator: 2, denominator: 3, isMoreThan: false },
      }),
    ],
  }),
  item('vote', 'Biểu quyết các nội dung cần chi bộ quyết định'),
  item('conclusion', 'Chủ trì kết luận; thông qua nghị quyết hoặc kết luận', { tallies: [tally({})] }),
  item('adopt', 'Đọc và thông qua biên bản'),
];

export const sampleTasks: PaperFacts['tasks'] = [
  {
    text: 'Làm việc với hai hộ chưa đồng thuận ở ngõ 3, báo cáo nguyện vọng cụ thể của từng hộ',
    owner: sampleNames[1],
    with: [sampleNames[2], sampleNames[6]],
    dueOn: day('2026-11-15'),
    reportOn: day('2026-12-03'),
  },
  {
    text: 'Lập danh sách 61 hộ chưa có lối thoát nạn thứ hai, vận động và hướng dẫn cách mở lối',
    owner: sampleNames[8],
    with: [],
    dueOn: day('2026-11-30'),
    reportOn: day('2026-12-03'),
  },
  {
    text: 'Công khai dự toán, bản vẽ mở rộng ngõ 3',
    owner: sampleNames[0],
    with: [sampleNames[3]],
    dueOn: null,
    reportOn: null,
  },
];

export const sampleReports: PaperFacts['reports'] = [
  {
    text: 'Vận động các hộ ở ngõ 3 hiến đất mở rộng đường',
    owner: sampleNames[1],
    dueOn: day('2026-10-31'),
    result: 'partly',
    note: '18/20 hộ đồng thuận',
  },
  {
    text: 'Tổng vệ sinh môi trường ngày Chủ nhật',
    owner: sampleNames[4],
    dueOn: day('2026-10-25'),
    result: 'done',
    note: null,
  },
  {
    text: 'Rà soát đảng viên 213 nơi cư trú',
    owner: sampleNames[7],
    dueOn: day('2026-10-31'),
    result: null,
    note: null,
  },
];
