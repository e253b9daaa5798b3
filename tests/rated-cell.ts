import * as contract from '../src/areas/ratings/contract.ts';
import { day } from '../src/platform/calendar/day.ts';
import { loadCommune } from './commune.ts';
import type { Harness } from './harness.ts';
import { loadMember } from './members.ts';
import { openSeasonOf } from './opened-season.ts';

export const ratedNames = ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc', 'Hoàng Văn Dũng'];
export const OPINION = 'Ý kiến riêng của một đồng chí';

/** A subject of a season by its name, as a step of it is asked for. */
export const subjectNamed = async (harness: Harness, title: string) => {
  const { rows } = await harness.owner.query('SELECT id, version FROM ratings.subject WHERE title = $1', [title]);
  return { subjectId: rows[0].id as contract.SubjectId, expectedVersion: rows[0].version as number };
};

type Account = Awaited<ReturnType<Harness['account']>>;

const rateAndVote = async (harness: Harness, secretary: Account, title: string, today: string) => {
  const { act } = harness;
  const on = day(today);
  const version = () => subjectNamed(harness, title);
  await act(secretary, contract.rateSelf, {
    ...(await version()),
    ratedOn: on,
    points: { common: 28, result: 65 },
    level: 'good',
    words: 'Đã hoàn thành việc được giao',
  });
  await act(secretary, contract.recordReview, { subjects: [await version()], heldOn: on, words: OPINION });
  await act(secretary, contract.recordBallot, {
    ...(await version()),
    ...{ votedOn: on, summoned: 4, present: 4, issued: 3, received: 3, invalid: 0, keptOut: 1 },
    votes: { good: 3 },
  });
};

/**
 * A commune with a season of the year: of four members of its first cell three are rated by themselves, reviewed and voted on, the first of
 * them is decided, and the fourth is set aside. The cell itself and another cell have nothing yet.
 */
export const openRatedCell = async (harness: Harness, today: string) => {
  const { act, account } = harness;
  const commune = await loadCommune(harness);
  const { officer, cells } = commune;
  const [first, second] = cells as [(typeof cells)[0], (typeof cells)[0]];
  const secretary = await account({ role: 'cell-secretary', organisationId: first });
  const reader = await account({ role: 'reader', organisationId: commune.commune });
  for (const fullName of ratedNames) await loadMember(harness, first, { fullName });
  await loadMember(harness, second, { fullName: 'Vũ Thị Hà' });
  const { seasonId } = await openSeasonOf(harness, commune, {
    countedOn: day(today),
    kinds: ['party-organisation', 'member'],
  });
  for (const title of ratedNames.slice(0, 3)) await rateAndVote(harness, secretary, title, today);
  const decision = { number: '12-QĐ/ĐU', decidedOn: day(today), issuer: 'Đảng ủy xã Đồng Mẫu' };
  const lines = [{ ...(await subjectNamed(harness, 'Lê Thị An')), level: 'good' }];
  await act(officer, contract.decideLevel, { lines, decision } as never);
  await act(secretary, contract.setNotRated, {
    ...(await subjectNamed(harness, 'Hoàng Văn Dũng')),
    ...{ rule: 'EX-4', words: 'Kết nạp tháng 9', on: day(today) },
  });
  return { ...commune, first, secretary, reader, seasonId };
};
