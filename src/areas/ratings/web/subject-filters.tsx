import { Button } from '../../../web/kit/button.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import {
  type CalendarStep,
  calendarStep,
  type RatingLevel,
  type SubjectKind,
  type SubjectStage,
  type SubjectState,
  subjectKind,
  subjectStage,
  subjectState,
} from '../contract.ts';
import { severalIn } from './results-search.ts';
import type { SeasonView } from './season-dialogs.tsx';

/** What stands in the address: codes and ids only. */
export type SubjectSearch = {
  readonly at?: string | undefined;
  /** One kind, or several with points between them, where a figure stands for all of them. */
  readonly kind?: string | undefined;
  readonly state?: SubjectState | undefined;
  readonly level?: RatingLevel | undefined;
  readonly stage?: SubjectStage | undefined;
  readonly lacks?: CalendarStep | undefined;
  /** A group of the ceiling, by its code. */
  readonly group?: string | undefined;
  /** 1: each person once, as the summary counts. */
  readonly once?: number | undefined;
};

export const kindsIn = ({ kind }: SubjectSearch): readonly SubjectKind[] => [severalIn(kind, subjectKind) ?? []].flat();
export const isEachOnce = ({ once }: SubjectSearch): boolean => String(once) === '1';

/** What a figure narrowed beyond what the fields can show, and the way back to everybody. */
const Narrowed = ({ chosen, onChoose }: Pick<Props, 'chosen' | 'onChoose'>) => {
  const t = useT();
  const kinds = kindsIn(chosen);
  const lines = [
    ...(kinds.length > 1 ? [kinds.map((kind) => t(`ratings.subject.${kind}`)).join('; ')] : []),
    ...(isEachOnce(chosen) ? [t('ratings.results.each-once')] : []),
    ...(chosen.group === undefined ? [] : [t('ratings.list.of-group')]),
  ];
  if (lines.length === 0) return null;
  const all = { kind: kinds.length > 1 ? undefined : chosen.kind, once: undefined, group: undefined };
  return (
    <>
      <ul className="ratings-bullets">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="not-printed">
        <Button onClick={() => onChoose(all)}>{t('ratings.results.show-all')}</Button>
      </div>
    </>
  );
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
    key: Exclude<keyof SubjectSearch, 'once' | 'group'>,
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
      value={data.some(({ value }) => value === chosen[key]) ? (chosen[key] ?? null) : null}
      onChange={(value) => onChoose({ [key]: value ?? undefined })}
    />
  );
  return (
    <>
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
      <Narrowed chosen={chosen} onChoose={onChoose} />
    </>
  );
};
