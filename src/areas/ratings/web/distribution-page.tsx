import type { ReactNode } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { distribution, type SubjectKind } from '../contract.ts';
import { isUnfinished } from '../rules/decided-of.ts';
import { splitKinds } from '../rules/split-kinds.ts';
import { BestShares } from './best-shares.tsx';
import { totalOf } from './distribution-columns.tsx';
import { DistributionFilters } from './distribution-filters.tsx';
import { DistributionKinds, DistributionLost, DistributionSectors, DistributionUnits } from './distribution-parts.tsx';
import { type Analysed, sectorsOf, useAnalysed, useChange } from './distribution-search.ts';
import { type Distribution, DistributionYears } from './distribution-years.tsx';
import { GapsSection } from './gaps-section.tsx';
import { MovementSection } from './movement-section.tsx';
import { RatingTabs } from './rating-tabs.tsx';
import { useNames } from './rating-words.tsx';
import type { ResultsSearch } from './results-search.ts';
import { UnfinishedNotice, unfinishedOf } from './unfinished-year.tsx';
import './ratings.css';
import './distribution.css';

type Asked = Pick<InputOf<typeof distribution>, 'kinds' | 'sectors' | 'withRepeated'>;

const useDistribution = ({ of, fromYear, toYear, basis }: Analysed, narrowed: Asked) =>
  useQuestion(
    distribution,
    { organisationId: of as never, fromYear, toYear, basis, ...narrowed },
    { when: of !== null, keepLast: true },
  );

/** Organisations are what figures are published of; else the kind that comes first. */
const firstKind = ({ byKind }: Distribution): SubjectKind | null =>
  (
    byKind.find(({ kind }) => kind === 'party-organisation') ??
    byKind.find(({ kind }) => kind === 'member') ??
    byKind[0]
  )?.kind ?? null;

/** Years with something to say: results, or a season that still runs. */
const yearsWith = ({ years }: Pick<Distribution, 'years'>): Distribution['years'] =>
  years.filter((cell) => totalOf(cell) > 0 || isUnfinished(cell));

/** The last finished year with results, unless another one is chosen; with none of them the last that there is. */
const yearShown = (cells: Distribution['years'], chosen: number | null): number | undefined => {
  if (cells.some(({ year }) => year === chosen)) return chosen!;
  return (cells.findLast((cell) => !isUnfinished(cell)) ?? cells.at(-1))?.year;
};

/** Nothing was rated or entered yet: where the first figures come from. */
const Nothing = ({ of }: { of: string }) => {
  const t = useT();
  const may = useMay();
  return (
    <Empty
      title={t('ratings.analysis.empty')}
      action={
        may('ratings.upload-past-results') && (
          <PageLink className="vm-button vm-button-main" to="/ratings/past-results/import" search={{ of }}>
            {t('ratings.past.import')}
          </PageLink>
        )
      }
    >
      {t('ratings.analysis.empty-text')}
    </Empty>
  );
};

const YearChoice = ({ cells, year }: { cells: Distribution['years']; year: number }) => {
  const t = useT();
  const change = useChange();
  const years = cells.toReversed().map((cell) => ({
    value: String(cell.year),
    label: isUnfinished(cell)
      ? t('ratings.analysis.unfinished-title', { title: String(cell.year) })
      : String(cell.year),
  }));
  return (
    <div className="ratings-filters not-printed">
      <Select
        label={t('ratings.analysis.year-shown')}
        allowDeselect={false}
        data={years}
        value={String(year)}
        onChange={(chosen) => change({ year: chosen ?? undefined })}
      />
    </div>
  );
};

type OfKind = { readonly analysed: Analysed; readonly all: Distribution; readonly kind: SubjectKind };

type KindsProps = { readonly analysed: Analysed; readonly year: number; readonly search: ResultsSearch };

/** Every kind beside the others in one year, within the sector that is chosen, with how many persons stand in two of them. */
const Kinds = ({ analysed, ...props }: KindsProps) => {
  const { year } = props;
  const asked = { kinds: [], sectors: sectorsOf(analysed.sector), withRepeated: true };
  const found = useDistribution({ ...analysed, fromYear: year, toYear: year }, asked);
  return <Answer query={found}>{(answer) => <DistributionKinds answer={answer} {...props} />}</Answer>;
};

type Over = { readonly joined: Distribution; readonly split: ReturnType<typeof splitKinds> };
type PartsProps = Omit<OfKind, 'all'> & Over & { readonly answer: Distribution };

const searchIn = ({ of, fromYear, toYear, basis, sector }: Analysed): ResultsSearch => ({
  ...{ of: of!, fromYear, toYear, basis, sector },
});

