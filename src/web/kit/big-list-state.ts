/** A filter of a big list. Its state is codes or ids, never what a person typed, because it stands in the address. */
export type BigFilter =
  | { readonly kind: 'chip'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'choice';
      readonly key: string;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      /** Several values at once, joined by "or". */
      readonly isMany?: boolean;
      /** What holds while nothing is chosen, where that is not everything. */
      readonly unchosen?: string;
    }
  | {
      readonly kind: 'organisation';
      readonly key: string;
      readonly label: string;
      /** Name of the organisation chosen now, where the page knows it. */
      readonly chosenName?: string;
    };

export type BigSort = { readonly key: string; readonly descending: boolean };

/** Codes chosen per filter; a chip that is on has `['yes']`. Filters without a choice are left out. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** What a big list is asked for, beside the page. */
export type BigQuery = { readonly text: string; readonly sort: BigSort; readonly chosen: Chosen };

export type Search = Readonly<Record<string, unknown>>;

// Codes are kebab-case, so this never stands within one; a dot would make two numbers look like one.
const BETWEEN = '_';
const CODE = /^[a-zA-Z0-9-]{1,64}$/;

const allowed = (filter: BigFilter, value: string): boolean => {
  if (!CODE.test(value)) return false;
  if (filter.kind === 'chip') return value === 'yes';
  return filter.kind === 'organisation' || filter.options.some((option) => option.value === value);
};

/** The filters in an address; what is no code of theirs is left out. */
export const chosenIn = (search: Search, filters: readonly BigFilter[]): Chosen =>
  Object.fromEntries(
    filters.flatMap((filter) => {
      const written = search[filter.key];
      if (typeof written !== 'string' && typeof written !== 'number') return [];
      const values = [...new Set(String(written).split(BETWEEN))].filter((value) => allowed(filter, value));
      const isMany = filter.kind === 'choice' && filter.isMany;
      return values.length === 0 ? [] : [[filter.key, isMany ? values : values.slice(0, 1)]];
    }),
  );

/** The order in an address (`name` or `-name`), if the server can sort by it. */
export const sortIn = (search: Search, sortable: readonly string[], first: BigSort): BigSort => {
  const written = typeof search.sort === 'string' ? search.sort : '';
  const descending = written.startsWith('-');
  const key = descending ? written.slice(1) : written;
  return sortable.includes(key) ? { key, descending } : first;
};

/** Filters and order as an address carries them; `undefined` takes an entry out. */
export const searchOf = (
  { chosen, sort }: Pick<BigQuery, 'chosen' | 'sort'>,
  filters: readonly BigFilter[],
  first: BigSort,
): Record<string, string | undefined> => ({
  ...Object.fromEntries(
    filters.map(({ key }) => [key, chosen[key] && chosen[key].length > 0 ? chosen[key].join(BETWEEN) : undefined]),
  ),
  sort:
    sort.key === first.key && sort.descending === first.descending
      ? undefined
      : `${sort.descending ? '-' : ''}${sort.key}`,
});

/** The choice after `value` of a filter was clicked: taken away when it was there. */
export const toggled = (chosen: Chosen, filter: BigFilter, value: string): Chosen => {
  const old = chosen[filter.key] ?? [];
  const isMany = filter.kind === 'choice' && filter.isMany;
  const kept = old.includes(value) ? old.filter((one) => one !== value) : isMany ? [...old, value] : [value];
  return withChosen(chosen, filter.key, kept);
};

/** The choice with these values for one filter. */
export const withChosen = (chosen: Chosen, key: string, values: readonly string[]): Chosen => {
  const { [key]: _, ...rest } = chosen;
  return values.length === 0 ? rest : { ...rest, [key]: values };
};

/** The same choice, whatever the order in which it was made. */
export const isSameChoice = (a: Chosen, b: Chosen): boolean => {
  const written = (chosen: Chosen): string =>
    JSON.stringify(
      Object.keys(chosen)
        .sort()
        .map((key) => [key, [...chosen[key]!].sort()]),
    );
  return written(a) === written(b);
};

/** Columns to show, in order: those remembered that still exist, else the usual ones. Never none. */
export const columnsShown = (
  remembered: readonly string[] | null,
  all: readonly { readonly key: string; readonly isExtra?: boolean }[],
): readonly string[] => {
  const known = (remembered ?? []).filter((key) => all.some((column) => column.key === key));
  if (known.length > 0) return [...new Set(known)];
  return all.filter((column) => !column.isExtra).map((column) => column.key);
};
