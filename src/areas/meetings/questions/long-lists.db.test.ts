import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { insertOrganisations } from '../../organisations/public.ts';
import * as of from '../contract.ts';
import { sampleSummary } from '../papers/oversight-sample.ts';
import { summaryReportData } from '../papers/summary-data.ts';

const harness = await startHarness();
const { act, ask } = harness;
harness.clock.now = new Date('2026-11-25T03:00:00Z');
const { cell, commune, secretary, officer, official, probationary } = await openMeetingCell(harness);
const above = { organisationId: commune as never, month: day('2026-11-01') as never };

test('of guests from above whom no plan names the roster shows the first and says how many there are', async () => {
  const { meetingId } = await act(secretary, of.recordMeeting, sheetOf(cell, [...official, probationary]));
  await harness.owner.query(
    `INSERT INTO meetings.guest (id, meeting_id, full_name, is_from_above)
     SELECT gen_random_uuid(), $1, 'Khách Hư Cấu ' || n, true FROM generate_series(1, 503) n`,
    [meetingId],
  );
  const roster = await ask(officer, of.rosterOfMonth, above);
  expect([roster.unplannedCount, roster.unplanned.length]).toEqual([503, 500]);
});

test('of proposals of cells the summary shows the first and says how many there are, and so does its paper', async () => {
  const cells = Array.from({ length: 502 }, () => newId());
  await harness.load(async (tx) => {
    const face = { parentId: commune as string, type: 'residential-cell', from: day('2025-07-01'), fictional: true };
    await insertOrganisations(
      tx,
      cells.map((id, at) => ({ ...face, id, name: `Chi bộ Hư Cấu ${at}` })),
    );
  });
  await harness.owner.query(
    `INSERT INTO meetings.month_report (id, org_id, org_pos, month, proposals)
     SELECT gen_random_uuid(), o.id, o.pos, '2026-11-01', 'Sửa nhà văn hóa' FROM organisations.organisation o WHERE o.id = ANY ($1::uuid[])`,
    [cells],
  );
  const summary = await ask(officer, of.monthSummary, above);
  expect([summary.proposalsCount, summary.proposals.length]).toEqual([502, 500]);

  const rows = [{ name: 'Chi bộ thôn Hư Cấu', proposals: 'Sửa nhà văn hóa' }];
  const paper = summaryReportData({ ...sampleSummary(), proposals: { count: 502, rows } });
  expect(JSON.stringify(paper)).toContain('501 chi bộ khác có kiến nghị');
});
