import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/load.ts';
import { organisationId } from '../contract/tree.ts';
import { coordinatesOf, partyNameOf, sectorOfKind, unitFigures, unitScheme } from '../rules/load-unit-rows.ts';
import {
  type FigureRow,
  insertFigures,
  insertOrganisations,
  lockStructure,
  type OrganisationRow,
} from './insert-organisations.ts';
import { rootForLoad } from './load-hanoi.ts';
import { seedRows } from './load-seed-files.ts';

const since = day('2025-07-01');
const listSource = 'vietnamadminunits (MIT), giữa năm 2025';

type Unit = Readonly<Record<string, string>>;
type Line = { readonly unit: Unit; readonly id: string };
type Provinces = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

const refuseIfLoaded = async (tx: Tx, codes: readonly string[]): Promise<void> => {
  const { rows } = await sql<{ code: string }>`
    SELECT code FROM organisations.organisation_code
    WHERE scheme = ${unitScheme} AND code = ANY (${[...codes]}::text[]) AND period @> ${since}::date LIMIT 1`.execute(
    tx,
  );
  if (rows[0])
    throw new Refused(refuse(reason('organisations.already-loaded', { code: rows[0].code }, 'exceptProvinces')));
};

const provinceRows = (provinces: Provinces, rootId: string): OrganisationRow[] =>
  [...provinces].map(([code, { id, name }]) => ({
    id,
    parentId: rootId,
    name: partyNameOf(name),
    type: 'provincial-party',
    from: null,
    codes: [{ scheme: unitScheme, code }],
  }));

const unitRows = (lines: readonly Line[], provinces: Provinces): OrganisationRow[] =>
  lines.map(({ unit, id }) => ({
    id,
    parentId: provinces.get(unit.province_code!)!.id,
    name: partyNameOf(unit.unit_name!),
    type: 'upper-grassroots-party',
    sector: sectorOfKind(unit.unit_kind!),
    from: since,
    ...coordinatesOf(unit),
    codes: [{ scheme: unitScheme, code: unit.unit_code! }],
  }));

const figureRows = (lines: readonly Line[]): FigureRow[] =>
  lines.flatMap(({ unit, id }) =>
    unitFigures(unit).map((figure) => ({ ...figure, organisationId: id, on: since, source: listSource })),
  );

export const loadNation = action(contract.loadNation, async (input, { tx, note }) => {
  await lockStructure(tx);
  const units = seedRows('nation/units-2025.csv').filter(
    (unit) => !input.exceptProvinces.includes(unit.province_code!),
  );
  const provinces = new Map(units.map((unit) => [unit.province_code!, { id: newId(), name: unit.province_name! }]));
  await refuseIfLoaded(tx, [...provinces.keys(), ...units.map((unit) => unit.unit_code!)]);
  const root = { name: 'Trung ương Đảng', type: 'central', code: null };
  const rootId = await rootForLoad(tx, input.rootId, root, 'rootId');

  const lines = units.map((unit) => ({ unit, id: newId() }));
  await insertOrganisations(tx, [...provinceRows(provinces, rootId), ...unitRows(lines, provinces)]);
  await insertFigures(tx, figureRows(lines));
  const counts = { provinces: provinces.size, units: units.length };
  note({ subject: `organisations.organisation ${rootId}`, after: counts });
  return { rootId: organisationId.parse(rootId), ...counts };
});
