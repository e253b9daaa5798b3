import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import type { BoardRow, DescribedRow } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';
import { boardSource } from './rating-board.ts';

const harness = await startHarness();
const { act, ask, clock } = harness;
clock.now = new Date('2026-12-20T05:00:00Z');
const { officer, cells, commune, party } = await loadCommune(harness);
const [first, second, third] = cells as [string, string, string];

/** As the re-check of the board asks: the system, over the whole tree. */
const flags = async (
  { name }: { readonly name: string },
  parameters: Record<string, number | string>,
  { on = day('2026-12-20') } = {},
): Promise<BoardRow[]> => {
  const found = boardSource.questions.find(({ contract: one }) => one.name === name)!;
  let rows: BoardRow[] = [];
  await harness.program.runner.asSystem('warnings.recheck-daily', async (context) => {
    const asked = { on, types: null, parameters, organisationIds: null };
    ({ rows } = (await found.run(asked, context)) as { rows: BoardRow[] });
  });
  return rows;
};
const flagged = async (...asked: Parameters<typeof flags>) =>
  (await flags(...asked)).map(({ organisationId }) => organisationId as string).sort();
const among = (...ids: string[]) => [...ids].sort();
const described = async (rows: BoardRow['rows']): Promise<DescribedRow[]> => {
  let found: DescribedRow[] = [];
  await harness.program.runner.asSystem('warnings.recheck-daily', async ({ tx }) => {
    found = await boardSource.describe(tx, rows);
  });
  return found;
};

describe('yearly results', () => {
  const enter = (organisationId: string, year: number, level: contract.RatingLevel) =>
    act(officer, contract.recordPastResult, { organisationId, kind: 'party-organisation', year, level } as never);
  beforeAll(async () => {
    await enter(first, 2024, 'excellent');
    await enter(first, 2025, 'not-completed');
    await enter(second, 2024, 'good');
    await enter(second, 2025, 'completed');
    await enter(third, 2022, 'excellent');
    await enter(third, 2024, 'not-completed');
    await enter(party, 2017, 'legacy-clean-strong');
    await enter(party, 2018, 'completed');
  });

  test('the lowest level of the last year flags, one of a year too far back does not', async () => {
    expect(await flagged(contract.lowestLevels, { years: 1 })).toEqual([first]);
    expect(await flagged(contract.lowestLevels, { years: 2 })).toEqual(among(first, third));
    const [flag] = await flags(contract.lowestLevels, { years: 1 });
    expect(flag).toMatchObject({ isKnown: true, facts: { cause: 'lowest-not-completed', year: 2025 } });
    expect(await described(flag!.rows)).toMatchObject([
      { title: { vi: 'Xếp loại năm 2025: Chi bộ thôn 1' }, link: `/organisations/${first}` },
    ]);
  });

  test('a fall counts by levels from the year before; a year between, or another scale, says nothing', async () => {
    expect(await flagged(contract.fallingLevels, { years: 9, levels: 1 })).toEqual(among(first, second));
    expect(await flagged(contract.fallingLevels, { years: 9, levels: 2 })).toEqual([first]);
    expect(await flagged(contract.fallingLevels, { years: 9, levels: 3 })).toEqual([first]);
    expect(await flagged(contract.fallingLevels, { years: 9, levels: 4 })).toEqual([]);
    expect((await flags(contract.fallingLevels, { years: 1, levels: 2 }))[0]).toMatchObject({
      facts: { cause: 'falling-level', year: 2025, before: 2024, levels: 3 },
      rows: [{ kind: 'rating-past-result' }, { kind: 'rating-past-result' }],
    });
  });

  test('a rule without its number says so', async () => {
    await expect(flags(contract.lowestLevels, {})).rejects.toThrow('ratings.rule-lacks-number');
    const unsaid = { whose: 'all', years: 1, levels: 1, atLeast: 1, sharePercent: 0 };
    await expect(flags(contract.selfSuperiorGaps, unsaid)).rejects.toThrow('ratings.rule-lacks-whose');
  });
});

