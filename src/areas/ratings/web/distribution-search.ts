import { useNavigate, useSearch } from '@tanstack/react-router';
import { todayHere } from '../../../web/as-of.ts';
import { type Basis, basis } from '../../organisations/contract.ts';
import { type SubjectKind, subjectKind } from '../contract.ts';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';

/** What stands in the address of the analysis: codes, ids and years only. */
type Search = {
  readonly from?: unknown;
  readonly to?: unknown;
  readonly basis?: unknown;
  readonly kind?: unknown;
  readonly sector?: unknown;
  readonly year?: unknown;
};

/** What is analysed. `kind` and `year` null: the first kind and the last year that have results. */
export type Analysed = {
  readonly of: OrganisationId | null;
  readonly fromYear: number;
  readonly toYear: number;
  readonly basis: Basis;
  readonly kind: SubjectKind | null;
  /** `none`: organisations without a sector. */
  readonly sector: string | null;
  readonly year: number | null;
};

/** Years that can be chosen: since the first guidance that knows levels by points, to the one that is running. */
export const FIRST_YEAR = 2008;
export const yearNow = (): number => Number(todayHere().slice(0, 4));

const yearOf = (written: unknown): number | null => {
  const year = Number(written);
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= yearNow() ? year : null;
};

const SPAN = 9;

export const useAnalysed = (): Analysed => {
  const of = useOrganisationInView();
  const search = useSearch({ strict: false }) as Search;
  const toYear = yearOf(search.to) ?? yearNow();
  const fromYear = Math.min(yearOf(search.from) ?? Math.max(FIRST_YEAR, toYear - SPAN), toYear);
  return {
    of,
    fromYear,
    toYear,
    basis: basis.safeParse(search.basis).data ?? 'restated',
    kind: subjectKind.safeParse(search.kind).data ?? null,
    sector: typeof search.sector === 'string' ? search.sector : null,
    year: yearOf(search.year),
  };
};

/** Changes parts of the address and keeps the place on the page. */
export const useChange = (): ((next: object) => void) => {
  const navigate = useNavigate();
  return (next) =>
    void navigate({ to: '.', search: ((old: object) => ({ ...old, ...next })) as never, resetScroll: false });
};

export const sectorsOf = (sector: string | null): (string | null)[] =>
  sector === null ? [] : [sector === 'none' ? null : sector];
