import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type RatingLevel, type SubjectKind, type SubjectState, subjectState } from '../contract.ts';
import type { SeasonView } from './season-dialogs.tsx';

/** What stands in the address: codes and ids only. */
export type SubjectSearch = {
  readonly at?: string | undefined;
  readonly kind?: SubjectKind | undefined;
  readonly state?: SubjectState | undefined;
  readonly level?: RatingLevel | undefined;
};

type Props = {
  readonly season: SeasonView;
  readonly chosen: SubjectSearch;
  readonly onChoose: (next: SubjectSearch) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
};

export const SubjectFilters = ({ season, chosen, onChoose, text, onText }: Props) => {
  const t = useT();
  const choice = (
    key: keyof SubjectSearch,
    label: string,
    data: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      label={label}
      placeholder={t('ratings.filter.all')}
      clearable
      clearButtonProps={{ 'aria-label': t('ratings.filter.clear', { label }) }}
      searchable={key === 'at'}
      data={[...data]}
      value={chosen[key] ?? null}
      onChange={(value) => onChoose({ [key]: value ?? undefined })}
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
      {choice(
        'kind',
        t('ratings.season.kind'),
        season.byKind.map(({ kind }) => ({ value: kind, label: t(`ratings.subject.${kind}`) })),
      )}
      {choice(
        'at',
        t('ratings.season.organisation'),
        season.byOrganisation.map(({ organisationId, name }) => ({ value: organisationId, label: name })),
      )}
      {choice(
        'state',
        t('ratings.season.state'),
        subjectState.options.map((value) => ({ value, label: t(`ratings.state.${value}`) })),
      )}
      {choice(
        'level',
        t('ratings.column.decidedLevel'),
        season.levels.map((value) => ({ value, label: t(`ratings.level.${value}`) })),
      )}
    </div>
  );
};
