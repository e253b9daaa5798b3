import { beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { loadDemonstrationCommune, type OrganisationId } from '../../organisations/contract.ts';
import { loadFictionalMembers, unitsToFill } from '../contract/seeds.ts';

const harness = await startHarness();
const rowsOf = async (text: string, values: unknown[] = []) => (await harness.owner.query(text, values)).rows;
const one = async (text: string, values: unknown[] = []) => (await rowsOf(text, values))[0];

let officer: Awaited<ReturnType<typeof harness.account>>;
let cityId: OrganisationId;
let communeId: OrganisationId;
beforeAll(async () => {
  const root = await harness.program.runner.call({
    name: 'organisations.load-hanoi',
    input: { cityId: null },
    accountId: null,
    asSystem: true,
    requestId: newId(),
  });
  if (!root.ok) throw new Error(JSON.stringify(root.reasons));
  cityId = (root.answer as { cityId: OrganisationId }).cityId;
  officer = await harness.account({ role: 'organisation-officer', organisationId: cityId });
  ({ communeId } = await harness.act(officer, loadDemonstrationCommune, { cityId }));
}, 120_000);

const below = (id: string) =>
  `JOIN organisations.organisation top ON top.id = '${id}' AND m.org_pos >= top.pos AND m.org_pos < top.pos_end`;

test('the commune gets 2,500 members on its rolls and some who left, all fictional, none twice', async () => {
  const loaded = await harness.act(officer, loadFictionalMembers, { organisationId: communeId, members: 2500 });
  expect(loaded.members).toBe(2500);
  expect(loaded.left).toBeGreaterThan(100);
  const counts = await one(
    `SELECT count(*) FILTER (WHERE is_present) AS present, count(*) FILTER (WHERE NOT is_present) AS gone,
            count(*) FILTER (WHERE NOT is_fictional) AS real, count(DISTINCT person_id) AS persons,
            count(*) FILTER (WHERE standing = 'probationary') AS probationary, count(*) FILTER (WHERE state = 'exempt') AS exempt
     FROM members.member m ${below(communeId)}`,
  );
  expect(counts).toMatchObject({ present: 2500, gone: loaded.left, real: 0, persons: 2500 + loaded.left });
  expect(counts.probationary).toBeGreaterThan(30);
  expect(counts.exempt).toBeGreaterThan(50);
  const sizes = await rowsOf(
    `SELECT count(*) AS size FROM members.member m ${below(communeId)} WHERE m.is_present GROUP BY m.org_id`,
  );
  expect(Math.min(...sizes.map(({ size }) => size))).toBeGreaterThanOrEqual(3);
  expect(Math.max(...sizes.map(({ size }) => size))).toBeLessThanOrEqual(80);
});

test('records and spells agree: who is present has one running official spell at that cell, who left has none', async () => {
  expect(
    await one(
      `SELECT count(*) AS wrong FROM members.member m
       LEFT JOIN members.membership s ON s.member_id = m.id AND s.kind = 'official' AND s.until_day = 'infinity'
       WHERE m.is_present <> (s.id IS NOT NULL) OR s.org_id <> m.org_id`,
    ),
  ).toEqual({ wrong: 0 });
  expect((await one(`SELECT count(*) AS n FROM members.membership WHERE kind = 'temporary'`)).n).toBeGreaterThan(5);
});

test('badges of the past were handed over on the day of a round, after the age was reached', async () => {
  const awards = await one(
    `SELECT count(*) AS badges, array_agg(DISTINCT to_char(awarded_on, 'DD/MM')) AS days,
            count(*) FILTER (WHERE awarded_on < reached_on OR awarded_on >= current_date) AS wrong FROM members.badge_case`,
  );
  expect(awards.badges).toBeGreaterThan(100);
  expect(awards.days.sort()).toEqual(['02/09', '03/02', '07/11', '19/05']);
  expect(awards.wrong).toBe(0);
});

test('holders of posts are members under the same person, of a cell at or below where they hold it', async () => {
  const posts = await one(
    `SELECT count(*) AS n, count(m.id) AS members FROM organisations.post p
     JOIN organisations.organisation o ON o.id = p.org_id
     JOIN organisations.organisation top ON top.id = $1 AND o.pos >= top.pos AND o.pos < top.pos_end
     LEFT JOIN members.member m ON m.person_id = p.person_id AND m.is_present AND m.standing = 'official'
     WHERE p.kind <> 'follower'`,
    [communeId],
  );
  expect(posts.n).toBeGreaterThan(100);
  expect(posts.members).toBe(posts.n);
});

test('identifiers are sealed: nothing of them stands in the clear, and no request role may read the table', async () => {
  const { n, plain } = await one(
    `SELECT count(*) AS n, count(*) FILTER (WHERE position('\\x303030'::bytea in sealed) > 0) AS plain FROM members.sealed_value`,
  );
  expect(n).toBeGreaterThan(4000);
  expect(plain).toBeLessThan(3);
  await expect(harness.program.pools.app_all.query('SELECT 1 FROM members.sealed_value')).rejects.toThrow('permission');
});

test('something of every kind of fault is there for the lists of hygiene', async () => {
  const faults = await one(
    `SELECT count(*) FILTER (WHERE birth_on IS NULL) AS "birthOn", count(*) FILTER (WHERE dossier_number IS NULL) AS dossier,
            count(*) FILTER (WHERE admission_decided_on IS NULL) AS decision,
            count(*) FILTER (WHERE standing = 'probationary' AND admitted_on < now() - interval '13 months') AS overdue,
            count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM members.sealed_value s WHERE s.member_id = m.id AND s.kind = 'personal-id')) AS id
     FROM members.member m WHERE is_present`,
  );
  for (const [fault, count] of Object.entries(faults)) expect(count, fault).toBeGreaterThan(0);
});

test('where members are, no invented ones are added', async () => {
  expect(await harness.refused(officer, loadFictionalMembers, { organisationId: communeId, members: 10 })).toEqual([
    'members.already-filled',
  ]);
});

test('a unit without cells gets invented ones with committees, and is then no longer to be filled', async () => {
  const before = await harness.ask(officer, unitsToFill, { cityId, members: 5000, cells: 126 * 30 });
  expect(before.units).toHaveLength(126);
  expect(before.units.reduce((sum, unit) => sum + unit.members, 0)).toBe(5000);
  const { organisationId, name } = before.units[0]!;
  expect(await harness.refused(officer, loadFictionalMembers, { organisationId, members: 10 })).toEqual([
    'members.no-cells-to-fill',
  ]);
  const loaded = await harness.act(officer, loadFictionalMembers, { organisationId, members: 600, cells: 30 });
  expect(loaded).toMatchObject({ members: 600, cells: 30 });
  const cells = await rowsOf(
    `SELECT v.sector, m.fictional, (SELECT count(*) FROM organisations.post p WHERE p.org_id = m.id AND p.kind = 'secretary') AS secretaries
     FROM (SELECT id, pos AS org_pos, fictional FROM organisations.organisation) m ${below(organisationId)}
     JOIN organisations.organisation_version v ON v.org_id = m.id WHERE v.type LIKE '%cell'`,
  );
  expect(cells).toHaveLength(30);
  expect(cells.every(({ fictional }) => fictional)).toBe(true);
  expect(cells.filter(({ secretaries }) => secretaries === 1).length).toBeGreaterThan(25);
  const after = await harness.ask(officer, unitsToFill, { cityId, members: 5000, cells: 126 * 30 });
  expect(after.units.map((unit) => unit.name)).toEqual(
    before.units.map((unit) => unit.name).filter((one) => one !== name),
  );
  expect(after.units[0]).toEqual(before.units[1]);
  expect(
    await one(
      `SELECT count(*) AS n FROM (SELECT whole_mac FROM members.sealed_value GROUP BY 1 HAVING count(*) > 1) twice`,
    ),
  ).toEqual({ n: 0 });
});

test('beside real data nothing invented is loaded, whoever asks', async () => {
  await harness.owner.query("UPDATE platform.installation SET data_kind = 'real'");
  const { units } = await harness.ask(officer, unitsToFill, { cityId, members: 5000, cells: 126 });
  expect(
    await harness.refused(officer, loadFictionalMembers, {
      organisationId: units[0]!.organisationId,
      members: 10,
      cells: 3,
    }),
  ).toEqual(['organisations.invented-beside-real']);
  await harness.owner.query("UPDATE platform.installation SET data_kind = 'empty'");
});
