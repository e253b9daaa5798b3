import { addDays, type Day } from '../../../platform/calendar/day.ts';
import {
  type CheckedRows,
  type CheckedTexts,
  faultAt,
  faultyRows,
  type ReadRow,
  type RowFault,
} from '../../../platform/import/check-rows.ts';

import type { HeaderMatch } from '../../../platform/import/match-header.ts';
import type { FaultMaker } from './fault-maker.ts';
import type { CommitteesLayout, ImportedPost } from './import-layouts.ts';
import { type Found, keyOfRow, lookupOf } from './import-lookup.ts';
import type { ImportWorld, OrganisationRows } from './import-organisation-rows.ts';
import { type KnownPost, type PersonDraft, type Placed, personsOf } from './import-persons.ts';

export type PostDraft = {
  readonly row: number;
  readonly organisationKey: string;
  /** Id of a recorded person, or the key of a person draft. */
  readonly personKey: string;
  readonly kind: string;
  readonly isSingle: boolean;
  readonly from: Day;
  readonly until: Day | null;
  readonly basis: 'elected' | 'appointed';
};

export type CommitteeRows = {
  readonly persons: readonly PersonDraft[];
  readonly posts: readonly PostDraft[];
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
};

type Row = ReadRow<ImportedPost>;

const finderOf = (
  organisations: OrganisationRows,
  world: ImportWorld,
  texts: CheckedTexts,
): ((text: string) => Found) =>
  lookupOf([
    ...world.known.map(({ id, name, shortName, codes }) => ({ key: id, name, shortName, codes })),
    ...texts.map(({ row, values }) => ({
      key: organisations.unchanged.get(keyOfRow(row)) ?? keyOfRow(row),
      name: values.name ?? '',
      shortName: values.shortName || null,
      codes: values.code ? [values.code] : [],
      row,
    })),
  ]);

/** The fault of a cell that names no organisation, or more than one. */
export const notFoundFault = (found: Exclude<Found, { kind: 'one' }>, value: string) =>
  found.kind === 'many'
    ? { code: 'organisations.import-organisation-unclear', params: { value, count: found.count } }
    : { code: 'organisations.import-organisation-unknown', params: { value }, suggestion: found.suggestion };

/** Faults of one cell of rows that are unreadable elsewhere, so that one reading shows these too. */
export const unnamedIn = (
  faulty: CheckedTexts,
  key: string,
  find: (text: string) => Found,
  fault: FaultMaker,
): RowFault[] =>
  faulty.flatMap(({ row, values: { [key]: text = '' } }) => {
    const found = text === '' ? null : find(text);
    return found === null || found.kind === 'one' ? [] : [fault(row, key, text, notFoundFault(found, text))];
  });

const place = (rows: readonly Row[], find: (text: string) => Found, fault: FaultMaker) => {
  const faults: RowFault[] = [];
  const placed: Placed[] = [];
  for (const row of rows) {
    const text = row.values.organisation;
    const found = find(text);
    // The last day is included in a list that people keep; periods here are half-open.
    const until = row.values.to === null ? null : addDays(row.values.to, 1);
    if (found.kind === 'one') placed.push({ ...row, organisationKey: found.key, until });
    else faults.push(fault(row.row, 'organisation', text, notFoundFault(found, text)));
  }
  return { placed, faults };
};

const dayFaults = (
  { row, values, organisationKey }: Placed,
  begins: ReadonlyMap<string, Day | null>,
  today: Day,
  fault: FaultMaker,
): RowFault[] => {
  const faults: RowFault[] = [];
  const { from, to } = values;
  if (from > today)
    faults.push(fault(row, 'from', from, { code: 'organisations.import-day-in-future', params: { today } }));
  if (to !== null && to < from)
    faults.push(fault(row, 'to', to, { code: 'organisations.import-days-reversed', params: { from, to } }));
  const begin = begins.get(organisationKey) ?? null;
  if (begin !== null && from < begin) {
    faults.push(
      fault(row, 'from', from, { code: 'organisations.import-post-before-organisation', params: { from, begin } }),
    );
  }
  return faults;
};

const overlaps = (left: { from: Day; until: Day | null }, right: { from: Day; until: Day | null }): boolean =>
  (right.until === null || left.from < right.until) && (left.until === null || right.from < left.until);

