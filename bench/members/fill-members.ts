import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { parse } from 'yaml';
import type { MemberNameParts } from '../../src/areas/members/rules/load-member-names.ts';
import { secretsFrom } from '../../src/platform/secrets/secrets.ts';
import { fillCityAfter, layOut, NODE } from '../organisations/cities.ts';

/** The key under which `openBenchProgram` opens the program. */
const secrets = secretsFrom(Buffer.alloc(32, 1));

const TABLES = ['organisations.person', 'members.member', 'members.membership', 'members.sealed_value'];

const nameParts = (): MemberNameParts =>
  parse(readFileSync(new URL('../../seeds/demonstration/name-parts.yaml', import.meta.url), 'utf8')).members;

/** Each key as often as its weight says, of a hundred and more. */
const spread = (weights: Readonly<Record<string, number>>): string[] => {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return Object.entries(weights).flatMap(([key, weight]) =>
    Array.from({ length: Math.max(1, Math.round((weight * 200) / total)) }, () => key),
  );
};

const oneOf = (list: string): string => `(${list})[1 + floor(random() * array_length(${list}, 1))::int]`;

// In the order in which the rows come and different from the first half on, as the program's own ids are: drawn ones made every row a page
// of an index of its own, and from some million rows on the indexes no longer fit into memory; of those alike in their first half, an
// exclusion constraint found one in two thousand pages.
const idOf = (kind: string, nth: string): string =>
  `regexp_replace(lpad(to_hex(${nth}), 12, '0'), '^(.{8})(.{4})$', '\\1-\\2-7000-8000-00000000000${kind}')::uuid`;

// From 3 to 53 members a cell, 28 in the middle; who is drawn stands in no order of the tree. Birth, admission and facts as the list filters by.
const someone = (everyNth: number): string => `
  CREATE UNLOGGED TABLE bench_someone AS
  WITH cell AS (
    SELECT v.org_id, v.org_pos, row_number() OVER (ORDER BY v.org_pos) AS nth
    FROM organisations.organisation_version v WHERE v.type LIKE '%cell'
  ), drawn AS MATERIALIZED (
    SELECT c.org_id, c.org_pos, random() < 0.6 AS is_man, ${oneOf('$1::text[]')} AS family,
           current_date - (20 * 365 + floor(random() * 65 * 365))::int AS birth_on, random() AS age_at_admission, random() AS luck
    FROM cell c CROSS JOIN LATERAL generate_series(1, 3 + (c.nth * 7919 % 51)::int)
    WHERE c.nth % ${everyNth} = 0
  ), named AS (
    SELECT d.*, CASE WHEN is_man THEN ${oneOf('$2::text[]')} ELSE ${oneOf('$4::text[]')} END AS middle,
           CASE WHEN is_man THEN ${oneOf('$3::text[]')} ELSE ${oneOf('$5::text[]')} END AS given,
           least(birth_on + (18 * 365 + floor(age_at_admission * age_at_admission * 40 * 365))::int, current_date - 30) AS admitted_on
    FROM drawn d
  )
  SELECT ${idOf('1', 'nth')} AS id, ${idOf('2', 'nth')} AS person_id, nth, org_id, org_pos,
         family || ' ' || middle || ' ' || given AS full_name, given || '  ' || middle || '  ' || family AS sort_name,
         is_man, birth_on, greatest(admitted_on, birth_on + 1) AS admitted_on, luck
  FROM (SELECT row_number() OVER () AS nth, n.* FROM named n) n`;

const PERSONS = `
  INSERT INTO organisations.person (id, org_id, org_pos, full_name, sort_name, birth_year, is_fictional, kept_by)
  SELECT person_id, org_id, org_pos, full_name, sort_name, extract(year FROM birth_on)::int, true, 'members' FROM bench_someone`;

// Five of a hundred have left.
const MEMBERS = `
  INSERT INTO members.member (id, person_id, org_id, org_pos, full_name, sort_name, sex, birth_on, birth_year, ethnicity, religion,
    has_new_card, dossier_number, standing, state, state_since, admission_decided_on, admitted_on, official_on, party_age_from, phone,
    occupation, schooling, political_theory, dues_group, residence, is_fictional)
  SELECT id, person_id, org_id, org_pos, full_name, sort_name, CASE WHEN is_man THEN 'male' ELSE 'female' END, birth_on,
    extract(year FROM birth_on)::int, 'Kinh', 'Không', luck < 0.9, CASE WHEN luck > 0.03 THEN lpad((nth % 1000000)::text, 6, '0') || 'MH' END,
    CASE WHEN admitted_on + interval '1 year' > current_date THEN 'probationary' ELSE 'official' END,
    CASE WHEN luck > 0.95 THEN 'transferred-out' WHEN birth_on < current_date - 80 * 365 AND luck < 0.7 THEN 'exempt' ELSE 'active' END,
    CASE WHEN luck > 0.95 THEN current_date - 90 END, admitted_on - 10, admitted_on,
    CASE WHEN admitted_on + interval '1 year' <= current_date THEN (admitted_on + interval '1 year')::date END, admitted_on - 10,
    '0000' || lpad((nth % 1000000)::text, 6, '0'), (ARRAY['Hưu trí','Công chức','Giáo viên','Nông dân','Công nhân'])[1 + nth % 5],
    (ARRAY['lower-secondary','upper-secondary','university','university','master'])[1 + nth % 5],
    (ARRAY['elementary','intermediate','advanced'])[1 + nth % 3],
    CASE WHEN birth_on < current_date - 62 * 365 THEN 'pensioner' ELSE 'insured' END, 'thôn Mẫu', true
  FROM bench_someone`;