describe('a season', () => {
  let seasonId: contract.SeasonId;
  const names = ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc', 'Hoàng Văn Dũng', 'Vũ Thị Hà', 'Đỗ Văn Khoa'];
  const line = (code: string, dueOn: Day, step: contract.CalendarStep | null) => ({
    ...{ code, dueOn, step, names: { vi: code, en: code }, source: null, isVerified: false },
  });
  const decided = (title: string, level: string, self: string | null = null) =>
    harness.owner.query(
      `UPDATE ratings.subject SET state = 'decided', review_held_on = '2026-12-05', decided_on = '2026-12-18', decided_level = $2, self_level = $3
       WHERE season_id = $4 AND title = $1`,
      [title, level, self, seasonId],
    );
  beforeAll(async () => {
    for (const fullName of names) await loadMember(harness, first, { fullName });
    const whom = { organisationId: commune, reach: 'whole', countedOn: day('2026-12-01') } as const;
    const asked = { ...whom, period: { kind: 'year', year: 2026 } as const };
    const { pack } = await ask(officer, contract.seasonProposal, asked);
    ({ seasonId } = await act(officer, contract.openSeason, {
      ...asked,
      packId: pack!.id,
      calendar: [line('kiem-diem', day('2026-12-10'), 'record-review'), line('quyet-dinh', day('2026-12-15'), null)],
      kinds: ['party-organisation', 'member'],
    }));
  });

  test('a last day is in time on its day and late on the next, for the cell by its own steps and for the opener by the decisions', async () => {
    const late = (on: Day, graceDays = 0) => flagged(contract.overdueSeasonSteps, { graceDays }, { on });
    expect(await late(day('2026-12-10'))).toEqual([]);
    expect(await late(day('2026-12-11'))).toEqual(among(first, second, third, party));
    expect(await late(day('2026-12-11'), 1)).toEqual([]);
    expect(await late(day('2026-12-12'), 1)).toEqual(among(first, second, third, party));
    expect(await late(day('2026-12-15'))).not.toContain(commune);
    expect(await late(day('2026-12-16'))).toContain(commune);
    const [flag] = (await flags(contract.overdueSeasonSteps, { graceDays: 0 }, { on: day('2026-12-11') })).filter(
      ({ organisationId }) => (organisationId as string) === first,
    );
    expect(flag).toMatchObject({ since: '2026-12-10', facts: { cause: 'season-step-late', steps: 1, left: 7 } });
    expect(await described(flag!.rows)).toMatchObject([
      {
        kind: 'rating-part',
        title: { vi: 'Đợt đánh giá, xếp loại năm 2026' },
        link: `/ratings/${seasonId}?of=${first}`,
      },
    ]);
  });

  test('own ratings apart from what was decided: from how many levels, and from how many subjects on', async () => {
    for (const title of names.slice(0, 3)) await decided(title, 'good', 'excellent');
    for (const title of names.slice(3)) await decided(title, 'good', 'good');
    const persons = (levels: number, atLeast: number, sharePercent = 0) =>
      flagged(contract.selfSuperiorGaps, { whose: 'persons', years: 1, levels, atLeast, sharePercent });
    expect(await persons(1, 3)).toEqual([first]);
    expect(await persons(1, 4)).toEqual([]);
    expect(await persons(1, 3, 50)).toEqual([first]);
    expect(await persons(1, 3, 51)).toEqual([]);
    expect(await persons(2, 1)).toEqual([]);
    const own = { whose: 'organisations', years: 1, levels: 1, atLeast: 1, sharePercent: 0 };
    expect(await flagged(contract.selfSuperiorGaps, own)).toEqual([]);
    await decided('Chi bộ thôn 2', 'completed', 'excellent');
    expect(await flagged(contract.selfSuperiorGaps, own)).toEqual([second]);
    expect(await flagged(contract.selfSuperiorGaps, { ...own, levels: 2 })).toEqual([second]);
    expect(await flagged(contract.selfSuperiorGaps, { ...own, levels: 3 })).toEqual([]);
    // The analysis says the same number, and that it is of all kinds of organisations together.
    const years = { organisationId: commune, fromYear: 2026, toYear: 2026, basis: 'restated' as const };
    const { apart } = await harness.ask(officer, contract.selfGaps, years);
    expect(apart).toEqual([{ year: 2026, ratings: 1, organisations: 1 }]);
  });

  test('a flag about persons opens to a list and names nobody', async () => {
    const [flag] = await flags(contract.selfSuperiorGaps, {
      whose: 'persons',
      years: 1,
      levels: 1,
      atLeast: 3,
      sharePercent: 50,
    });
    expect(flag!.facts).toMatchObject({ cause: 'self-gap-persons', numerator: 3, denominator: 6 });
    expect(flag!.rows.map(({ kind }) => kind)).toEqual(['rating-part']);
    expect(JSON.stringify(await described(flag!.rows))).not.toContain('Lê Thị An');
  });

  test('a group without spread: from its size and from its share on', async () => {
    for (const title of names.slice(0, 5)) await decided(title, 'excellent');
    const persons = (leastSubjects: number, sharePercent: number) =>
      flagged(contract.oneLevelGroups, { whose: 'persons', years: 1, leastSubjects, sharePercent });
    expect(await persons(6, 83)).toEqual([first]);
    expect(await persons(6, 84)).toEqual([]);
    expect(await persons(7, 83)).toEqual([]);
    await decided(names[5]!, 'excellent');
    expect(await persons(6, 100)).toEqual([first]);
    const groups = (leastSubjects: number) =>
      flagged(contract.oneLevelGroups, { whose: 'organisations', years: 1, leastSubjects, sharePercent: 100 });
    for (const title of ['Chi bộ thôn 1', 'Chi bộ thôn 2', 'Chi bộ thôn 3']) await decided(title, 'excellent');
    expect(await groups(3)).toEqual([commune]);
    expect(await groups(4)).toEqual([]);
  });
});
