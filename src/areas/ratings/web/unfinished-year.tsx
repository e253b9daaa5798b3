import { figureText } from '../../../web/kit/figure-text.ts';
import { Status } from '../../../web/kit/status.tsx';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import type { ResultLevel } from '../contract.ts';
import { type DecidedShare, decidedOf, isUnfinished } from '../rules/decided-of.ts';

type Counted = { readonly counts: Partial<Record<ResultLevel, number>>; readonly undecided: number };
export type UnfinishedYear = DecidedShare & { readonly year: number };

const shareText = ({ decided, of }: DecidedShare, language: Language): string => figureText(decided, of, language);

/** Why a year is not over, with its decided share; null where it is. */
const unfinishedText = (cell: Counted | undefined, t: Translate, language: Language): string | null =>
  cell && isUnfinished(cell) ? t('ratings.analysis.unfinished', { share: shareText(decidedOf(cell), language) }) : null;

/** A year as it is written into files: one whose season still runs says so. */
export const unfinishedYearText = (year: number, cell: Counted | undefined, t: Translate, language: Language): string =>
  [String(year), unfinishedText(cell, t, language)].filter((part) => part !== null).join(', ');

/** A year in a drawing, short: on a second line that it is unfinished and how many of how many are decided. */
export const yearInDrawing = (cell: Counted & { readonly year: number }, t: Translate): string => {
  if (!isUnfinished(cell)) return String(cell.year);
  const { decided, of } = decidedOf(cell);
  return `${cell.year}\n${t('ratings.analysis.unfinished-short', { decided, of })}`;
};

/** A year of a table, with a mark of shape and word while its season runs. */
export const YearWords = ({ year, cell }: { readonly year: number; readonly cell: Counted | undefined }) => {
  const t = useT();
  const words = unfinishedText(cell, t, useLanguage());
  return (
    <span>
      {String(year)} {words !== null && <Status level="attention">{words}</Status>}
    </span>
  );
};

/** Years of a cell list that are unfinished, with their shares. */
export const unfinishedOf = (cells: readonly (Counted & { readonly year: number })[]): UnfinishedYear[] =>
  cells.filter(isUnfinished).map((cell) => ({ year: cell.year, ...decidedOf(cell) }));

/** Says of each unfinished year what its figures are and are not. */
export const UnfinishedNotice = ({ years }: { readonly years: readonly UnfinishedYear[] }) => {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      {years.map((one) => (
        <p key={one.year}>
          <Status level="attention">
            {t('ratings.analysis.unfinished-year', { year: one.year, share: shareText(one, language) })}
          </Status>
        </p>
      ))}
    </>
  );
};
