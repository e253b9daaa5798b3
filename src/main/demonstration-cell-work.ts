import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as meetings from '../areas/meetings/contract.ts';
import { addDays, type Day, dayOf } from '../platform/calendar/day.ts';
import { addMonths } from '../platform/calendar/months.ts';
import type { CellWorld } from './demonstration-cell-world.ts';
import { loadCongress } from './demonstration-congress.ts';
import { loadPartyGroups } from './demonstration-groups.ts';
import { type Act, acting, cellsByName } from './demonstration-matters.ts';
import type { Organisation } from './demonstration-seed.ts';
import type { Program } from './program.ts';

const monthBefore = (today: Day, ago: number): Day => addMonths(`${today.slice(0, 7)}-01` as Day, -ago);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** What the secretary's cell issued from its last two monthly meetings. */
const loadMeetingPapers = async ({ secretary, cellId, today }: CellWorld): Promise<void> => {
  const years = [...new Set([Number(today.slice(0, 4)), Number(monthBefore(today, 2).slice(0, 4))])];
  const all = [];
  for (const year of years)
    all.push(...(await secretary(meetings.calendarOfYear, { organisationId: cellId, year })).meetings);
  const held = all
    .filter(({ kind, state }) => state === 'reported' && (kind === 'regular' || kind === 'combined'))
    .sort((a, b) => (a.heldOn! < b.heldOn! ? 1 : -1))
    .slice(0, 2)
    .reverse();
  for (const { id: meetingId } of held) {
    const { fitting, dayOfPapers, hasTerm, version } = await secretary(meetings.papersOfMeeting, { meetingId });
    const ready = fitting.filter(({ isUsedAsPrinted, blockedBy }) => !isUsedAsPrinted && blockedBy.length === 0);
    for (const { kind } of ready.filter(({ kind }) => kind !== 'conclusion' && kind !== 'notice')) {
      const paper = { meetingId, kind, expectedVersion: version, issuedOn: dayOfPapers, withoutTerm: !hasTerm };
      await secretary(meetings.issueMeetingPaper, paper);
    }
  }
};

/** The plan and the report of the last topic of the secretary's cell of which a result is known. */
const loadTopicPapers = async ({ secretary, cellId, today }: CellWorld): Promise<void> => {
  const year = Number(today.slice(0, 4));
  const all = [];
  for (const one of [year - 1, year])
    all.push(...(await secretary(meetings.topicsOfYear, { organisationId: cellId, year: one })).topics);
  const told = all.filter(({ hasResult }) => hasResult).at(-1);
  if (!told) return;
  const { topicId, version, approvedOn, resultOn } = await secretary(meetings.topicById, { topicId: told.topicId });
  const { fitting } = await secretary(meetings.papersOfTopic, { topicId });
  for (const { kind, blockedBy, issuing } of fitting) {
    if (blockedBy.length > 0) continue;
    const issuedOn = (kind === 'plan' ? approvedOn : resultOn)!;
    const paper = { topicId, kind, expectedVersion: version, issuedOn, withoutTerm: !issuing.hasTerm };
    await secretary(meetings.issueTopicPaper, paper);
  }
};

const issueMonth = async (act: Act, organisationId: Organisation, month: Day, today: Day): Promise<void> => {
  const { issuing, words } = await act(meetings.monthReport, { organisationId, month });
  if (issuing.signers.length === 0) return;
  const issuedOn = earlier(addDays(addMonths(month, 1), 2), today);
  const made = { organisationId, month, issuedOn, expectedVersion: words.version, withoutTerm: !issuing.hasTerm };
  await act(meetings.issueMonthReport, made);
};

/** Reports of the last month issued by some cells, the secretary's among them; the commune's summary of the month before that. */
const loadMonthReports = async (world: CellWorld): Promise<void> => {
  const { work, today, office, officer, secretary, program, communeId, cellId } = world;
  const { issuedByCells, summary } = work.monthReports;
  const last = monthBefore(today, 1);
  const { rows } = await program.pools.app_load.query<{ id: Organisation }>(
    'SELECT org_id AS id FROM meetings.month_report WHERE month = $1 AND org_id <> $2 ORDER BY org_pos LIMIT $3',
    [last, cellId, issuedByCells],
  );
  await issueMonth(secretary, cellId, last, today);
  for (const { id } of rows) await issueMonth(officer, id, last, today);

  const before = monthBefore(today, 2);
  const asked = { organisationId: communeId };
  const { issuing } = await office(meetings.monthSummary, { ...asked, month: before });
  const written = { ...asked, month: before, assessment: summary.assessment };
  const { version } = await office(meetings.writeMonthReport, written);
  const issuedOn = earlier(addDays(addMonths(before, 1), 6), today);
  const made = { ...asked, month: before, issuedOn, expectedVersion: version, withoutTerm: !issuing.hasTerm };
  await office(meetings.issueMonthReport, made);
  await office(meetings.writeMonthReport, { ...asked, month: last, assessment: summary.next });
  await program.pools.app_load.query('UPDATE meetings.month_report SET is_fictional = true');
};

/**
 * What some cells and their committee did beside the monthly meetings: Party groups with a meeting, a congress with its elections and the
 * term that followed, papers, month reports. Each goes through the action of its own, under the rules of its day.
 */
export const loadCellWork = async (
  program: Program,
  places: {
    readonly communeId: string;
    readonly cellId: string;
    readonly officer: string;
    readonly office: string;
    readonly secretary: string;
  },
  now: Date,
): Promise<void> => {
  const world: CellWorld = {
    work: parse(readFileSync(new URL('../../seeds/demonstration/cell-work.yaml', import.meta.url), 'utf8')),
    today: dayOf(now),
    program,
    officer: acting(program, places.officer),
    office: acting(program, places.office),
    secretary: acting(program, places.secretary),
    communeId: places.communeId as Organisation,
    cellId: places.cellId as Organisation,
    cellNamed: await cellsByName(program, places.communeId),
  };
  for (const load of [loadPartyGroups, loadCongress, loadMeetingPapers, loadTopicPapers, loadMonthReports])
    await load(world);
};
