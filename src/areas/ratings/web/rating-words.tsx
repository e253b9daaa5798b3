import { useCallback } from 'react';
import { type Level, Status } from '../../../web/kit/status.tsx';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import {
  type PackFace,
  type RatingLevel,
  type RatingPeriod,
  ratingLevel,
  type SeasonState,
  type SubjectKind,
  type SubjectState,
} from '../contract.ts';

type Names = { readonly vi: string; readonly en: string };

/** What the packs name in both languages, in the language in use. */
export const useNames = (): ((names: Names) => string) => {
  const language = useLanguage();
  return useCallback((names) => names[language], [language]);
};

/** A period in words: years are names here, not amounts. */
export const periodWords = (period: RatingPeriod, t: Translate): string => {
  const year = String(period.year);
  if (period.kind === 'year') return t('ratings.period.year', { year });
  if (period.kind === 'quarter') return t('ratings.period.quarter', { quarter: period.quarter, year });
  return t('ratings.period.month', { month: period.month, year });
};

/** The same words where they stand alone. */
export const atStart = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

export const levelWords = (level: RatingLevel | null, t: Translate): string =>
  level === null ? '–' : t(`ratings.level.${level}`);

const voteOrder: readonly string[] = [...ratingLevel.options, 'not-rated'];

/** The tally of a ballot in words, from the best level down. */
export const votesWords = (
  votes: Readonly<Record<string, number | undefined>>,
  one: (level: string, count: number) => string,
): string[] =>
  Object.entries(votes)
    .toSorted(([a], [b]) => voteOrder.indexOf(a) - voteOrder.indexOf(b))
    .map(([level, count]) => one(level, count ?? 0));

/** The years that a pack governs. */
export const yearsWords = (
  { yearFrom: from, yearTo: to }: { readonly yearFrom: number; readonly yearTo: number | null },
  t: Translate,
): string => {
  if (to === null) return t('ratings.packs.years-from', { from: String(from) });
  return from === to ? String(from) : t('ratings.packs.years-until', { from: String(from), to: String(to) });
};

const seasonLevels: Readonly<Record<SeasonState, Level>> = { open: 'attention', closed: 'good', withdrawn: 'plain' };

export const SeasonStanding = ({ state }: { state: SeasonState }) => {
  const t = useT();
  return <Status level={seasonLevels[state]}>{t(`ratings.season-state.${state}`)}</Status>;
};

const subjectLevels: Readonly<Partial<Record<SubjectState, Level>>> = {
  decided: 'good',
  notified: 'good',
  archived: 'good',
  'not-rated': 'unknown',
};

type Standing = { readonly state: SubjectState; readonly isProvisional?: boolean };

/** Where a subject is, and whether its level went ahead of something. */
export const SubjectStanding = ({ state, isProvisional = false }: Standing) => {
  const t = useT();
  return (
    <span className="ratings-standing">
      <Status level={subjectLevels[state] ?? 'plain'}>{t(`ratings.state.${state}`)}</Status>
      {isProvisional && (
        <Status level="attention">
          {t(state === 'not-rated' ? 'ratings.provisional.to-confirm' : 'ratings.provisional')}
        </Status>
      )}
    </span>
  );
};

/** A rule that nobody compared with its text is visible as such. */
export const Verified = ({ isVerified }: { isVerified: boolean }) => {
  const t = useT();
  return isVerified ? null : <Status level="unknown">{t('ratings.unverified')}</Status>;
};

/** A pack by its words, with the document it comes from and whether somebody compared it with that. */
export const PackName = ({ pack }: { pack: PackFace }) => {
  const t = useT();
  const names = useNames();
  return (
    <span>
      {names(pack)}{' '}
      <span className="vm-soft">{t('ratings.pack.source', { source: pack.source ?? t('ratings.pack.practice') })}</span>{' '}
      <Verified isVerified={pack.isVerified} />
    </span>
  );
};

/** Kinds by name; those that were one until a text told them apart by the name of both. */
export const kindWords = (kinds: readonly SubjectKind[], t: Translate): string =>
  kinds.length > 1 ? t('ratings.split.both') : t(`ratings.subject.${kinds[0]!}`);

/** The mark of what is invented, beside a name that does not carry it itself. */
export const FictionalMark = ({ title, isFictional }: { readonly title: string; readonly isFictional: boolean }) => {
  const t = useT();
  const marked = markedTitle(title, isFictional, t);
  return marked === title ? null : <span className="vm-soft">{marked.slice(title.length)}</span>;
};

/** A name with the mark of what is invented, once: some names carry it themselves. */
export const markedTitle = (title: string, isFictional: boolean, t: Translate): string => {
  const mark = `(${t('ratings.fictional')})`;
  return isFictional && !title.endsWith(mark) ? `${title} ${mark}` : title;
};
