import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';
import { decidedOf, toBeDecided } from '../rules/decided-of.ts';

// The season of 2026 runs: some are decided, one is set aside, the rest wait. The years before are finished.
const harness = await startHarness();
const { act, ask, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, commune, cells, party } = await loadCommune(harness, day('2015-01-01'));
const bases = ['as-it-was', 'as-it-is-now', 'restated'] as const;
const kinds = ['party-organisation'] as const;
const span = { organisationId: commune, fromYear: 2024, toYear: 2026 };
const organisations = [party, ...cells];

let seasonId: contract.SeasonId;
const put = (org: string, year: number, level: string) =>
  harness.owner.query(
    `INSERT INTO ratings.past_result (id, org_id, org_pos, kind, about_org_id, title, sort_title, year, level, entered_by)
     SELECT $1, o.id, o.pos, 'party-organisation', o.id, 'Tổ chức', 'Tổ chức', $3, $4, $5 FROM organisations.organisation o WHERE o.id = $2`,
    [newId(), org, year, level, officer.id],
  );
const stand = (org: string, state: string, level: string | null, self: string | null) =>
  harness.owner.query(
    `UPDATE ratings.subject SET state = $2, decided_level = $3, self_level = $4, decided_on = CASE WHEN $3::text IS NULL THEN NULL ELSE $5::date END,
       not_rated_rule = CASE WHEN $2 = 'not-rated' THEN 'EX-5' END
     WHERE season_id = $6 AND about_org_id = $1 AND kind = 'party-organisation'`,
    [org, state, level, self, today, seasonId],
  );

beforeAll(async () => {
  for (const org of organisations) await put(org, 2025, 'good');
  for (const org of cells) await put(org, 2024, 'completed');
  const asked = { organisationId: commune, period: { kind: 'year' as const, year: 2026 }, reach: 'whole' as const };
  const { pack, calendar } = await ask(officer, contract.seasonProposal, { ...asked, countedOn: today });
  const opened = { ...asked, countedOn: today, packId: pack!.id, calendar, kinds: [...kinds] };
  ({ seasonId } = await act(officer, contract.openSeason, opened));
  await stand(cells[0]!, 'decided', 'excellent', 'good');
  await stand(cells[1]!, 'decided', 'completed', null);
  await stand(cells[2]!, 'not-rated', null, null);
});

const distributionBy = (basis: (typeof bases)[number]) =>
  ask(officer, contract.distribution, { ...span, basis, kinds: [...kinds] });
const results = (more: object) =>
  ask(officer, contract.results, { ...span, kinds: [...kinds], ...more } as never) as Promise<{
    total: number;
    unfinished: { year: number; decided: number; of: number }[];
  }>;

describe('a year whose season still runs', () => {
  test('says in every part how many wait, and its decided share is that of the season', async () => {
    const { counts } = await ask(officer, contract.season, { seasonId, organisationId: commune });
    const whole = { decided: counts.decided, of: toBeDecided(counts) };
    expect(whole).toEqual({ decided: 2, of: counts.subjects - 1 });
    for (const basis of bases) {
      const { years, byKind, bySector, byUnit } = await distributionBy(basis);
      const cell = years.at(-1)!;
      expect([basis, decidedOf(cell)]).toEqual([basis, whole]);
      expect(years.slice(0, -1).map(({ undecided }) => undecided)).toEqual([0, 0]);
      for (const parts of [byKind, bySector, byUnit]) {
        const waiting = parts.reduce((sum, part) => sum + part.years.at(-1)!.undecided, 0);
        expect([basis, waiting]).toEqual([basis, cell.undecided]);
      }
      expect((await results({ at: { basis } })).unfinished).toEqual([{ year: 2026, ...whole }]);
    }
    expect((await results({ toYear: 2025 })).unfinished).toEqual([]);
  });

  test('the season, its summary and its list say the same numbers as the analysis', async () => {
    const { years } = await distributionBy('as-it-is-now');
    const { totals } = await ask(officer, contract.summary, { seasonId, organisationId: commune });
    const { progress, counts } = await ask(officer, contract.season, { seasonId, organisationId: commune });
    const listed = await ask(officer, contract.seasons, { organisationId: commune });
    const share = decidedOf(years.at(-1)!);
    expect(totals[0]).toMatchObject({ rated: share.decided, undecided: share.of - share.decided });
    expect(listed.rows.find((row) => row.seasonId === seasonId)!.counts).toEqual(counts);
    expect(progress.map(({ rated }) => rated)).toEqual(progress.map(() => share.of));
    expect(progress.length).toBeGreaterThan(0);
  });

  test('is compared by those decided in both years alone; who waits is counted apart and has not lost a result', async () => {
    for (const basis of bases) {
      const moved = await ask(officer, contract.movement, {
        ...{ organisationId: commune, fromYear: 2025, toYear: 2026, basis, kinds: [...kinds] },
      });
      const waiting = organisations.length - 3;
      expect([basis, moved]).toMatchObject([basis, { up: 1, same: 0, down: 1, notComparable: 1, undecided: waiting }]);
      expect(moved.cells.some(({ to }) => to === null)).toBe(false);
      expect(moved.unfinished.map(({ year }) => year)).toEqual([2026]);
      for (const { from, to, subjects } of moved.cells) {
        const found = await results({
          ...{ fromYear: 2025, toYear: 2025, levels: [from], other: { year: 2026, level: to }, at: { basis } },
        });
        expect([basis, from, to, found.total]).toEqual([basis, from, to, subjects]);
      }
    }
  });

  test('its gaps, its best level and what was entered open to exactly their rows', async () => {
    for (const basis of bases) {
      const asked = { ...span, basis, kinds: [...kinds] };
      for (const { year, gaps, withoutSelf } of (await ask(officer, contract.selfGaps, asked)).rows)
        for (const [gap, subjects] of [...gaps.map((one) => [one.gap, one.subjects]), ['none', withoutSelf]] as const) {
          const found = await results({ fromYear: year, toYear: year, gap, at: { basis } });
          expect([basis, year, gap, found.total]).toEqual([basis, year, gap, subjects]);
        }
      const { best, years } = await distributionBy(basis);
      for (const { year, level, lines } of best)
        for (const { now } of lines) {
          const found = await results({ fromYear: year, toYear: year, levels: [level], at: { basis } });
          expect([basis, year, found.total]).toEqual([basis, year, now]);
        }
      for (const { year, entered } of years) {
        const found = await results({ fromYear: year, toYear: year, origin: 'entered', at: { basis } });
        expect([basis, year, found.total]).toEqual([basis, year, entered]);
      }
    }
  });
});
