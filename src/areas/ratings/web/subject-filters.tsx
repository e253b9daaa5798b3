import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import {
  type CalendarStep,
  calendarStep,
  type RatingLevel,
  type SubjectKind,
  type SubjectStage,
  type SubjectState,
  subjectStage,
  subjectState,
} from '../contract.ts';
import type { SeasonView } from './season-dialogs.tsx';

/** What stands in the address: codes and ids only. */
export type SubjectSearch = {
  readonly at?: string | undefined;
  readonly kind?: SubjectKind | undefined;
  readonly state?: SubjectState | undefined;
  readonly level?: RatingLevel | undefined;
  readonly stage?: SubjectStage | undefined;
  readonly lacks?: CalendarStep | undefined;
};

type Props = {
  readonly season: SeasonView;
  readonly chosen: SubjectSearch;
  readonly onChoose: (next: SubjectSearch) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
};

/** What can be chosen of each, as far as it occurs in the season. */
const useChoices = ({ byKind, byOrganisation, levels }: SeasonView) => {
  const t = useT();
  const words = (codes: readonly string[], list: string) =>
    codes.map((value) => ({ value, label: t(`ratings.${list}.${value}`) }));
  const places = byOrganisation.map(({ organisationId, name }) => ({ value: organisationId as string, label: name }));
  const kinds = byKind.map(({ kind }) => kind);
  return [
    { key: 'kind', label: t('ratings.season.kind'), data: words(kinds, 'subject') },
    { key: 'at', label: t('ratings.season.organisation'), data: places },
    { key: 'state', label: t('ratings.season.state'), data: words(subjectState.options, 'state') },
    { key: 'stage', label: t('ratings.filter.stage'), data: words(subjectStage.options, 'count') },
    { key: 'lacks', label: t('ratings.filter.lacks'), data: words(calendarStep.options, 'calendar-step') },
    { key: 'level', label: t('ratings.column.decidedLevel'), data: words(levels, 'level') },
  ] as const;
};

export const SubjectFilters = ({ season, chosen, onChoose, text, onText }: Props) => {
  const t = useT();
  const choice = (
    key: keyof SubjectSearch,
    label: string,
    data: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      key={key}
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
      {useChoices(season).map(({ key, label, data }) => choice(key, label, data))}
    </div>
  );
};
