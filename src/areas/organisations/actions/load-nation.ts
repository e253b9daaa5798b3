import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import.ts';
import { organisationId } from '../contract/tree.ts';
import { coordinatesOf, partyNameOf, sectorOfKind, unitFigures, unitScheme } from '../rules/load-unit-rows.ts';
import { insertFigures, insertOrganisations, lockStructure } from './insert-organisations.ts';
import { rootForLoad } from './load-hanoi.ts';
import { seedRows } from './load-seed-files.ts';

const since = day('2025-07-01');
const listSource = 'vietnamadminunits (MIT), giữa năm 2025';

export const loadNation = action(contract.loadNation, async (input, { tx, note }) => {
  await lockStructure(tx);
  const units = seedRows('nation/units-2025.csv').filter(
    (unit) => !input.exceptProvinces.includes(unit.province_code!),
  );
  const provinces = new Map(units.map((unit) => [unit.province_code!, { id: newId(), name: unit.province_name! }]));
  const codes = [...provinces.keys(), ...units.map((unit) => unit.unit_code!)];
  const { rows: there } = await sql<{ code: string }>`
    SELECT code FROM organisations.organisation_code WHERE scheme = ${unitScheme} AND code = ANY (${codes}::text[]) AND period @> ${since}::date LIMIT 1`.execute(
    tx,
  );
  if (there[0])
    throw new Refused(refuse(reason('organisations.already-loaded', { code: there[0].code }, 'exceptProvinces')));
  const rootId = await rootForLoad(
    tx,
    input.rootId,
    { name: 'Trung ương Đảng', type: 'central', code: null },
    'rootId',
  );

  const lines = units.map((unit) => ({ unit, id: newId() }));
  await insertOrganisations(tx, [
    ...[...provinces].map(([code, { id, name }]) => ({
      id,
      parentId: rootId,
      name: partyNameOf(name),
      type: 'provincial-party',
      from: null,
      codes: [{ scheme: unitScheme, code }],
    })),
    ...lines.map(({ unit, id }) => ({
      id,
      parentId: provinces.get(unit.province_code!)!.id,
      name: partyNameOf(unit.unit_name!),
      type: 'upper-grassroots-party',
      sector: sectorOfKind(unit.unit_kind!),
      from: since,
      ...coordinatesOf(unit),
      codes: [{ scheme: unitScheme, code: unit.unit_code! }],
    })),
  ]);
  await insertFigures(
    tx,
    lines.flatMap(({ unit, id }) =>
      unitFigures(unit).map((figure) => ({ ...figure, organisationId: id, on: since, source: listSource })),
    ),
  );
  note({ subject: `organisations.organisation ${rootId}`, after: { provinces: provinces.size, units: units.length } });
  return { rootId: organisationId.parse(rootId), provinces: provinces.size, units: units.length };
});