const overlapFaults = (
  posts: readonly PostDraft[],
  known: readonly KnownPost[],
  world: ImportWorld,
  fault: FaultMaker,
): RowFault[] => {
  const nameOf = (kind: string) => world.vocabulary.posts.find((post) => post.id === kind)?.name.vi ?? kind;
  const byPlace = Map.groupBy(posts, (post) => `${post.organisationKey}|${post.kind}`);
  const knownByPlace = Map.groupBy(known, (post) => `${post.organisationId}|${post.kind}`);
  const faults: RowFault[] = [];
  for (const [key, group] of byPlace) {
    for (const [index, post] of group.entries()) {
      const clash = (other: { from: Day; until: Day | null; personKey: string }) =>
        (post.isSingle || other.personKey === post.personKey) && overlaps(post, other);
      const earlier = group.slice(0, index).find(clash);
      const recorded = (knownByPlace.get(key) ?? []).find((one) => clash({ ...one, personKey: one.personId }));
      const params = { post: nameOf(post.kind) };
      if (earlier)
        faults.push(
          fault(post.row, 'from', post.from, {
            code: 'organisations.import-posts-overlap',
            params: { ...params, other: earlier.row },
          }),
        );
      if (recorded)
        faults.push(
          fault(post.row, 'from', post.from, {
            code: 'organisations.import-post-taken',
            params: { ...params, name: recorded.personName },
          }),
        );
    }
  }
  return faults;
};

const draftsOf = (
  placed: readonly Placed[],
  personKeyOf: ReadonlyMap<number, string>,
  world: ImportWorld,
): PostDraft[] => {
  const singleKinds = new Set(world.vocabulary.posts.filter((post) => post.isSingle).map((post) => post.id));
  return placed.map((row) => ({
    row: row.row,
    organisationKey: row.organisationKey,
    personKey: personKeyOf.get(row.row)!,
    kind: row.values.post,
    isSingle: singleKinds.has(row.values.post),
    from: row.values.from,
    until: row.until,
    basis: row.values.basis ?? 'elected',
  }));
};

const keyOf = (post: {
  organisationId: string;
  kind: string;
  personId: string;
  from: Day;
  until: Day | null;
}): string => [post.organisationId, post.kind, post.personId, post.from, post.until].join('|');
const draftKey = (draft: PostDraft): string =>
  keyOf({ ...draft, organisationId: draft.organisationKey, personId: draft.personKey });

// Posts that are recorded just so are left alone; the others of the record may stand in the way.
const apartFromKnown = (drafts: readonly PostDraft[], known: readonly KnownPost[]) => {
  const knownKeys = new Set(known.map(keyOf));
  const repeated = new Set(drafts.map(draftKey));
  return {
    posts: drafts.filter((draft) => !knownKeys.has(draftKey(draft))),
    others: known.filter((post) => !repeated.has(keyOf(post))),
  };
};

/**
 * Decides what the rows of a committees sheet bring: posts in organisations of the file or of the tree, persons once each, and
 * every fault: unknown organisation, reversed days, two holders of a single post at once, a post before its organisation.
 */
export const checkCommitteeRows = (
  layout: CommitteesLayout,
  match: HeaderMatch,
  checked: CheckedRows<CommitteesLayout>,
  around: {
    organisations: OrganisationRows;
    organisationTexts: CheckedTexts;
    known: readonly KnownPost[];
    world: ImportWorld;
  },
): CommitteeRows => {
  const { organisations, known, world } = around;
  const fault: FaultMaker = (row, key, value, what) => faultAt(layout, match, { row, key, value }, what);
  const find = finderOf(organisations, world, around.organisationTexts);
  const { placed, faults } = place(checked.rows, find, fault);
  const begins = new Map([
    ...world.known.map(({ id, from }) => [id, from] as const),
    ...organisations.drafts.map(({ key, from }) => [key, from] as const),
  ]);
  const people = personsOf(placed, known, fault);
  const drafts = draftsOf(placed, people.personKeyOf, world);
  const { posts, others } = apartFromKnown(drafts, known);
  const inOrder = posts.filter((post) => post.until === null || post.from < post.until);
  return {
    persons: people.persons,
    posts,
    unchanged: drafts.length - posts.length,
    faults: [
      ...checked.faults,
      ...faults,
      ...unnamedIn(faultyRows(checked), 'organisation', find, fault),
      ...placed.flatMap((row) => dayFaults(row, begins, world.today, fault)),
      ...overlapFaults(inOrder, others, world, fault),
      ...people.faults,
    ],
  };
};
