import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type pg from 'pg';

/** Rows of a file of `seeds/hanoi/`: real units, so that names have their real lengths. */
export const seedRows = (file: string): Record<string, string>[] =>
  parse(readFileSync(new URL(`../../seeds/hanoi/${file}`, import.meta.url)), { columns: true, bom: true });

export const CELLS = 18_000;
/** Divisions between units and cells, so that the tree has about 20,000 nodes in four levels. */
const DIVISIONS = 1_873;

// Every organisation gets the same stretch of positions, in pre-order, and one version without beginning.
const LAY_OUT = `
  WITH place AS (
    SELECT n.*, row_number() OVER (ORDER BY a, b, c) - 1 AS nth, 2147483647 / count(*) OVER () AS step,
           CASE depth WHEN 0 THEN count(*) OVER ()
                      WHEN 1 THEN count(*) OVER (PARTITION BY a)
                      WHEN 2 THEN count(*) OVER (PARTITION BY a, b)
                      ELSE 1 END AS nodes
    FROM node n
  ), made AS (
    INSERT INTO organisations.organisation (id, pos, pos_end, parent_id, depth, fictional)
    SELECT id, nth * step, (nth + nodes) * step, parent_id, depth, true FROM place
  )
  INSERT INTO organisations.organisation_version (org_id, org_pos, restricted, period, name, type, parent_id)
  SELECT p.id, p.nth * p.step, false, daterange(NULL, NULL), p.name, p.type, p.parent_id FROM place p`;

const CELL_NAME = `
  CASE n % 5
    WHEN 0 THEN 'Chi bộ Tổ dân phố số ' || (n % 37 + 1)
    WHEN 1 THEN 'Chi bộ Thôn ' || (ARRAY['An','Bình','Cao','Đại','Đông','Hạ','Hòa','Kim','La','Long','Mai','Nam','Ngọc','Phú','Phúc','Tân','Thanh','Thượng','Trung','Yên'])[n % 20 + 1]
                || ' ' || (ARRAY['Bãi','Cầu','Châu','Duyên','Đồng','Hà','Hưng','Khê','Lạc','Lộc','Mỹ','Nghĩa','Nội','Phong','Quang','Sơn','Thịnh','Trì','Vân','Xá'])[(n / 20) % 20 + 1]
    WHEN 2 THEN 'Chi bộ Trường Tiểu học ' || (ARRAY['An Dương','Ba Trại','Cổ Loa','Dục Tú','Đa Tốn','Kim Chung','Liên Hà','Mai Lâm','Nam Hồng','Phù Đổng','Tàm Xá','Thụy Lâm'])[n % 12 + 1] || ' ' || (n % 9 + 1)
    WHEN 3 THEN 'Chi bộ Trạm Y tế số ' || (n % 97 + 1)
    ELSE 'Chi bộ Cơ quan ' || (ARRAY['Công an','Quân sự','Văn phòng','Mặt trận','Tài chính','Tư pháp'])[n % 6 + 1] || ' ' || (n % 211 + 1)
  END`;

/** A tree to be laid out: `a`, `b`, `c` are the places of the three levels below the root. */
export const NODE = `CREATE TEMP TABLE node (
  id uuid DEFAULT gen_random_uuid(), parent_id uuid, a int NOT NULL, b int NOT NULL, c int NOT NULL,
  depth int NOT NULL, name text NOT NULL, type text NOT NULL, code text)`;

// A member count for each cell: rows that only the scope policy narrows, as most tables of later areas will be.
const figures = (months: number): string => `
  INSERT INTO organisations.organisation_figure (org_id, org_pos, measure, on_day, value, unit, source)
  SELECT v.org_id, v.org_pos, m.measure, day::date, 5 + v.org_pos % 50, 'people', 'generated'
  FROM organisations.organisation_version v, (VALUES ('members'), ('official-members')) AS m(measure),
       generate_series(date '2026-10-01' - make_interval(months => ${months - 1}), date '2026-10-01', interval '1 month') AS day
  WHERE v.type LIKE '%cell'`;

