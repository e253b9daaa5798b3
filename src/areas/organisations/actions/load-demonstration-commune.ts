import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/load.ts';
import { organisationId } from '../contract/tree.ts';
import { importVocabularyOn } from '../questions/import-world.ts';
import { placesOf } from '../questions/places.ts';
import {
  type DemonstrationCell,
  demonstrationHolders,
  deputiesSetOf,
  type Holder,
  numberSetOf,
  type Weaknesses,
} from '../rules/load-demonstration-committees.ts';
import { fictionalPersons, type NameParts } from '../rules/load-demonstration-people.ts';
import { lockStructure } from './insert-organisations.ts';
import {
  insertPersons,
  insertPosts,
  insertRegulations,
  insertTerms,
  type PersonLine,
  type PostLine,
  type RegulationLine,
  type TermLine,
} from './load-committees.ts';
import { type DemonstrationSeed, loadDemonstrationTree } from './load-demonstration-tree.ts';
import { seedFile } from './load-seed-files.ts';
import { refuseBesideReal } from './refuse-beside-real.ts';

const termsOf = (cells: readonly DemonstrationCell[], since: Day): TermLine[] =>
  cells.map(({ id, type, startsOn, dueOn }) => ({
    id: newId(),
    organisationId: id,
    ordinal: 1,
    startsOn,
    dueOn,
    numberSet: numberSetOf(type),
    standingSet: type === 'upper-grassroots-party' ? 7 : null,
    deputiesSet: deputiesSetOf(type),
    basis: startsOn >= since ? ('appointed' as const) : ('elected' as const),
    isFirstOfNew: startsOn >= since,
  }));

const postsOf = (
  cells: readonly DemonstrationCell[],
  terms: readonly TermLine[],
  holders: ReadonlyMap<string, readonly (Holder & { id: string })[]>,
  singleKinds: ReadonlySet<string>,
): PostLine[] => {
  const termByPlace = new Map(terms.map((term) => [term.organisationId, term]));
  return cells.flatMap(({ id }) =>
    holders.get(id)!.map((holder) => ({
      id: newId(),
      organisationId: id,
      personId: holder.id,
      termId: termByPlace.get(id)!.id,
      kind: holder.kind,
      isSingle: singleKinds.has(holder.kind),
      from: termByPlace.get(id)!.startsOn,
      until: null,
      basis: termByPlace.get(id)!.basis,
    })),
  );
};

// Members of the commune's committee follow the residential cells, one after the other.
const followersOf = (
  cells: readonly DemonstrationCell[],
  committee: readonly { id: string; kind: string }[],
  from: Day,
): PostLine[] => {
  const members = committee.filter(({ kind }) => kind === 'committee-member');
  return cells
    .filter(({ type }) => type === 'residential-cell')
    .map(({ id }, index) => ({
      id: newId(),
      organisationId: id,
      personId: members[index % members.length]!.id,
      termId: null,
      kind: 'follower',
      isSingle: false,
      from,
      until: null,
      basis: 'appointed' as const,
    }));
};

const regulationsOf = (
  cells: readonly DemonstrationCell[],
  { regulationMissing, regulationReviewOverdue }: Weaknesses,
): RegulationLine[] => {
  const adopted = { adoptedOn: '2025-08-15' as Day, adoptedBy: 'Cấp ủy (giả định)' };
  const regulation = ({ id, name }: DemonstrationCell, kind: string, title: string, reviewOn: Day | null) => ({
    id: newId(),
    organisationId: id,
    kind,
    title: `${title} của ${name}`,
    number: null,
    reviewOn,
    ...adopted,
  });
  return cells.flatMap((cell) => {
    if (regulationMissing.includes(cell.name)) return [];
    const working = regulation(
      cell,
      'working-regulation',
      'Quy chế làm việc',
      regulationReviewOverdue[cell.name] ?? ('2028-08-15' as Day),
    );
    const isParty = cell.type.endsWith('-party');
    const duties =
      cell.type === 'grassroots-cell' || isParty
        ? [regulation(cell, 'duty-assignment', 'Phân công nhiệm vụ cấp ủy viên', '2028-02-15' as Day)]
        : [];
    return [
      working,
      ...duties,
      ...(isParty ? [regulation(cell, 'work-programme', 'Chương trình làm việc toàn khóa', null)] : []),
    ];
  });
};

