import { Select } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import type { SubjectKind } from '../contract.ts';
import { BasisChoice } from './basis-choice.tsx';
import { type Analysed, FIRST_YEAR, useChange, yearNow } from './distribution-search.ts';

type Choice = { readonly value: string; readonly label: string };

/** Choices of a year, the latest first. */
const yearsSince = (): Choice[] =>
  Array.from({ length: yearNow() - FIRST_YEAR + 1 }, (_, back) => String(yearNow() - back)).map((year) => ({
    value: year,
    label: year,
  }));

type Props = {
  readonly analysed: Analysed;
  readonly kind: SubjectKind | null;
  /** Kinds and sectors that have results. */
  readonly kinds: readonly SubjectKind[];
  readonly sectors: readonly Choice[];
};

const Narrowing = ({ analysed, kind, kinds, sectors }: Props) => {
  const t = useT();
  const change = useChange();
  return (
    <>
      <Select
        label={t('ratings.season.kind')}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`ratings.subject.${value}`) }))}
        value={kind}
        onChange={(value) => change({ kind: value ?? undefined })}
      />
      <Select
        label={t('ratings.analysis.sector')}
        placeholder={t('ratings.filter.all')}
        clearable
        clearButtonProps={{ 'aria-label': t('ratings.filter.clear', { label: t('ratings.analysis.sector') }) }}
        data={[...sectors]}
        value={analysed.sector}
        onChange={(value) => change({ sector: value ?? undefined })}
      />
    </>
  );
};

/** Whose results, of which years, counted where; the rest narrows. */
export const DistributionFilters = (props: Props) => {
  const { analysed, kinds } = props;
  const t = useT();
  const change = useChange();
  const year = (key: 'from' | 'to', value: number) => (
    <Select
      label={t(`ratings.analysis.${key}`)}
      allowDeselect={false}
      data={yearsSince()}
      value={String(value)}
      onChange={(chosen) => change({ [key]: chosen ?? undefined })}
    />
  );
  return (
    <section className="vm-card vm-stack not-printed" aria-label={t('ratings.analysis.filters')}>
      <OrganisationField
        label={t('ratings.seasons.organisation')}
        value={analysed.of}
        onChange={(of) => change({ of })}
      />
      <div className="ratings-filters">
        {year('from', analysed.fromYear)}
        {year('to', analysed.toYear)}
        {kinds.length > 0 && <Narrowing {...props} />}
      </div>
      <BasisChoice chosen={analysed.basis} />
    </section>
  );
};