/** The city since 1/7/2025: 126 units, divisions, 18,000 cells; some 20,000 organisations, and two figures a month for each cell. */
export const fillCityAfter = async (owner: pg.Client, { months } = { months: 10 }): Promise<void> => {
  const units = seedRows('units-2025-07.csv').map((row) => row.unit_name);
  await owner.query(NODE);
  await owner.query(
    `INSERT INTO node (a, b, c, depth, name, type) VALUES (0, 0, 0, 0, 'Đảng bộ thành phố Hà Nội', 'provincial-party')`,
  );
  await owner.query(
    `INSERT INTO node (parent_id, a, b, c, depth, name, type)
     SELECT (SELECT id FROM node WHERE depth = 0), u.nth, 0, 0, 1, 'Đảng bộ ' || u.name, 'grassroots-party'
     FROM unnest($1::text[]) WITH ORDINALITY AS u(name, nth)`,
    [units],
  );
  await owner.query(
    `INSERT INTO node (parent_id, a, b, c, depth, name, type)
     SELECT unit.id, unit.a, n + 1, 0, 2, 'Đảng bộ bộ phận ' || (n % 15 + 1), 'sub-party'
     FROM generate_series(0, ${DIVISIONS} - 1) AS n
     JOIN node unit ON unit.depth = 1 AND unit.a = n * 126 / ${DIVISIONS} + 1`,
  );
  await owner.query(
    `INSERT INTO node (parent_id, a, b, c, depth, name, type)
     SELECT division.id, division.a, division.b, n + 1, 3, ${CELL_NAME}, 'residential-cell'
     FROM generate_series(0, ${CELLS} - 1) AS n
     JOIN node division ON division.depth = 2 AND division.b = n * ${DIVISIONS} / ${CELLS} + 1`,
  );
  await layOut(owner);
  await owner.query(figures(months));
};

/** The city on the eve of 1/7/2025: 30 districts, 526 communes and wards with their codes, 18,000 cells under them. */
export const fillCityBefore = async (owner: pg.Client): Promise<void> => {
  const rows = seedRows('units-before-2025-07.csv');
  const districts = [...new Set(rows.map((row) => row.district_name))];
  await owner.query(NODE);
  await owner.query(
    `INSERT INTO node (a, b, c, depth, name, type) VALUES (0, 0, 0, 0, 'Đảng bộ thành phố Hà Nội', 'provincial-party')`,
  );
  await owner.query(
    `INSERT INTO node (parent_id, a, b, c, depth, name, type)
     SELECT (SELECT id FROM node WHERE depth = 0), d.nth, 0, 0, 1, 'Đảng bộ ' || d.name, 'district-party'
     FROM unnest($1::text[]) WITH ORDINALITY AS d(name, nth)`,
    [districts],
  );
  await owner.query(
    `INSERT INTO node (parent_id, a, b, c, depth, name, type, code)
     SELECT district.id, district.a, u.nth, 0, 2, 'Đảng bộ ' || u.name, 'grassroots-party', u.code
     FROM unnest($1::int[], $2::text[], $3::text[]) WITH ORDINALITY AS u(district, name, code, nth)
     JOIN node district ON district.depth = 1 AND district.a = u.district`,
    [
      rows.map((row) => districts.indexOf(row.district_name) + 1),
      rows.map((row) => row.unit_name),
      rows.map((row) => row.unit_code),
    ],
  );
  await owner.query(
    `INSERT INTO node (parent_id, a, b, c, depth, name, type)
     SELECT commune.id, commune.a, commune.b, n + 1, 3, ${CELL_NAME}, 'cell'
     FROM generate_series(0, ${CELLS} - 1) AS n
     JOIN node commune ON commune.depth = 2 AND commune.b = n * ${rows.length} / ${CELLS} + 1`,
  );
  await layOut(owner);
  await owner.query(
    `INSERT INTO organisations.organisation_code (org_id, org_pos, restricted, scheme, code, period)
     SELECT o.id, o.pos, false, 'administrative-unit', n.code, daterange(NULL, NULL)
     FROM node n JOIN organisations.organisation o ON o.id = n.id WHERE n.code IS NOT NULL`,
  );
};

/** Makes organisations of the nodes, each with the same stretch of positions. */
export const layOut = async (owner: pg.Client): Promise<void> => {
  await owner.query('CREATE INDEX ON node (a, b, c)');
  await owner.query('ANALYZE node');
  await owner.query(LAY_OUT);
};
