import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { type CheckedRows, faultAt, type ReadRow, type RowFault } from '../../../platform/import/check-rows.ts';

import type { HeaderMatch } from '../../../platform/import/match-header.ts';
import type { FaultMaker } from './fault-maker.ts';
import type { CommitteesLayout, ImportedPost } from './import-layouts.ts';
import { keyOfRow, lookupOf } from './import-lookup.ts';
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

const place = (
  rows: readonly Row[],
  organisations: OrganisationRows,
  world: ImportWorld,
  texts: readonly ReadRow<Readonly<Record<string, string>>>[],
  fault: FaultMaker,
) => {
  const find = lookupOf([
    ...world.known.map(({ id, name, shortName, codes }) => ({ key: id, name, shortName, codes })),
    ...texts.map(({ row, values }) => ({
      key: organisations.unchanged.get(keyOfRow(row)) ?? keyOfRow(row),
      name: values.name ?? '',
      shortName: values.shortName || null,
      codes: values.code ? [values.code] : [],
      row,
    })),
  ]);
  const faults: RowFault[] = [];
  const placed: Placed[] = [];
  for (const row of rows) {
    const text = row.values.organisation;
    const found = find(text);
    const at = [row.row, 'organisation', text] as const;
    // The last day is included in a list that people keep; periods here are half-open.
    const until = row.values.to === null ? null : addDays(row.values.to, 1);
    if (found.kind === 'one') placed.push({ ...row, organisationKey: found.key, until });
    else if (found.kind === 'many')
      faults.push(
        fault(...at, {
          code: 'organisations.import-organisation-unclear',
          params: { value: text, count: found.count },
        }),
      );
    else
      faults.push(
        fault(...at, {
          code: 'organisations.import-organisation-unknown',
          params: { value: text },
          suggestion: found.suggestion,
        }),
      );
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
    organisationTexts: readonly ReadRow<Readonly<Record<string, string>>>[];
    known: readonly KnownPost[];
    world: ImportWorld;
  },
): CommitteeRows => {
  const { organisations, known, world } = around;
  const fault: FaultMaker = (row, key, value, what) => faultAt(layout, match, { row, key, value }, what);
  const { placed, faults } = place(checked.rows, organisations, world, around.organisationTexts, fault);
  const begins = new Map([
    ...world.known.map(({ id, from }) => [id, from] as const),
    ...organisations.drafts.map(({ key, from }) => [key, from] as const),
  ]);
  const people = personsOf(placed, known, fault);
  const singleKinds = new Set(world.vocabulary.posts.filter((post) => post.isSingle).map((post) => post.id));
  const drafts = placed.map(
    (row): PostDraft => ({
      row: row.row,
      organisationKey: row.organisationKey,
      personKey: people.personKeyOf.get(row.row)!,
      kind: row.values.post,
      isSingle: singleKinds.has(row.values.post),
      from: row.values.from,
      until: row.until,
      basis: row.values.basis ?? 'elected',
    }),
  );
  const keyOf = (post: { organisationId: string; kind: string; personId: string; from: Day; until: Day | null }) =>
    [post.organisationId, post.kind, post.personId, post.from, post.until].join('|');
  const draftKey = (draft: PostDraft) =>
    keyOf({ ...draft, organisationId: draft.organisationKey, personId: draft.personKey });
  const knownKeys = new Set(known.map(keyOf));
  const posts = drafts.filter((draft) => !knownKeys.has(draftKey(draft)));
  const repeated = new Set(drafts.map(draftKey));
  const others = known.filter((post) => !repeated.has(keyOf(post)));
  return {
    persons: people.persons,
    posts,
    unchanged: drafts.length - posts.length,
    faults: [
      ...checked.faults,
      ...faults,
      ...placed.flatMap((row) => dayFaults(row, begins, world.today, fault)),
      ...overlapFaults(
        posts.filter((post) => post.until === null || post.from < post.until),
        others,
        world,
        fault,
      ),
      ...people.faults,
    ],
  };
};
