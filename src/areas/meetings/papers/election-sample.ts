import { day } from '../../../platform/calendar/day.ts';
import type { ElectionRecord } from '../contract/election-results.ts';
import type { ElectionPaperFacts } from './election-facts.ts';

const people = ['Trần Thị Hư', 'Lê Văn Cấu', 'Phạm Thị Giả', 'Hoàng Văn Tưởng'] as const;
const base = {
  base: 20,
  official: 22,
  deductions: [{ ground: 'absent-with-reason', count: 2 }],
  voters: 18,
  needed: 11,
};

type Line = ElectionRecord['ballots'][number]['lines'][number];
const line = (at: number, votes: number, rest: Partial<Line> = {}): Line => ({
  memberId: String(at),
  votes,
  isEnough: votes > 10,
  isElected: false,
  isTied: false,
  ...rest,
});

/** An election of a cell's committee with a tie and a second ballot; all fictional. */
const committee: ElectionRecord = {
  id: '018f0000-0000-7000-8000-000000000001' as ElectionRecord['id'],
  post: 'committee',
  numberSet: 3,
  state: 'concluded',
  version: 4,
  candidates: [
    ...people.map((fullName, at) => ({
      memberId: String(at),
      fullName,
      nomination: 'committee' as const,
      nominatedBy: null,
      withdrawnWhy: null,
    })),
    { memberId: '4', fullName: 'Đỗ Văn Rút', nomination: 'self', nominatedBy: null, withdrawnWhy: 'tự xin rút' },
  ],
  ballots: [
    {
      ...base,
      ...{ ordinal: 1, seats: 3, issued: 18, received: 18, valid: 17 },
      lines: [
        line(0, 16, { isElected: true }),
        line(1, 12, { isElected: true }),
        line(2, 11, { isTied: true }),
        line(3, 11, { isTied: true }),
      ],
    },
    {
      ...base,
      ...{ ordinal: 2, seats: 1, issued: 18, received: 18, valid: 18 },
      lines: [line(2, 12, { isElected: true }), line(3, 6)],
    },
  ],
};

/** Facts for tests of the papers of elections. */
export const sampleElections = (rest: Partial<ElectionPaperFacts> = {}): ElectionPaperFacts => ({
  occasion: 'đại hội chi bộ',
  kind: 'congress',
  on: day('2026-11-03'),
  place: 'Nhà văn hóa thôn Hư Cấu',
  superior: 'đảng ủy xã Đồng Mẫu',
  official: 22,
  base: 20,
  deductions: base.deductions,
  voters: 18,
  elections: [committee],
  election: committee,
  rule: 'trên 1/2 số được triệu tập, theo cách làm thông thường; chưa đối chiếu với văn bản gốc',
  ...rest,
});
