import { type BenchProgram, openBenchProgram, organisationsOf } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, rounded, timed } from '../figure.ts';
import { fillCityBefore, seedRows } from './cities.ts';

const DAY = '2025-07-01';
const READERS = 2;

type Known = { readonly id: string; readonly code: string; readonly type: string; readonly parentId: string | null };

export const decision = {
  number: '01-NQ/BENCH',
  decidedOn: '2025-06-20',
  issuer: 'Ban Chấp hành Đảng bộ thành phố (số liệu đo)',
  effectiveOn: DAY,
};

/** The real change of 1/7/2025: 526 units into 126, divided ones with unknown shares, their cells in turn to each part. */
export const planOf = (cityId: string, known: readonly Known[]) => {
  const idByCode = new Map(known.filter((one) => one.code !== '').map((one) => [one.code, one.id]));
  const links = seedRows('reorganisation-2025-07-01.csv').map((row) => ({
    beforeId: idByCode.get(row.old_unit_code!)!,
    afterKey: row.new_unit_code!,
    extent: row.extent as 'whole' | 'part',
  }));
  const partsById = Map.groupBy(
    links.filter((link) => link.extent === 'part'),
    (link) => link.beforeId,
  );
  const children = known
    .filter((one) => one.type === 'cell' && partsById.has(one.parentId!))
    .map((cell, nth) => {
      const parts = partsById.get(cell.parentId!)!;
      return { childId: cell.id, afterKey: parts[nth % parts.length]!.afterKey };
    });
  const units = seedRows('units-2025-07.csv').map((row) => ({
    kind: 'new' as const,
    key: row.unit_code!,
    parentId: cityId,
    organisation: { name: `Đảng bộ ${row.unit_name}`, type: 'grassroots-party' },
  }));
  const endIds = known.filter((one) => one.type === 'district-party').map((one) => one.id);
  return { underId: cityId, units, links, children, endIds };
};

export const knownOf = (server: BenchServer, database: string): Promise<Known[]> =>
  withOwner(server.ownerOf(database), async (owner) => {
    const { rows } = await owner.query<Known>(
      `SELECT v.org_id AS id, coalesce(c.code, '') AS code, v.type, v.parent_id AS "parentId"
       FROM organisations.organisation_version v
       LEFT JOIN organisations.organisation_code c ON c.org_id = v.org_id`,
    );
    return rows;
  });

/** Reads lists all the time, as offices do; gives the longest answer before `work` began and during it. */
const readWhile = async (opened: BenchProgram, accountId: string, underId: string, work: () => Promise<number>) => {
  const longest = { before: 0, during: 0 };
  let phase: keyof typeof longest | null = 'before';
  const readers = Array.from({ length: READERS }, async () => {
    while (phase !== null) {
      const began = phase;
      const took = await timed(() =>
        opened.run(accountId, 'organisations.list', { on: '2025-06-30', underId, limit: 100 }),
      );
      longest[began] = Math.max(longest[began], took);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  phase = 'during';
  const result = await work();
  phase = null;
  await Promise.all(readers);
  return { ...longest, result };
};

/** Reorganising 526 units with 18,000 cells into 126 by one decision, while others read. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.copyOf('city_before', fillCityBefore, 'reorganise');
  const opened = openBenchProgram(database);
  try {
    const [city] = await organisationsOf(database, 'provincial-party', 1);
    const [district] = await organisationsOf(database, 'district-party', 1);
    const officer = await opened.account('organisation-officer', city!);
    const reader = await opened.account('reader', district!);
    const plan = planOf(city!, await knownOf(server, 'reorganise'));
    const { before, during, result } = await readWhile(opened, reader, district!, () =>
      timed(() => opened.run(officer, 'organisations.reorganise', { decision, plan })),
    );
    return [
      {
        name: '526 units with 18,000 cells into 126, one transaction',
        value: rounded(result / 1000),
        unit: 's',
        goal: 30,
        better: 'lower',
      },
      {
        name: `longest list of ${READERS} readers meanwhile (${rounded(before)} ms before)`,
        value: rounded(during),
        unit: 'ms',
        goal: 1000,
        better: 'lower',
      },
    ];
  } finally {
    await opened.end();
  }
};
