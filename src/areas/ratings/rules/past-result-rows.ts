import { type Day, day } from '../../../platform/calendar/day.ts';
import { type CheckedRows, faultAt, type RowFault } from '../../../platform/import/check-rows.ts';
import type { RowOf } from '../../../platform/import/layout.ts';
import type { HeaderMatch } from '../../../platform/import/match-header.ts';
import { personKinds, type RatingLevel, type SubjectKind } from '../contract/rating-codes.ts';
import { levelOfYear, pastResultsLayout, type WrittenKind } from './past-result-layout.ts';
import { type OnRoll, personOf, type Who } from './past-result-person.ts';

type Written = RowOf<typeof pastResultsLayout>;
type Found =
  | { readonly kind: 'one'; readonly key: string }
  | { readonly kind: 'many'; readonly count: number }
  | { readonly kind: 'none'; readonly suggestion: string | null };

/** What there is already of a subject and a year: entered, or decided by a season of the program. */
export type KnownResult = {
  readonly kind: SubjectKind;
  readonly whoId: string;
  readonly year: number;
  readonly level: RatingLevel | null;
  readonly isOfSeason: boolean;
};

export type ResultWorld = {
  readonly today: Day;
  /** Organisations by what a cell names, as they were at the end of a year, or as they are today. */
  readonly find: (text: string, year: number) => Found;
  readonly names: ReadonlyMap<string, string>;
  /** Everybody who ever stood on the roll of an organisation. */
  readonly rollOf: (organisationId: string) => readonly OnRoll[];
  readonly known: readonly KnownResult[];
};

export type ResultDraft = {
  readonly row: number;
  readonly kind: SubjectKind;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly memberId: string | null;
  readonly aboutOrganisationId: string | null;
  readonly title: string;
  readonly year: number;
  readonly level: RatingLevel | null;
  readonly notRatedWords: string | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: Day | null;
};

export type ResultRows = {
  readonly drafts: readonly ResultDraft[];
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
};

type Fault = (key: string, value: string | null, what: Parameters<typeof faultAt>[3]) => RowFault;

/** The last day of a year, from which on its results can be entered. */
export const lastDayOf = (year: number): Day => day(`${year}-12-31`);

export const keyOfResult = (kind: SubjectKind, whoId: string, year: number): string => `${kind} ${whoId} ${year}`;

const kindOf = ({ kind, person }: Written): WrittenKind => kind ?? (person === null ? 'party-organisation' : 'member');

const dayFaults = ({ year, decidedOn }: Written, today: Day, fault: Fault): RowFault[] => [
  ...(lastDayOf(year) < today
    ? []
    : [fault('year', String(year), { code: 'ratings.year-not-over', params: { year } })]),
  ...(decidedOn !== null && decidedOn > today
    ? [fault('decidedOn', decidedOn, { code: 'ratings.day-in-future' })]
    : []),
  ...(decidedOn !== null && decidedOn < day(`${year}-01-01`)
    ? [fault('decidedOn', decidedOn, { code: 'ratings.decided-before-year', params: { year } })]
    : []),
];

/** The level as the year's own scale has it; null beside a fault or where the subject was not rated. */
const levelIn = (row: Written, fault: Fault): { readonly level: RatingLevel | null; readonly faults: RowFault[] } => {
  if (row.level === 'not-rated') {
    const isBare = row.notRatedWords === null;
    return {
      level: null,
      faults: isBare ? [fault('notRatedWords', null, { code: 'ratings.not-rated-without-reason' })] : [],
    };
  }
  const level = levelOfYear(kindOf(row), row.year, row.level);
  const faults = [
    ...(level === null
      ? [fault('level', row.level, { code: 'ratings.level-of-other-year', params: { year: row.year } })]
      : []),
    ...(row.notRatedWords === null
      ? []
      : [
          fault('notRatedWords', row.notRatedWords, {
            code: 'ratings.reason-beside-level',
            level: 'attention' as const,
          }),
        ]),
  ];
  return { level, faults };
};

const whoIn = (row: Written, organisationId: string, world: ResultWorld, fault: Fault): Who => {
  if (personKinds.has(kindOf(row))) return personOf(row, world.rollOf(organisationId), fault);
  if (row.person !== null) return fault('person', row.person, { code: 'ratings.person-beside-organisation' });
  return { memberId: null, title: world.names.get(organisationId) ?? '' };
};

const isFault = (who: Who): who is RowFault => 'code' in who;

const draftOf = (at: number, row: Written, world: ResultWorld, fault: Fault): ResultDraft | readonly RowFault[] => {
  const found = world.find(row.organisation, row.year);
  const { level, faults: levelFaults } = levelIn(row, fault);
  const faults = [...dayFaults(row, world.today, fault), ...levelFaults];
  if (found.kind !== 'one') {
    const what =
      found.kind === 'many'
        ? { code: 'ratings.organisation-ambiguous', params: { count: found.count } }
        : { code: 'ratings.organisation-not-found', suggestion: found.suggestion };
    return [...faults, fault('organisation', row.organisation, what)];
  }
  const who = whoIn(row, found.key, world, fault);
  if (isFault(who)) return [...faults, who];
  if (faults.some((one) => one.level === 'stop')) return faults;
  return {
    row: at,
    kind: kindOf(row),
    organisationId: found.key,
    organisationName: world.names.get(found.key) ?? '',
    memberId: who.memberId,
    aboutOrganisationId: who.memberId === null ? found.key : null,
    title: who.title,
    year: row.year,
    level,
    notRatedWords: level === null ? row.notRatedWords : null,
    decisionNumber: row.decisionNumber,
    decidedOn: row.decidedOn,
  };
};

const keyOfDraft = (draft: ResultDraft): string =>
  keyOfResult(draft.kind, (draft.memberId ?? draft.aboutOrganisationId)!, draft.year);

/**
 * Judges the rows of a file of earlier results against what is there: each is a draft, says what is there already, or has its faults, none
 * hidden behind another. A subject has one result a year, and a season of the program is never overwritten by a list.
 */
export const checkResultRows = (
  match: HeaderMatch,
  checked: CheckedRows<typeof pastResultsLayout>,
  world: ResultWorld,
): ResultRows => {
  const known = new Map(world.known.map((one) => [keyOfResult(one.kind, one.whoId, one.year), one]));
  const faults: RowFault[] = [...checked.faults];
  const drafts: ResultDraft[] = [];
  const seen = new Map<string, number>();
  let unchanged = 0;
  for (const { row, values } of checked.rows) {
    const fault: Fault = (key, value, what) => faultAt(pastResultsLayout, match, { row, key, value }, what);
    const draft = draftOf(row, values, world, fault);
    if (Array.isArray(draft)) {
      faults.push(...draft);
      continue;
    }
    const one = draft as ResultDraft;
    faults.push(...levelIn(values, fault).faults);
    const key = keyOfDraft(one);
    const [there, earlier] = [known.get(key), seen.get(key)];
    seen.set(key, row);
    if (earlier !== undefined)
      faults.push(fault('year', String(one.year), { code: 'ratings.result-twice-in-file', params: { row: earlier } }));
    else if (there?.isOfSeason)
      faults.push(fault('year', String(one.year), { code: 'ratings.result-of-season', params: { year: one.year } }));
    else if (there && there.level === one.level) unchanged += 1;
    else if (there) faults.push(fault('level', values.level, { code: 'ratings.result-entered-already' }));
    else drafts.push(one);
  }
  return { drafts, unchanged, faults };
};
