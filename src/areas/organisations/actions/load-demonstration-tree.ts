import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { decision as decisionSchema } from '../contract/events.ts';
import { type ReorganisationPlan, reorganisationPlan } from '../contract/reorganisation.ts';
import { organisationId } from '../contract/tree.ts';
import type { DemonstrationCell, Weaknesses } from '../rules/load-demonstration-committees.ts';
import { decideEvent } from './decide-event.ts';
import { insertFoundingEvents, insertFoundingParties } from './import-founding-events.ts';
import { insertOrganisations } from './insert-organisations.ts';

type Unit = { readonly key: string; readonly name: string; readonly type: string; readonly sector: string | null };
/** `seeds/demonstration/commune.yaml`. */
export type DemonstrationSeed = {
  readonly day: Day;
  readonly decision: { readonly number: string; readonly decidedOn: Day; readonly issuer: string };
  readonly before: { readonly district: Unit; readonly communes: readonly Unit[] };
  readonly after: {
    readonly units: readonly Unit[];
    readonly links: readonly { from: string; to: string; extent: 'whole' | 'part'; share?: [number, number] }[];
  };
  readonly villages: {
    readonly thuong: readonly string[];
    readonly trung: readonly string[];
    readonly ha: Readonly<Record<string, readonly string[]>>;
  };
  readonly established: readonly { key?: string; under?: string; name: string; type: string; sector: string }[];
  readonly weaknesses: Weaknesses;
};

type Village = { readonly id: string; readonly name: string; readonly commune: string; readonly to: string | null };

const villagesOf = ({ villages }: DemonstrationSeed): Village[] => {
  const cell = (commune: string, to: string | null) => (village: string) => ({
    id: newId(),
    name: `Chi bộ ${village}`,
    commune,
    to,
  });
  return [
    ...villages.thuong.map(cell('thuong', null)),
    ...villages.trung.map(cell('trung', null)),
    ...Object.entries(villages.ha).flatMap(([to, names]) => names.map(cell('ha', to))),
  ];
};

// Cells of villages elected for two and a half years before the reorganisation, which went on through it.
const villageTerm = { startsOn: '2024-11-15' as Day, dueOn: '2027-05-15' as Day };
const newTerm = { startsOn: '2025-07-01' as Day, dueOn: '2030-06-30' as Day };

const insertBefore = async (
  { tx }: ActionContext,
  seed: DemonstrationSeed,
  cityId: string,
  villages: readonly Village[],
) => {
  const { district, communes } = seed.before;
  const ids = new Map([district, ...communes].map(({ key }) => [key, newId()]));
  const common = { from: null, fictional: true };
  await insertOrganisations(tx, [
    { ...common, ...district, id: ids.get(district.key)!, parentId: cityId },
    ...communes.map((unit) => ({ ...common, ...unit, id: ids.get(unit.key)!, parentId: ids.get(district.key)! })),
    ...villages.map(({ id, name, commune }) => ({
      ...common,
      id,
      name,
      type: 'cell',
      sector: 'residential-area',
      parentId: ids.get(commune)!,
    })),
  ]);
  return ids;
};

type Ids = ReadonlyMap<string, string>;

const planOf = (seed: DemonstrationSeed, cityId: string, ids: Ids, villages: readonly Village[]) =>
  reorganisationPlan.parse({
    underId: cityId,
    units: seed.after.units.map(({ key, ...organisation }) => ({ kind: 'new', key, parentId: cityId, organisation })),
    links: seed.after.links.map(({ from, to, extent, share }) => ({
      beforeId: ids.get(from),
      afterKey: to,
      extent,
      share: share ? { numerator: share[0], denominator: share[1] } : null,
    })),
    children: villages.filter(({ to }) => to !== null).map(({ id, to }) => ({ childId: id, afterKey: to })),
    endIds: [ids.get(seed.before.district.key)],
  });

const reorganise = async (
  context: ActionContext,
  seed: DemonstrationSeed,
  plan: ReorganisationPlan,
  villages: readonly Village[],
) => {
  const sourceNote = 'Dữ liệu minh họa, không có thật.';
  const decision = decisionSchema.parse({ ...seed.decision, effectiveOn: seed.day, sourceNote });
  const { establishedIds } = await decideEvent(context, { kind: 'reorganise', plan }, { decision, mode: 'apply' });
  const fictional = sql`UPDATE organisations.organisation SET fictional = true WHERE id = ANY (${establishedIds}::uuid[])`;
  await fictional.execute(context.tx);
  const organisationIds = villages.map(({ id }) => organisationId.parse(id));
  const change = {
    kind: 'change-type' as const,
    organisationIds,
    type: 'residential-cell',
    officialMembers: null,
    allMembers: null,
  };
  await decideEvent(context, change, { decision, mode: 'apply' });
  return new Map(seed.after.units.map(({ key }, index) => [key, establishedIds[index]!]));
};

const establish = async ({ tx }: ActionContext, seed: DemonstrationSeed, communeId: string) => {
  const lines = seed.established.map((line) => ({ ...line, id: newId() }));
  const idByKey = new Map(lines.flatMap(({ key, id }) => (key === undefined ? [] : [[key, id] as const])));
  const event = {
    ...seed.decision,
    number: '02-QĐ/MH',
    key: newId(),
    row: 0,
    effectiveOn: seed.day,
    organisationKeys: lines.map(({ id }) => id),
  };
  await insertFoundingEvents(tx, [event], { id: communeId, importId: 'demonstration' });
  await insertOrganisations(
    tx,
    lines.map(({ id, under, name, type, sector }) => ({
      id,
      parentId: under === undefined ? communeId : idByKey.get(under)!,
      name,
      type,
      sector,
      from: seed.day,
      fictional: true,
      sinceEvent: event.key,
    })),
  );
  await insertFoundingParties(tx, [event], (id) => id);
  return lines;
};

/** Builds the fictional district, its end, the commune and its cells; gives what committees are to be filled in. */
export const loadDemonstrationTree = async (context: ActionContext, seed: DemonstrationSeed, cityId: string) => {
  const villages = villagesOf(seed);
  const ids = await insertBefore(context, seed, cityId, villages);
  const units = await reorganise(context, seed, planOf(seed, cityId, ids, villages), villages);
  const [communeId, wardId] = seed.after.units.map(({ key }) => units.get(key)!) as [string, string];
  const established = await establish(context, seed, communeId);
  const { termExpired } = seed.weaknesses;
  const dueOf = (name: string, dueOn: Day) => {
    const expired = termExpired[name];
    return expired === undefined ? { dueOn } : { dueOn: expired };
  };
  const cells: DemonstrationCell[] = [
    ...seed.after.units.map(({ key, name, type }) => ({ id: units.get(key)!, name, type, ...newTerm })),
    ...established.map(({ id, name, type }) => ({ id, name, type, startsOn: seed.day, ...dueOf(name, newTerm.dueOn) })),
    ...villages.map(({ id, name }) => ({
      id,
      name,
      type: 'residential-cell',
      startsOn: villageTerm.startsOn,
      ...dueOf(name, villageTerm.dueOn),
    })),
  ];
  const organisations = ids.size + units.size + established.length + villages.length;
  const ended = {
    ids: seed.before.communes.map(({ key }) => ids.get(key)!),
    startsOn: '2020-05-15' as Day,
    closedOn: seed.day,
    dueOn: addDays(seed.day, -31),
  };
  return { communeId, wardId, cells, organisations, ended };
};
