import type { z } from 'zod';
import type { InputOf } from '../../../platform/action/contract.ts';
import { type Basis, basis } from '../../organisations/contract.ts';
import {
  type MovementSide,
  movementSide,
  type ResultLevel,
  ratingLevel,
  resultLevel,
  resultOrigin,
  type results,
  type SubjectKind,
  subjectKind,
} from '../contract.ts';
import { sectorsOf } from './distribution-search.ts';

export const resultsPath = '/ratings/results';

/** Which results a figure is made of. It goes into the address, so it holds codes, ids and years alone. */
export type ResultsSearch = {
  readonly of: string;
  readonly fromYear: number;
  readonly toYear: number;
  /** Several where a figure stands for several kinds at once. */
  readonly kind?: SubjectKind | readonly SubjectKind[] | null;
  readonly sector?: string | null;
  /** Several where a figure stands for several levels at once. */
  readonly level?: ResultLevel | readonly ResultLevel[] | null;
  readonly origin?: 'derived' | 'entered' | null;
  readonly basis?: Basis | null;
  readonly unit?: string | null;
  readonly isLost?: boolean;
  /** Each person once, in the first of the kinds, as the summary counts. */
  readonly isEachOnce?: boolean;
  readonly other?: { readonly year: number; readonly level: MovementSide } | null;
  readonly gap?: number | 'none' | null;
};

type Written = Readonly<Record<string, string | number | undefined>>;

export const kindsOf = ({ kind }: ResultsSearch): SubjectKind[] => (kind ? [kind].flat() : []);
export const levelsOf = ({ level }: ResultsSearch): ResultLevel[] => (level ? [level].flat() : []);

/** As it stands in the address; what is not said is left out. */
export const searchOf = (asked: ResultsSearch): Written => ({
  of: asked.of,
  from: asked.fromYear,
  to: asked.toYear,
  kind: kindsOf(asked).join('.') || undefined,
  sector: asked.sector ?? undefined,
  level: levelsOf(asked).join('.') || undefined,
  origin: asked.origin ?? undefined,
  basis: asked.basis ?? undefined,
  unit: asked.unit ?? undefined,
  lost: asked.isLost ? 1 : undefined,
  once: asked.isEachOnce ? 1 : undefined,
  otherYear: asked.other?.year,
  otherLevel: asked.other ? (asked.other.level ?? 'no-result') : undefined,
  // A number with a sign reads back as one only with its letter.
  gap: asked.gap === null || asked.gap === undefined ? undefined : asked.gap === 'none' ? 'none' : `g${asked.gap}`,
});

const yearIn = (written: unknown): number | null => {
  const year = Number(written);
  return Number.isInteger(year) && year >= 1990 && year <= 2199 ? year : null;
};

const otherIn = (search: Readonly<Record<string, unknown>>): NonNullable<ResultsSearch['other']> | null => {
  const year = yearIn(search.otherYear);
  if (year === null) return null;
  const level = search.otherLevel === 'no-result' ? null : movementSide.safeParse(search.otherLevel).data;
  return level === undefined ? null : { year, level };
};

/** One code, or several with points between them; what is none of them is left out. */
export const severalIn = <T extends string>(written: unknown, code: z.ZodType<T>): T | readonly T[] | null => {
  const codes = String(written ?? '')
    .split('.')
    .flatMap((one) => code.safeParse(one).data ?? []);
  return codes.length > 1 ? codes : (codes[0] ?? null);
};

const gapIn = (written: unknown): number | 'none' | null => {
  if (written === 'none') return 'none';
  const found = /^g(-?\d)$/.exec(String(written));
  return found ? Number(found[1]) : null;
};

// Without a figure that led here: ten years up to this one.
const SPAN = 9;

/** What an address asks for. A part that nobody could have written by a figure is left out. */
export const askedIn = (search: Readonly<Record<string, unknown>>, own: string, today: number): ResultsSearch => {
  const toYear = yearIn(search.to) ?? today;
  return {
    of: own,
    fromYear: yearIn(search.from) ?? (search.to === undefined ? today - SPAN : toYear),
    toYear,
    kind: severalIn(search.kind, subjectKind),
    sector: typeof search.sector === 'string' ? search.sector : null,
    level: severalIn(search.level, resultLevel),
    origin: resultOrigin.safeParse(search.origin).data ?? null,
    basis: basis.safeParse(search.basis).data ?? null,
    unit: typeof search.unit === 'string' ? search.unit : null,
    isLost: String(search.lost) === '1',
    isEachOnce: String(search.once) === '1',
    other: otherIn(search),
    gap: gapIn(search.gap),
  };
};

/** The same as the question takes it. */
export const inputOf = (asked: ResultsSearch): InputOf<typeof results> => ({
  organisationId: asked.of as never,
  fromYear: asked.fromYear,
  toYear: asked.toYear,
  kinds: kindsOf(asked),
  sectors: sectorsOf(asked.sector ?? null),
  levels: levelsOf(asked),
  origin: asked.origin ?? null,
  isEachOnce: asked.isEachOnce ?? false,
  at: asked.basis ? { unitId: (asked.unit ?? null) as never, isLost: asked.isLost ?? false, basis: asked.basis } : null,
  other: asked.other ?? null,
  gap: asked.gap ?? null,
});

/** Levels by name, for a choice. */
export const everyLevel: readonly ResultLevel[] = [
  ...ratingLevel.options.filter((level) => !level.startsWith('hanoi')),
  'not-rated',
];
