import { beforeAll, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openSeasonOf } from '../../../../tests/opened-season.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, call, refused, clock, owner } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const commune = await loadCommune(harness, day('2018-01-01'));
const { officer, party } = commune;
const cell = commune.cells[0]!;
const member = 'Lê Thị An';
const committee = 'Đảng ủy – Đảng bộ Cơ quan xã Đồng Mẫu';
const organisation = 'Đảng bộ Cơ quan xã Đồng Mẫu';
const ballotOf = (summoned: number) => ({
  ...{ votedOn: today, summoned, present: summoned, issued: summoned, received: summoned, invalid: 0, keptOut: 0 },
  votes: { good: summoned },
});

const named = async (title: string) => {
  const { rows } = await owner.query('SELECT id, version FROM ratings.subject WHERE title = $1', [title]);
  return { subjectId: rows[0].id as contract.SubjectId, expectedVersion: rows[0].version as number };
};
const baseOf = async (title: string) =>
  (await ask(officer, contract.ballotBase, { subjectId: (await named(title)).subjectId, on: today })).base;

/** A secretary and four members of the committee of the organisation above cells. */
const seatCommittee = async (): Promise<void> => {
  for (const at of [0, 1, 2, 3, 4])
    await owner.query(
      `WITH o AS (SELECT id, pos FROM organisations.organisation WHERE id = $5),
       p AS (INSERT INTO organisations.person (id, org_id, org_pos, full_name, sort_name) SELECT $1, o.id, o.pos, $2, $2 FROM o RETURNING id)
       INSERT INTO organisations.post (id, org_id, org_pos, kind, is_single, person_id, period, basis)
       SELECT $3, o.id, o.pos, $4, false, p.id, '[2025-07-01,)', 'appointed' FROM o, p`,
      [newId(), `Người Thử ${at}`, newId(), at === 0 ? 'secretary' : 'committee-member', party],
    );
};

beforeAll(async () => {
  for (const fullName of [member, 'Trần Văn Bình', 'Phạm Thị Cúc', 'Hoàng Văn Dũng', 'Vũ Thị Hà'])
    await loadMember(harness, cell, { fullName });
  await loadMember(harness, cell, { fullName: 'Đỗ Văn Khoa', standing: 'probationary' });
  await seatCommittee();
  const kinds = ['party-organisation', 'grassroots-committee', 'member'] as const;
  await openSeasonOf(harness, commune, { countedOn: today, kinds });
  for (const title of [member, committee, organisation])
    await act(officer, contract.recordReview, { subjects: [await named(title)], heldOn: today });
});

test('more voters than the cell has official members are refused with both numbers, before anything else is weighed', async () => {
  expect(await baseOf(member)).toEqual({ body: 'members', count: 5 });
  const answer = await call(officer, contract.recordBallot.name, { ...(await named(member)), ...ballotOf(1000) });
  expect(answer).toMatchObject({
    reasons: [
      {
        code: 'ratings.summoned-above-members',
        params: { summoned: 1000, base: 5, day: today },
        field: 'summoned',
      },
    ],
  });
  // The sixth is on probation and has no vote.
  expect(await refused(officer, contract.recordBallot, { ...(await named(member)), ...ballotOf(6) })).toEqual([
    'ratings.summoned-above-members',
  ]);
  const of = await named(member);
  await act(officer, contract.recordBallot, { ...of, ...ballotOf(5) });
  expect(await ask(officer, contract.oneSubject, { subjectId: of.subjectId })).toMatchObject({ ballotLevel: 'good' });
});

test('the base is that of the day of the ballot', async () => {
  await act(officer, contract.takeBackStep, await named(member));
  await owner.query("UPDATE members.membership SET since_day = '2026-12-11' WHERE full_name = 'Vũ Thị Hà'");
  expect(await refused(officer, contract.recordBallot, { ...(await named(member)), ...ballotOf(5) })).toEqual([
    'ratings.summoned-above-members',
  ]);
  // Where the beginning of a membership is not known, nor is the roll of the days before.
  await owner.query("UPDATE members.membership SET is_beginning_known = false WHERE full_name = 'Vũ Thị Hà'");
  expect(await baseOf(member)).toBeNull();
  await act(officer, contract.recordBallot, { ...(await named(member)), ...ballotOf(5) });
});

test('a committee has its members in office', async () => {
  expect(await baseOf(committee)).toEqual({ body: 'committee', count: 5 });
  expect(await refused(officer, contract.recordBallot, { ...(await named(committee)), ...ballotOf(6) })).toEqual([
    'ratings.summoned-above-committee',
  ]);
  await act(officer, contract.recordBallot, { ...(await named(committee)), ...ballotOf(5) });
});

test('where the program knows nobody who votes, the number stands as it was typed', async () => {
  expect(await baseOf(organisation)).toBeNull();
  await act(officer, contract.recordBallot, { ...(await named(organisation)), ...ballotOf(120) });
});
