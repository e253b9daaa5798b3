import type { Day } from '../../../platform/calendar/day.ts';
import type { FictionalPerson } from './load-demonstration-people.ts';

export type Weaknesses = {
  readonly noSecretary: readonly string[];
  readonly noDeputy: readonly string[];
  readonly termExpired: Readonly<Record<string, Day>>;
  readonly regulationMissing: readonly string[];
  readonly regulationReviewOverdue: Readonly<Record<string, Day>>;
};

export type DemonstrationCell = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly startsOn: Day;
  readonly dueOn: Day;
};

type Seat = { readonly kind: string; readonly count: number };

// Seats by type; what is not listed has the committee of a small cell.
const seatsByType: Readonly<Record<string, readonly Seat[]>> = {
  'upper-grassroots-party': [
    { kind: 'secretary', count: 1 },
    { kind: 'standing-deputy-secretary', count: 1 },
    { kind: 'deputy-secretary', count: 1 },
    { kind: 'inspection-chair', count: 1 },
    { kind: 'standing-committee-member', count: 4 },
    { kind: 'committee-member', count: 12 },
  ],
  'grassroots-party': [
    { kind: 'secretary', count: 1 },
    { kind: 'deputy-secretary', count: 1 },
    { kind: 'committee-member', count: 5 },
  ],
};
const cellSeats: readonly Seat[] = [
  { kind: 'secretary', count: 1 },
  { kind: 'deputy-secretary', count: 1 },
  { kind: 'committee-member', count: 1 },
];

const seatsOf = ({ name, type }: DemonstrationCell, { noSecretary, noDeputy }: Weaknesses): readonly Seat[] =>
  (seatsByType[type] ?? cellSeats).filter(
    ({ kind }) =>
      !(kind === 'secretary' && noSecretary.includes(name)) &&
      !(kind === 'deputy-secretary' && noDeputy.includes(name)),
  );

export type Holder = FictionalPerson & { readonly kind: string };

/** Who holds which post in each organisation of the demonstration, with the vacancies that are planted. */
export const demonstrationHolders = (
  cells: readonly DemonstrationCell[],
  weaknesses: Weaknesses,
  nextPerson: () => FictionalPerson,
): ReadonlyMap<string, readonly Holder[]> =>
  new Map(
    cells.map((cell) => [
      cell.id,
      seatsOf(cell, weaknesses).flatMap(({ kind, count }) =>
        Array.from({ length: count }, () => ({ ...nextPerson(), kind })),
      ),
    ]),
  );

/** How many deputies the congress set: the seats of the type, vacant or not. */
export const deputiesSetOf = (type: string): number =>
  (seatsByType[type] ?? cellSeats)
    .filter(({ kind }) => kind.endsWith('deputy-secretary'))
    .reduce((sum, { count }) => sum + count, 0);

/** How many committee members the congress set; the chair of the inspection commission sits on another list. */
export const numberSetOf = (type: string): number =>
  (seatsByType[type] ?? cellSeats)
    .filter(({ kind }) => kind !== 'inspection-chair')
    .reduce((sum, { count }) => sum + count, 0);
