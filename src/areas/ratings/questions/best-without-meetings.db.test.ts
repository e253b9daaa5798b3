import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import { recordMeeting } from '../../meetings/contract.ts';
import type { BoardRow } from '../../organisations/contract.ts';
import { excellentWithoutMeetings } from './board-results.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const on = day('2026-11-05');
const { cell, otherCell, secretary, official, probationary } = await openMeetingCell(harness);

const rule = async (atLeast: number): Promise<BoardRow[]> => {
  let rows: BoardRow[] = [];
  await harness.program.runner.asSystem('warnings.recheck-daily', async (context) => {
    const asked = { on, types: null, parameters: { years: 1, atLeast }, organisationIds: null };
    ({ rows } = (await excellentWithoutMeetings.run(asked, context)) as { rows: BoardRow[] });
  });
  return rows;
};
const known = async (atLeast: number) => (await rule(atLeast)).filter(({ isKnown }) => isKnown);

test('months over without a meeting count from the first one on record; a cell without any is a gap in the data', async () => {
  for (const id of [cell, otherCell])
    await harness.owner.query(
      `INSERT INTO ratings.past_result (id, org_id, org_pos, kind, about_org_id, title, sort_title, year, level, entered_by)
       SELECT gen_random_uuid(), o.id, o.pos, 'party-organisation', o.id, 'Chi bộ mẫu', 'Chi bộ mẫu', 2026, 'excellent', gen_random_uuid()
       FROM organisations.organisation o WHERE o.id = $1`,
      [id],
    );
  const meet = (heldOn: Day) =>
    harness.act(secretary, recordMeeting, sheetOf(cell, [...official, probationary], { heldOn }));
  for (const heldOn of ['2026-07-03', '2026-08-03', '2026-09-03']) await meet(day(heldOn));
  expect((await rule(1)).filter(({ isKnown }) => !isKnown).map(({ organisationId }) => organisationId)).toEqual([
    otherCell,
  ]);
  const [flag, ...others] = await known(1);
  expect(others).toEqual([]);
  expect(flag).toMatchObject({
    organisationId: cell,
    facts: { cause: 'best-without-meetings', year: 2026, numerator: 1, denominator: 4, months: '10/2026' },
    rows: [{ kind: 'rating-past-result' }, { kind: 'meeting-calendar', id: cell }],
  });
  expect(await known(2)).toEqual([]);
  await meet(day('2026-10-30'));
  expect(await known(1)).toEqual([]);
});
