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
        <option value="">{t('web.list.any')}</option>
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
  const option = filter.kind === 'choice' ? filter.options.find((one) => one.value === value)?.label : undefined;
  return option ? `${filter.label}: ${option}` : filter.label;
};

/** Filters of two states, and those chosen behind the button: what narrows the list is always in sight and one click from gone. */
export const BigListChips = ({ filters, look }: Props) => {
  const t = useT();
  const { chosen } = look.query;
  const hidden = filters.filter((filter) => filter.kind !== 'chip' && chosen[filter.key]);
  const chips = filters.filter((filter) => filter.kind === 'chip');
  if (chips.length + hidden.length === 0) return null;
  return (
    <div className="vm-tools not-printed">
      {chips.map((filter) => (
        <button
          key={filter.key}
          type="button"
          className="vm-chip"
          aria-pressed={chosen[filter.key] !== undefined}
          onClick={() => look.setChosen(toggled(chosen, filter, 'yes'))}
        >
          {chosen[filter.key] && <Icon name="check" size={1} />}
          {filter.label}
        </button>
      ))}
      {hidden.flatMap((filter) =>
        chosen[filter.key]!.map((value) => (
          <button
            key={`${filter.key} ${value}`}
            type="button"
            className="vm-chip"
            aria-label={t('web.list.take-filter-away', { filter: wordOf(filter, value) })}
            onClick={() => look.setChosen(toggled(chosen, filter, value))}
          >
            {wordOf(filter, value)}
            <Icon name="close" size={1} />
          </button>
        )),
      )}
      {look.isFiltered && (
        <button type="button" className="vm-link" onClick={look.clear}>
          {t('web.list.clear')}
        </button>
      )}
    </div>
  );
};
