import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as ratings from '../../ratings/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-12-20T05:00:00Z');
const { officer, cells, commune } = await loadCommune(harness);
const cell = cells[0]!;
const flagsOf = async (organisationId: string) =>
  (await harness.ask(officer, contract.board, {})).items.filter((one) => one.organisationId === organisationId);

test('a result that was entered reaches the board through the queue, opens to its row, and goes with it', async () => {
  const { pastResultId } = await harness.act(officer, ratings.recordPastResult, {
    ...{ organisationId: cell, kind: 'party-organisation', year: 2025, level: 'not-completed' },
  } as never);
  await harness.runJobs();
  const [flag, ...others] = await flagsOf(cell);
  expect(others).toEqual([]);
  expect(flag).toMatchObject({
    rule: { id: 'lowest-rating', level: 'serious', clause: 'practice', verified: false },
    cause: { message: 'warnings.cause.lowest-not-completed', params: { year: 2025 } },
  });
  const opened = await harness.ask(officer, contract.flag, { flagId: flag!.id });
  expect(opened).toMatchObject({ parameters: { years: 1 }, rows: [{ kind: 'rating-past-result', id: pastResultId }] });
  await harness.act(officer, ratings.withdrawPastResult, { pastResultId, why: 'Nhập nhầm' });
  await harness.runJobs();
  expect(await flagsOf(cell)).toEqual([]);
});

test('a season with a last day behind it flags those who are late, and closing the calendar clears them', async () => {
  const whom = { organisationId: commune, reach: 'whole', countedOn: day('2026-12-01') } as const;
  const asked = { ...whom, period: { kind: 'year', year: 2026 } as const };
  const { pack } = await harness.ask(officer, ratings.seasonProposal, asked);
  const due = { code: 'kiem-diem', dueOn: day('2026-12-10'), step: 'record-review' as const };
  const { seasonId } = await harness.act(officer, ratings.openSeason, {
    ...{ ...asked, packId: pack!.id, kinds: ['party-organisation'] },
    calendar: [{ ...due, names: { vi: 'Kiểm điểm xong', en: 'Reviewed' }, source: null, isVerified: false }],
  });
  await harness.runJobs();
  expect((await flagsOf(cell)).map(({ rule }) => rule.id)).toEqual(['season-step-late']);
  const { version } = await harness.ask(officer, ratings.season, { seasonId, organisationId: commune });
  await harness.act(officer, ratings.changeCalendar, { seasonId, expectedVersion: version!, calendar: [], why: 'Bỏ' });
  await harness.runJobs();
  expect(await flagsOf(cell)).toEqual([]);
});
