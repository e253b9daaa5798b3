import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { decision as decisionSchema } from '../contract/events.ts';
import * as contract from '../contract/load.ts';
import { reorganisationPlan } from '../contract/reorganisation.ts';
import { organisationId } from '../contract/tree.ts';
import { coordinatesOf, partyNameOf, sectorOfKind, unitFigures, unitScheme } from '../rules/load-unit-rows.ts';
import { decideEvent } from './decide-event.ts';
import { type FigureRow, insertFigures, insertOrganisations, lockStructure } from './insert-organisations.ts';
import { seedRows } from './load-seed-files.ts';

type Unit = Readonly<Record<string, string>>;

const cityCode = '01';
const reorganisedOn = day('2025-07-01');
const listSource = 'vietnamadminunits (MIT), giữa năm 2025';

const reorganised = decisionSchema.parse({
  number: '1656/NQ-UBTVQH15',
  decidedOn: '2025-06-16',
  issuer: 'Ủy ban Thường vụ Quốc hội',
  effectiveOn: reorganisedOn,
  sourceNote:
    'Sắp xếp đơn vị hành chính; mỗi đơn vị lập một tổ chức đảng tương ứng để đối chiếu. Tỷ lệ chia của đơn vị bị tách chưa rõ.',
});

// The text of 208-QĐ/TW was not seen (confidence C): prepared and marked unverified, applied by a person once the decision is at hand.
const typeChange = decisionSchema.parse({
  number: '208-QĐ/TW',
  decidedOn: '2026-07-26',
  issuer: 'Ban Chấp hành Trung ương',
  effectiveOn: '2026-07-26',
  verified: false,
  sourceNote:
    'Theo nguồn thứ cấp, chưa đọc văn bản gốc: đảng bộ xã, phường thành đảng bộ cơ sở trực thuộc thành ủy. Thay bằng quyết định thật khi áp dụng.',
});

const refuseIfLoaded = async (tx: Tx, code: string): Promise<void> => {
  const { rows } = await sql`
    SELECT 1 FROM organisations.organisation_code WHERE scheme = ${unitScheme} AND code = ${code}`.execute(tx);
  if (rows.length > 0) throw new Refused(refuse(reason('organisations.already-loaded', { code })));
};

/** The organisation that a load hangs on: the one named, or a new root when the tree is still empty. */
export const rootForLoad = async (
  tx: Tx,
  named: string | null,
  root: { name: string; type: string; code: string | null },
  field: string,
): Promise<string> => {
  const { rows } = await sql<{
    id: string;
  }>`SELECT id FROM organisations.organisation WHERE parent_id IS NULL OR id = ${named}`.execute(tx);
  if (named !== null && rows.some(({ id }) => id === named)) return named;
  if (named !== null) throw new Refused(refuse(reason('platform.not-found', {}, field)));
  if (rows.length > 0) throw new Refused(refuse(reason('organisations.load-needs-root', {}, field)));
  const id = newId();
  const codes = root.code === null ? [] : [{ scheme: unitScheme, code: root.code }];
  await insertOrganisations(tx, [{ id, parentId: null, name: root.name, type: root.type, from: null, codes }]);
  return id;
};

// Since when each unit existed is not in the list: their beginning stays unknown.
const insertBefore = async (tx: Tx, cityId: string, units: readonly Unit[]) => {
  const districts = new Map(units.map((unit) => [unit.district_code!, { id: newId(), name: unit.district_name! }]));
  const idByCode = new Map(units.map((unit) => [unit.unit_code!, newId()]));
  await insertOrganisations(tx, [
    ...[...districts].map(([code, { id, name }]) => ({
      id,
      parentId: cityId,
      name: partyNameOf(name),
      type: 'district-party',
      from: null,
      codes: [{ scheme: unitScheme, code }],
    })),
    ...units.map((unit) => ({
      id: idByCode.get(unit.unit_code!)!,
      parentId: districts.get(unit.district_code!)!.id,
      name: partyNameOf(unit.unit_name!),
      type: 'grassroots-party',
      sector: sectorOfKind(unit.unit_kind!),
      from: null,
      codes: [{ scheme: unitScheme, code: unit.unit_code! }],
    })),
  ]);
  return { districtIds: [...districts.values()].map(({ id }) => id), idByCode };
};

const planOf = (
  cityId: string,
  before: Awaited<ReturnType<typeof insertBefore>>,
  units: readonly Unit[],
  links: readonly Unit[],
) =>
  reorganisationPlan.parse({
    underId: cityId,
    units: units.map((unit) => ({
      kind: 'new',
      key: unit.unit_code,
      parentId: cityId,
      organisation: {
        name: partyNameOf(unit.unit_name!),
        type: 'upper-grassroots-party',
        sector: sectorOfKind(unit.unit_kind!),
        coordinates: coordinatesOf(unit),
        codes: [{ scheme: unitScheme, code: unit.unit_code }],
      },
    })),
    links: links.map((link) => ({
      beforeId: before.idByCode.get(link.old_unit_code!),
      afterKey: link.new_unit_code,
      extent: link.extent,
    })),
    endIds: before.districtIds,
  });

const publishedOf = (cityId: string): FigureRow[] =>
  seedRows('hanoi/published-figures.csv').map((row) => ({
    organisationId: cityId,
    measure: row.measure!,
    on: row.on_day as Day,
    value: Number(row.value),
    unit: row.unit!,
    source: `${row.source} [${row.confidence}]`,
  }));

const figuresOf = (units: readonly Unit[], ids: readonly string[]): FigureRow[] =>
  units.flatMap((unit, index) =>
    unitFigures(unit).map((figure) => ({
      ...figure,
      organisationId: ids[index]!,
      on: reorganisedOn,
      source: listSource,
    })),
  );

const load = async (context: ActionContext, cityId: string) => {
  const before = seedRows('hanoi/units-before-2025-07.csv');
  const after = seedRows('hanoi/units-2025-07.csv');
  const links = seedRows('hanoi/reorganisation-2025-07-01.csv');
  const old = await insertBefore(context.tx, cityId, before);
  const plan = planOf(cityId, old, after, links);
  const { establishedIds } = await decideEvent(
    context,
    { kind: 'reorganise', plan },
    { decision: reorganised, mode: 'apply', isFromPublicList: true },
  );
  await insertFigures(context.tx, [...figuresOf(after, establishedIds), ...publishedOf(cityId)]);
  const change = {
    kind: 'change-type' as const,
    organisationIds: establishedIds.map((id) => organisationId.parse(id)),
    type: 'grassroots-party',
  };
  await decideEvent(
    context,
    { ...change, officialMembers: null, allMembers: null },
    { decision: typeChange, mode: 'prepare' },
  );
  return { districts: old.districtIds.length, before: before.length, after: after.length, links: links.length };
};

export const loadHanoi = action(contract.loadHanoi, async (input, context) => {
  const { tx, note } = context;
  await lockStructure(tx);
  await refuseIfLoaded(tx, '001');
  const city = { name: partyNameOf('Thành phố Hà Nội'), type: 'provincial-party', code: cityCode };
  const cityId = await rootForLoad(tx, input.cityId, city, 'cityId');
  const counts = await load(context, cityId);
  note({ subject: `organisations.organisation ${cityId}`, after: counts });
  return { cityId: organisationId.parse(cityId), ...counts };
});
