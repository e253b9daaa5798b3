import { useId } from 'react';
import { useT } from '../messages.ts';
import type { BigLook } from './big-list-look.ts';
import { type BigFilter, toggled, withChosen } from './big-list-state.ts';
import { Icon } from './icon.tsx';
import { MultiSelect } from './inputs.ts';
import { OrganisationField } from './organisation-field.tsx';

type Props = { readonly filters: readonly BigFilter[]; readonly look: BigLook };

const FilterField = ({ filter, look }: { filter: BigFilter; look: BigLook }) => {
  const t = useT();
  const id = useId();
  const { chosen } = look.query;
  const values = chosen[filter.key] ?? [];
  const set = (next: readonly string[]): void => look.setChosen(withChosen(chosen, filter.key, next));
  if (filter.kind === 'chip') return null;
  if (filter.kind === 'organisation')
    return (
      <OrganisationField
        label={filter.label}
        value={values[0] ?? null}
        onChange={(value) => set(value ? [value] : [])}
      />
    );
  const data = filter.options.map(({ value, label }) => ({ value, label }));
  if (filter.isMany)
    return <MultiSelect label={filter.label} data={data} value={[...values]} onChange={set} clearable />;
  return (
    <div className="vm-field">
      <label htmlFor={id}>{filter.label}</label>
      <select
        id={id}
        className="vm-input"
        value={values[0] ?? ''}
        onChange={({ currentTarget: { value } }) => set(value ? [value] : [])}
      >
        <option value="">{filter.unchosen ?? t('web.list.any')}</option>
        {data.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
};

/** The filters with more than two states, behind one button. */
export const BigListFilterFields = ({ filters, look, id }: Props & { id: string }) => (
  <div className="vm-card vm-tools-fields vm-big-filters" id={id}>
    {filters.map((filter) => (
      <FilterField key={filter.key} filter={filter} look={look} />
    ))}
  </div>
);

const wordOf = (filter: BigFilter, value: string): string => {
  const option =
    filter.kind === 'choice'
      ? filter.options.find((one) => one.value === value)?.label
      : filter.kind === 'organisation' && filter.chosenName;
  return option ? `${filter.label}: ${option}` : filter.label;
};

type ChipProps = { readonly filter: BigFilter; readonly look: BigLook };

const Toggle = ({ filter, look }: ChipProps) => {
  const { chosen } = look.query;
  return (
    <button
      type="button"
      className="vm-chip"
      aria-pressed={chosen[filter.key] !== undefined}
      onClick={() => look.setChosen(toggled(chosen, filter, 'yes'))}
    >
      {chosen[filter.key] && <Icon name="check" size={1} />}
      {filter.label}
    </button>
  );
};

const Taken = ({ filter, look, value }: ChipProps & { value: string }) => {
  const t = useT();
  const word = wordOf(filter, value);
  return (
    <button
      type="button"
      className="vm-chip"
      aria-label={t('web.list.take-filter-away', { filter: word })}
      onClick={() => look.setChosen(toggled(look.query.chosen, filter, value))}
    >
      {word}
      <Icon name="close" size={1} />
    </button>
  );
};

/** Filters of two states, and those chosen behind the button: what narrows the list is always in sight and one click from gone. */
export const BigListChips = ({ filters, look }: Props) => {
  const t = useT();
  const { chosen } = look.query;
  const chips = filters.filter((filter) => filter.kind === 'chip');
  const taken = filters
    .filter((filter) => filter.kind !== 'chip')
    .flatMap((filter) => (chosen[filter.key] ?? []).map((value) => ({ filter, value })));
  if (chips.length + taken.length === 0) return null;
  return (
    <div className="vm-tools not-printed">
      {chips.map((filter) => (
        <Toggle key={filter.key} filter={filter} look={look} />
      ))}
      {taken.map(({ filter, value }) => (
        <Taken key={`${filter.key} ${value}`} filter={filter} look={look} value={value} />
      ))}
      {look.isFiltered && (
        <button type="button" className="vm-link" onClick={look.clear}>
          {t('web.list.clear')}
        </button>
      )}
    </div>
  );
};