/** What stands over several years: of a kind that was split within them, both parts together. */
const OverYears = ({
  analysed,
  kind,
  joined,
  split,
  children,
}: Omit<PartsProps, 'answer'> & { children: ReactNode }) => {
  const t = useT();
  const search = searchIn(analysed);
  const kinds = split?.kinds ?? [kind];
  const cells = yearsWith(joined);
  const decided = cells.filter((cell) => totalOf(cell) > 0);
  return (
    <>
      {cells.length === 0 && <Empty title={t('ratings.results.none')}>{t('ratings.results.none-text')}</Empty>}
      {cells.length > 0 && (
        <DistributionYears answer={joined} kinds={kinds} search={search}>
          {split && <p>{t('ratings.split.note', { year: split.since })}</p>}
        </DistributionYears>
      )}
      {children}
      {decided.length > 1 && (
        <MovementSection analysed={analysed} kinds={kinds} cells={decided} search={{ ...search, kind: kinds }} />
      )}
    </>
  );
};

const Parts = (props: PartsProps) => {
  const { analysed, kind, answer } = props;
  const search = searchIn(analysed);
  const cells = yearsWith(answer);
  const year = yearShown(cells, analysed.year);
  const ofYear = { ...search, fromYear: year!, toYear: year! };
  const ofKind = { answer, year: year!, kind, search: ofYear };
  return (
    <>
      <OverYears {...props}>
        {year !== undefined && (
          <>
            <YearChoice cells={cells} year={year} />
            <UnfinishedNotice years={unfinishedOf(cells.filter((cell) => cell.year === year))} />
            <Kinds analysed={analysed} year={year} search={ofYear} />
            <DistributionSectors {...ofKind} />
            <DistributionUnits {...ofKind} />
            <DistributionLost {...ofKind} />
            <BestShares answer={answer} search={search} />
          </>
        )}
      </OverYears>
      <GapsSection analysed={analysed} kind={kind} search={search} cells={cells} />
    </>
  );
};

const Analysis = ({ analysed, all, kind }: OfKind) => {
  const split = splitKinds(all.byKind, kind);
  const sectors = sectorsOf(analysed.sector);
  const found = useDistribution(analysed, { kinds: [kind], sectors });
  // Without a split the same question, asked once.
  const over = useDistribution(analysed, { kinds: [...(split?.kinds ?? [kind])], sectors });
  return (
    <Answer query={found} lines={8}>
      {(answer) => <Answer query={over}>{(joined) => <Parts {...{ analysed, kind, answer, joined, split }} />}</Answer>}
    </Answer>
  );
};

/** The first kind that has results, unless the address names another one that has some. */
const kindOf = ({ kind }: Analysed, all: Distribution): SubjectKind | null =>
  kind !== null && all.byKind.some((one) => one.kind === kind) ? kind : firstKind(all);

const Filters = ({ analysed, all }: { analysed: Analysed; all: Distribution | undefined }) => {
  const names = useNames();
  return (
    <DistributionFilters
      analysed={analysed}
      kind={all ? kindOf(analysed, all) : null}
      kinds={all?.byKind.map(({ kind }) => kind) ?? []}
      sectors={(all?.bySector ?? []).map(({ sector, names: words }) => ({
        value: sector ?? 'none',
        label: names(words),
      }))}
    />
  );
};

const Found = ({ analysed, all }: { analysed: Analysed; all: Distribution }) => {
  const t = useT();
  const kind = kindOf(analysed, all);
  if (kind === null) return <Nothing of={analysed.of!} />;
  return (
    <>
      <Analysis analysed={analysed} all={all} kind={kind} />
      <p className="vm-soft">{t('ratings.analysis.entered-note')}</p>
    </>
  );
};

/** What years came to: by level, kind, sector and unit, as it was, as it is now or restated; every number opens its rows. */
const DistributionPage = () => {
  const t = useT();
  const analysed = useAnalysed();
  const found = useDistribution(analysed, { kinds: [], sectors: [] });
  const { fromYear, toYear } = analysed;
  return (
    <div className="vm-page">
      <PageHead
        title={t('ratings.analysis.title')}
        subtitle={t('ratings.analysis.subtitle', {
          ...{ from: fromYear, to: toYear },
          basis: t(`ratings.basis.${analysed.basis}`),
        })}
        actions={<PrintButton />}
      />
      <RatingTabs />
      <Filters analysed={analysed} all={found.data} />
      {analysed.of === null ? (
        <Empty title={t('ratings.open.no-organisation')} />
      ) : (
        <Answer query={found} lines={8}>
          {(all) => <Found analysed={analysed} all={all} />}
        </Answer>
      )}
    </div>
  );
};

export default DistributionPage;
