import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import.ts';
import { organisationId } from '../contract/tree.ts';
import { importVocabularyOn } from '../questions/import-world.ts';
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
  type PostLine,
  type RegulationLine,
  type TermLine,
} from './load-committees.ts';
import { type DemonstrationSeed, loadDemonstrationTree } from './load-demonstration-tree.ts';
import { seedFile } from './load-seed-files.ts';

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

export const loadDemonstrationCommune = action(
  contract.loadDemonstrationCommune,
  async ({ cityId, seed: number }, context) => {
    const { tx, note } = context;
    await lockStructure(tx);
    const seed = seedFile<DemonstrationSeed>('demonstration/commune.yaml');
    const there = await tx
      .selectFrom('organisations.organisation_version')
      .select('org_id')
      .where('name', '=', seed.after.units[0]!.name)
      .executeTakeFirst();
    if (there) throw new Refused(refuse(reason('organisations.already-loaded', { code: seed.after.units[0]!.key })));

    const { communeId, cells, organisations, ended } = await loadDemonstrationTree(context, seed, cityId);
    const nextPerson = fictionalPersons(seedFile<NameParts>('demonstration/name-parts.yaml'), number);
    const people = demonstrationHolders(cells, seed.weaknesses, nextPerson);
    const holders = new Map([...people].map(([id, list]) => [id, list.map((holder) => ({ ...holder, id: newId() }))]));
    const persons = [...holders].flatMap(([id, list]) =>
      list.map(({ id: personId, fullName, birthYear }) => ({
        id: personId,
        organisationId: id,
        fullName,
        birthYear,
        isFictional: true,
      })),
    );
    await insertPersons(tx, persons);

    const terms = termsOf(cells, seed.day);
    const closed = ended.ids.map((id) => ({
      id: newId(),
      organisationId: id,
      startsOn: ended.startsOn,
      dueOn: ended.dueOn,
      closedOn: ended.closedOn,
      closeReason: 'organisation-ended',
      numberSet: 15,
      deputiesSet: 2,
      basis: 'elected' as const,
    }));
    await insertTerms(tx, [...terms, ...closed]);
    const singleKinds = new Set(
      importVocabularyOn(seed.day)
        .posts.filter(({ isSingle }) => isSingle)
        .map(({ id }) => id),
    );
    const posts = [
      ...postsOf(cells, terms, holders, singleKinds),
      ...followersOf(cells, holders.get(communeId)!, seed.day),
    ];
    await insertPosts(tx, posts);
    await insertRegulations(tx, regulationsOf(cells, seed.weaknesses));

    const counts = { organisations, persons: persons.length, posts: posts.length };
    note({ subject: `organisations.organisation ${communeId}`, after: counts });
    return { communeId: organisationId.parse(communeId), ...counts };
  },
);
