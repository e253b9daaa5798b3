import { beforeAll } from 'vitest';
import type { MemberId } from '../src/areas/members/contract.ts';
import * as contract from '../src/areas/ratings/contract.ts';
import { day } from '../src/platform/calendar/day.ts';
import { loadCommune } from './commune.ts';
import type { Account, Harness } from './harness.ts';
import { loadMember } from './members.ts';

export const cadreNames = ['Đỗ Văn Khoa', 'Hoàng Văn Dũng', 'Lê Thị An', 'Phạm Thị Cúc', 'Trần Văn Bình'];

/** An office of five in a commune in November 2026: its secretary heads it, and two of its people sign in themselves. */
export const loadCadres = async (harness: Harness) => {
  harness.clock.now = new Date('2026-11-27T05:00:00Z');
  const today = day('2026-11-27');
  const { officer, stranger, cells, commune } = await loadCommune(harness);
  const office = cells[0]!;
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: office });
  const memberIds = new Map<string, MemberId>();
  const accounts = new Map<string, Account>();
  beforeAll(async () => {
    for (const fullName of cadreNames) memberIds.set(fullName, await loadMember(harness, office, { fullName }));
    for (const title of ['Lê Thị An', 'Trần Văn Bình']) {
      const account = await harness.account();
      accounts.set(title, account);
      const values = [account.id, memberIds.get(title)];
      await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', values);
    }
  });
  const month = { organisationId: commune, officeId: office, year: 2026, month: 11, countedOn: today };
  return { today, officer, stranger, secretary, commune, office, cells, memberIds, accounts, month };
};
export type Cadres = Awaited<ReturnType<typeof loadCadres>>;

export const monthPack = 'hanoi-2018-monthly';

/** Points of the three parts, for sheets without criteria of a group of posts. */
export const partPoints = (discipline: number, result: number, bonus: number) => [
  { criterion: 'discipline', points: discipline },
  { criterion: 'result', points: result },
  { criterion: 'bonus', points: bonus },
];

export const cadreOf = ({ memberIds }: Cadres, title: string, more: object = {}) => ({
  memberId: memberIds.get(title)!,
  kind: 'officer' as const,
  postWords: 'Chuyên viên Văn phòng',
  ...more,
});

/** Criteria of a group of posts within the three parts. */
export const groupLines = () => [
  { part: 'discipline', text: 'Chấp hành giờ giấc, văn hóa công sở', max: 20 },
  { part: 'result', text: 'Nhiệm vụ thường xuyên', max: 50 },
  { part: 'result', text: 'Nhiệm vụ đột xuất', max: 20 },
  { part: 'bonus', text: 'Sáng kiến', max: 10 },
];

/** The month of all five, one of them by criteria of a group of posts. */
export const openingOf = (world: Cadres, frameId: contract.CadreFrameId) => ({
  ...world.month,
  packId: monthPack,
  packReason: 'Đảng ủy cho phép tiếp tục áp dụng (giả định)',
  cadres: [
    cadreOf(world, 'Đỗ Văn Khoa', { kind: 'leader', isHead: true, postWords: 'Chánh Văn phòng' }),
    ...['Hoàng Văn Dũng', 'Lê Thị An', 'Phạm Thị Cúc'].map((title) => cadreOf(world, title)),
    cadreOf(world, 'Trần Văn Bình', { frameId }),
  ],
});

export const recordGroup = async (harness: Harness, { officer, commune }: Cadres): Promise<contract.CadreFrameId> => {
  const asked = { organisationId: commune, packId: monthPack, kind: 'officer' as const, name: 'Chuyên viên tổng hợp' };
  return (await harness.act(officer, contract.recordCadreFrame, { ...asked, lines: groupLines() })).frameId;
};