type Loaded = Awaited<ReturnType<typeof loadDemonstrationTree>>;
type Seated = Holder & { readonly id: string };

const holdersOf = (cells: Loaded['cells'], seed: DemonstrationSeed, number: number): Map<string, Seated[]> => {
  const nextPerson = fictionalPersons(seedFile<NameParts>('demonstration/name-parts.yaml'), number);
  const people = demonstrationHolders(cells, seed.weaknesses, nextPerson);
  return new Map([...people].map(([id, list]) => [id, list.map((holder) => ({ ...holder, id: newId() }))]));
};

const personsOf = (holders: ReadonlyMap<string, readonly Seated[]>): PersonLine[] =>
  [...holders].flatMap(([organisation, list]) =>
    list.map(({ id, fullName, birthYear }) => ({
      id,
      organisationId: organisation,
      fullName,
      birthYear,
      isFictional: true,
    })),
  );

// Committees of the old communes ended with them.
const closedTermsOf = ({ ids, ...days }: Loaded['ended']): TermLine[] =>
  ids.map((id) => ({
    id: newId(),
    organisationId: id,
    ...days,
    closeReason: 'organisation-ended',
    numberSet: 15,
    deputiesSet: 2,
    basis: 'elected',
  }));

const loadCommittees = async (tx: Tx, seed: DemonstrationSeed, { cells, communeId, ended }: Loaded, number: number) => {
  const holders = holdersOf(cells, seed, number);
  const persons = personsOf(holders);
  await insertPersons(tx, persons);
  const terms = termsOf(cells, seed.day);
  await insertTerms(tx, [...terms, ...closedTermsOf(ended)]);
  const singleKinds = new Set(importVocabularyOn(seed.day).posts.flatMap(({ id, isSingle }) => (isSingle ? [id] : [])));
  const posts = [
    ...postsOf(cells, terms, holders, singleKinds),
    ...followersOf(cells, holders.get(communeId)!, seed.day),
  ];
  await insertPosts(tx, posts);
  await insertRegulations(tx, regulationsOf(cells, seed.weaknesses));
  return { persons: persons.length, posts: posts.length };
};

const refuseIfLoaded = async (tx: Tx, { name, key }: { name: string; key: string }): Promise<void> => {
  const there = await tx
    .selectFrom('organisations.organisation_version')
    .select('org_id')
    .where('name', '=', name)
    .executeTakeFirst();
  if (there) throw new Refused(refuse(reason('organisations.already-loaded', { code: key })));
};

export const loadDemonstrationCommune = action(
  contract.loadDemonstrationCommune,
  async ({ cityId, seed: number }, context) => {
    const { tx, note } = context;
    await refuseBesideReal(tx);
    await lockStructure(tx);
    if (!(await placesOf(tx, [cityId])).has(cityId))
      throw new Refused(refuse(reason('platform.not-found', {}, 'cityId')));
    const seed = seedFile<DemonstrationSeed>('demonstration/commune.yaml');
    await refuseIfLoaded(tx, seed.after.units[0]!);

    const loaded = await loadDemonstrationTree(context, seed, cityId);
    const counts = { organisations: loaded.organisations, ...(await loadCommittees(tx, seed, loaded, number)) };
    note({ subject: `organisations.organisation ${loaded.communeId}`, after: counts });
    return {
      communeId: organisationId.parse(loaded.communeId),
      wardId: organisationId.parse(loaded.wardId),
      ...counts,
    };
  },
);
