import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, call } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, neighbour, officer, official, probationary } = await openMeetingCell(harness);
const [first, second, away] = official as [string, string, string];

const meet = (
  heldOn: string,
  status: 'present' | 'excused' | 'unexcused',
  kind: 'regular' | 'extraordinary' = 'regular',
) =>
  act(
    secretary,
    of.recordMeeting,
    sheetOf(cell, official, {
      ...{ kind, heldOn: day(heldOn) },
      attendance: [
        ...[first, second, probationary].map((memberId) => ({ memberId, status: 'present' as const })),
        { memberId: away, status, ...(status === 'excused' ? { reason: 'ill' } : {}) },
      ],
    }),
  );

const workOf = async (account: typeof secretary) => {
  const outcome = (await call(account, 'platform.work-items', {})) as {
    answer: { items: { message: string; params: object }[] };
  };
  return outcome.answer.items.find(({ message }) => message === 'meetings.work.long-absent');
};

test('three months of absence without a reason are a signal, with what was paid then; a month attended once is none', async () => {
  await meet('2026-07-03', 'unexcused');
  await meet('2026-08-03', 'unexcused');
  await meet('2026-09-03', 'unexcused');
  await meet('2026-09-20', 'present', 'extraordinary');
  await meet('2026-10-03', 'excused');
  expect((await ask(officer, of.longAbsent, {})).rows).toEqual([]);
  expect(await workOf(officer)).toBeUndefined();
  await meet('2026-11-03', 'unexcused');
  await harness.owner.query(
    `INSERT INTO members.dues_entry (id, org_id, org_pos, member_id, month, full_name, sort_name, kind, state)
     SELECT gen_random_uuid(), m.org_id, m.org_pos, m.id, x.month, m.full_name, m.sort_name, 'official', x.state
     FROM members.member m, (VALUES ('2026-07-01'::date, 'paid'), ('2026-08-01', 'unpaid'), ('2026-09-01', 'paid')) AS x(month, state)
     WHERE m.id = $1`,
    [away],
  );
  const found = await ask(officer, of.longAbsent, {});
  expect(found).toMatchObject({ rule: { months: 3 }, isCut: false });
  expect(found.rows).toMatchObject([
    { memberId: away, months: ['2026-07-01', '2026-08-01', '2026-11-01'], dues: { paid: 1, recorded: 2 } },
  ]);
  expect(await workOf(secretary)).toMatchObject({ params: { count: 1 } });
  expect((await ask(neighbour, of.longAbsent, {})).rows).toEqual([]);
});

test('the page of a member shows the meetings that expected them, to whoever sees the cell', async () => {
  const seen = await ask(officer, of.attendanceOfMember, { memberId: away as never });
  expect(seen.counts).toEqual({ expected: 6, present: 1, excused: 1, unexcused: 4 });
  expect(seen.rows.map(({ status }) => status).slice(0, 2)).toEqual(['unexcused', 'excused']);
  expect((await ask(neighbour, of.attendanceOfMember, { memberId: away as never })).rows).toEqual([]);
});
