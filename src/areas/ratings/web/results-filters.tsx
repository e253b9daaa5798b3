import { Button } from '../../../web/kit/button.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { type MovementSide, resultOrigin, subjectKind } from '../contract.ts';
import { useChange } from './distribution-search.ts';
import { everyLevel, kindsOf, levelsOf, type ResultsSearch } from './results-search.ts';

const otherWords = (side: MovementSide, t: Translate): string => {
  if (side === 'undecided') return t('ratings.analysis.undecided');
  return side === null ? t('ratings.movement.no-result') : t(`ratings.level.${side}`);
};

/** What a figure narrowed beyond what the fields show, in words. */
const narrowedBy = (asked: ResultsSearch, t: Translate): string[] => {
  const { basis, unit, isLost, isEachOnce, sector, other, gap } = asked;
  const [levels, kinds] = [levelsOf(asked), kindsOf(asked)];
  return [
    ...(kinds.length > 1 ? [kinds.map((kind) => t(`ratings.subject.${kind}`)).join('; ')] : []),
    ...(levels.length > 1 ? [levels.map((level) => t(`ratings.level.${level}`)).join('; ')] : []),
    ...(isEachOnce ? [t('ratings.results.each-once')] : []),
    ...(basis ? [t('ratings.results.by-basis', { basis: t(`ratings.basis.${basis}`) })] : []),
    ...(unit ? [t(isLost ? 'ratings.results.by-lost' : 'ratings.results.by-unit')] : []),
    ...(sector ? [t('ratings.results.by-sector')] : []),
    ...(other
      ? [
          t('ratings.results.by-other', {
            year: other.year,
            level: otherWords(other.level, t),
          }),
        ]
      : []),
    ...(gap === 'none' ? [t('ratings.results.by-no-self')] : []),
    ...(typeof gap === 'number' ? [t('ratings.results.by-gap', { gap })] : []),
  ];
};

const nothingMore = { basis: undefined, unit: undefined, lost: undefined, sector: undefined, otherYear: undefined };

const Narrowed = ({ asked }: { asked: ResultsSearch }) => {
  const t = useT();
  const change = useChange();
  const lines = narrowedBy(asked, t);
  if (lines.length === 0) return null;
  return (
    <>
      <ul className="ratings-bullets">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="not-printed">
        <Button onClick={() => change({ ...nothingMore, otherLevel: undefined, gap: undefined, once: undefined })}>
          {t('ratings.results.show-all')}
        </Button>
      </div>
    </>
  );
};

type Props = { readonly asked: ResultsSearch; readonly text: string; readonly onText: (text: string) => void };

const Choices = ({ asked, text, onText }: Props) => {
  const t = useT();
  const change = useChange();
  const choice = (key: 'kind' | 'level' | 'origin', label: string, list: string, codes: readonly string[]) => (
    <Select
      label={label}
      placeholder={t('ratings.filter.all')}
      clearable
      clearButtonProps={{ 'aria-label': t('ratings.filter.clear', { label }) }}
      data={codes.map((value) => ({ value, label: t(`ratings.${list}.${value}`) }))}
      value={typeof asked[key] === 'string' ? asked[key] : null}
      onChange={(value) => change({ [key]: value ?? undefined })}
    />
  );
  return (
    <div className="ratings-filters not-printed">
      <TextInput
        type="search"
        label={t('ratings.filter.name')}
        value={text}
        maxLength={100}
        onChange={({ currentTarget: { value } }) => onText(value)}
      />
      {choice('kind', t('ratings.season.kind'), 'subject', subjectKind.options)}
      {choice('level', t('ratings.results.column.level'), 'level', everyLevel)}
      {choice('origin', t('ratings.results.column.origin'), 'result-origin', resultOrigin.options)}
    </div>
  );
};

/** What the list is narrowed by: fields for what one changes, words for what a figure brought along. */
export const ResultsFilters = (props: Props) => {
  const { asked } = props;
  const t = useT();
  const change = useChange();
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.analysis.filters')}>
      <div className="not-printed">
        <OrganisationField
          label={t('ratings.seasons.organisation')}
          value={asked.of}
          onChange={(of) => change({ of, ...nothingMore })}
        />
      </div>
      <p>
        {asked.fromYear === asked.toYear
          ? t('ratings.results.year', { year: asked.toYear })
          : t('ratings.results.years', { from: asked.fromYear, to: asked.toYear })}
      </p>
      <Choices {...props} />
      <Narrowed asked={asked} />
    </section>
  );
};