const SPELLS = `
  INSERT INTO members.membership (id, member_id, org_id, org_pos, full_name, sort_name, kind, since_day, until_day, standing, official_on,
    is_beginning_known, began_by, ended_by)
  SELECT ${idOf('3', 'nth')}, id, org_id, org_pos, full_name, sort_name, 'official', date '2025-07-01',
    CASE WHEN luck > 0.95 THEN current_date - 90 ELSE 'infinity' END,
    CASE WHEN admitted_on + interval '1 year' > current_date THEN 'probationary' ELSE 'official' END,
    CASE WHEN admitted_on + interval '1 year' <= current_date THEN (admitted_on + interval '1 year')::date END,
    false, 'import', CASE WHEN luck > 0.95 THEN 'transfer-out' END
  FROM bench_someone`;

// What is sealed is noise; the digests of the last four digits are those that the program looks for.
const SEALED = `
  INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac)
  SELECT ${idOf('4', 's.nth')}, s.id, 'personal-id', '00000000', decode(md5(s.id::text) || md5(s.nth::text), 'hex'), decode(md5(s.id::text), 'hex'),
         ($1::bytea[])[1 + s.nth % 10000]
  FROM bench_someone s WHERE luck > 0.02`;

const tailMacs = (): Buffer[] =>
  Array.from({ length: 10_000 }, (_, tail) =>
    secrets.tailMac('personal-id', `00000000${String(tail).padStart(4, '0')}`),
  );

/** Runs a big load with the indexes away and the foreign keys unchecked: what it writes is right by its making. */
const withoutIndexes = async (owner: pg.Client, work: () => Promise<void>): Promise<void> => {
  const { rows } = await owner.query<{ name: string; sql: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS sql FROM pg_index i
     WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [TABLES],
  );
  await owner.query(`SET session_replication_role = replica`);
  await owner.query(`SET maintenance_work_mem = '512MB'`);
  for (const { name } of rows) await owner.query(`DROP INDEX ${name}`);
  await work();
  for (const { sql } of rows) await owner.query(sql);
  await owner.query('RESET session_replication_role');
};

/** Members for the cells of the tree that is there, 28 a cell; for one cell in `everyNth` only, where fewer will do. */
export const fillMembers = async (owner: pg.Client, { everyNth } = { everyNth: 1 }): Promise<void> => {
  const { family, men, women } = nameParts();
  await owner.query('SELECT setseed(0.42)');
  await owner.query(someone(everyNth), [
    spread(family),
    spread(men.middle),
    men.given,
    spread(women.middle),
    women.given,
  ]);
  await withoutIndexes(owner, async () => {
    for (const text of [PERSONS, MEMBERS, SPELLS]) await owner.query(text);
    await owner.query(SEALED, [tailMacs()]);
  });
  await owner.query('DROP TABLE bench_someone');
};

/** A city of some 500,000 members: 126 units, 1,873 divisions, 18,000 cells. */
export const fillCityOfMembers = async (owner: pg.Client): Promise<void> => {
  await fillCityAfter(owner, { months: 1 });
  await fillMembers(owner);
};

const PROVINCES = 34;
const UNITS = 3321;
const CELLS = 200_000;

/** The nation: 34 provinces, 3,321 units, 200,000 cells, some 5,600,000 members; a part of them where one cell in `everyNth` is enough. */
export const fillNationOfMembers = async (owner: pg.Client, { everyNth } = { everyNth: 1 }): Promise<void> => {
  // Written once and read by nobody meanwhile: a checkpoint for every gigabyte of it would write most pages several times.
  await owner.query(`ALTER SYSTEM SET max_wal_size = '16GB'`);
  await owner.query('SELECT pg_reload_conf()');
  await owner.query(NODE);
  await owner.query(`INSERT INTO node (a, b, c, depth, name, type) VALUES (0, 0, 0, 0, 'Đảng bộ cả nước', 'central')`);
  await owner.query(
    `INSERT INTO node (parent_id, a, b, c, depth, name, type)
     SELECT root.id, n, 0, 0, 1, 'Đảng bộ tỉnh số ' || n, 'provincial-party' FROM node root, generate_series(1, ${PROVINCES}) AS n`,
  );
  await owner.query(
    `INSERT INTO node (parent_id, a, b, c, depth, name, type)
     SELECT p.id, p.a, n, 0, 2, 'Đảng bộ xã số ' || n, 'grassroots-party'
     FROM generate_series(1, ${UNITS}) AS n JOIN node p ON p.depth = 1 AND p.a = n % ${PROVINCES} + 1`,
  );
  await owner.query(
    `INSERT INTO node (parent_id, a, b, c, depth, name, type)
     SELECT u.id, u.a, u.b, n, 3, 'Chi bộ thôn số ' || n, 'residential-cell'
     FROM generate_series(1, ${CELLS}) AS n JOIN node u ON u.depth = 2 AND u.b = n % ${UNITS} + 1`,
  );
  await layOut(owner);
  await fillMembers(owner, { everyNth });
  await owner.query('ALTER SYSTEM RESET max_wal_size');
  await owner.query('SELECT pg_reload_conf()');
};
