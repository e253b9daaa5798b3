import { beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import type { OrganisationId } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';
import { checkStatedShare } from '../rules/check-published.ts';

// Published counts laid into rows of organisations of those days: what comes out of the distribution is what was printed.
const harness = await startHarness();
harness.clock.now = new Date('2026-11-27T03:00:00Z');

type Counts = Readonly<Partial<Record<contract.ResultLevel, number>>>;
const cases: readonly (readonly [string, number, Counts])[] = [
  ['Chương Mỹ 2022: 10 excellent and 46 good grassroots organisations', 2022, { excellent: 10, good: 46 }],
  ['Hòa Bình 2021: 9 good of 10 cells; the level of the tenth was not printed', 2021, { good: 9, completed: 1 }],
];

let cityId: OrganisationId;
let officer: Awaited<ReturnType<typeof harness.account>>;
beforeAll(async () => {
  const root = await harness.program.runner.call({
    ...{ name: 'organisations.load-hanoi', input: { cityId: null }, accountId: null },
    ...{ asSystem: true, requestId: newId() },
  });
  if (!root.ok) throw new Error(JSON.stringify(root.reasons));
  ({ cityId } = root.answer as { cityId: OrganisationId });
  officer = await harness.account({ role: 'organisation-officer', organisationId: cityId });
  const { rows } = await harness.owner.query(
    `SELECT o.id FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND v.period @> '2024-12-31'::date
     WHERE o.id <> $1 ORDER BY o.pos LIMIT 100`,
    [cityId],
  );
  for (const [, year, counts] of cases) {
    const levels = Object.entries(counts).flatMap(([level, count]) => Array<string>(count!).fill(level));
    for (const [at, level] of levels.entries())
      await harness.act(officer, contract.recordPastResult, {
        ...{ organisationId: rows[at].id, kind: 'party-organisation' as const, year },
        ...(level === 'not-rated'
          ? { level: null, notRatedWords: 'Mới thành lập' }
          : { level: level as contract.RatingLevel }),
      });
  }
}, 120_000);

const read = (year: number) =>
  harness.ask(officer, contract.distribution, {
    ...{ organisationId: cityId, fromYear: year, toYear: year, basis: 'as-it-was' as const },
  });

test.each(cases)('%s', async (_name, year, counts) => {
  expect((await read(year)).years).toMatchObject([{ year, counts }]);
});

test('Chương Mỹ 2022: no ceiling for organisations is laid on it, as none is known before 2023', async () => {
  expect((await read(2022)).best).toEqual([]);
});

test('Hòa Bình 2021: the rows say 90 percent where 80 were printed', async () => {
  const { good = 0, completed = 0 } = (await read(2021)).years[0]!.counts;
  expect(checkStatedShare({ part: good, whole: good + completed, percent: '80' })).toEqual({
    derived: '90',
    agrees: false,
  });
});
