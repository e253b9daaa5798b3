import { useDebouncedValue } from '@mantine/hooks';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../platform/action/contract.ts';
import { savedViews } from '../../platform/saved-views/contract.ts';
import { useQuestion } from '../queries.ts';
import { useSignedIn } from '../session.ts';
import type { BigListProps } from './big-list-props.ts';
import {
  type BigFilter,
  type BigQuery,
  type BigSort,
  type Chosen,
  chosenIn,
  columnsShown,
  isSameChoice,
  type Search,
  searchOf,
  sortIn,
} from './big-list-state.ts';

const TYPING_PAUSE_MS = 250;
/** In the address instead of a view's id: the list without its default view. */
const NO_VIEW = 'all';

export type SavedView = OutputOf<typeof savedViews>['views'][number];

/** Column codes last shown, per list and account, on this machine. */
const useRememberedColumns = (name: string) => {
  const account = useSignedIn()?.account.id ?? '';
  const storedAs = `columns ${name} ${account}`;
  const [columns, set] = useState<readonly string[] | null>(() => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(storedAs) ?? 'null');
      return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : null;
    } catch {
      return null;
    }
  });
  const remember = (keys: readonly string[] | null): void => {
    set(keys);
    if (keys) localStorage.setItem(storedAs, JSON.stringify(keys));
    else localStorage.removeItem(storedAs);
  };
  return [columns, remember] as const;
};

/** What is typed goes into history state, so that coming back finds it, and never into the address. */
const useTypedText = () => {
  const kept = useLocation({ select: ({ state }) => (state as { listText?: string }).listText ?? '' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(kept);
  const [text] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  useEffect(() => {
    if (text === kept) return;
    const state = (old: object) => ({ ...old, listText: text });
    void navigate({ to: '.', search: true, replace: true, resetScroll: false, state: state as never } as never);
  }, [text, kept, navigate]);
  return { typed, setTyped, text };
};

type Wanted = { readonly chosen: Chosen; readonly sort: BigSort; readonly view?: string | undefined };

const useAddress = (filters: readonly BigFilter[], firstSort: BigSort, sortable: readonly string[]) => {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const go = ({ chosen, sort, view }: Wanted): void => {
    const written = { ...searchOf({ chosen, sort }, filters, firstSort), view };
    const next = (old: object) => ({ ...old, ...written });
    void navigate({ to: '.', search: next, replace: true, resetScroll: false, state: true } as never);
  };
  const viewId = typeof search.view === 'string' ? search.view : undefined;
  const isBare = viewId === undefined && search.sort === undefined && filters.every(({ key }) => !(key in search));
  return { chosen: chosenIn(search, filters), sort: sortIn(search, sortable, firstSort), viewId, isBare, go };
};

/** A list opens with its default view, unless its address says otherwise. */
const useDefaultView = (views: readonly SavedView[] | undefined, isBare: boolean, apply: (view: SavedView) => void) => {
  const isSettled = useRef(!isBare);
  useEffect(() => {
    if (isSettled.current || !views) return;
    isSettled.current = true;
    const usual = views.find((view) => view.isDefault);
    if (usual) apply(usual);
  });
};

/** The same object as long as it says the same: what it is asked with must not change by being drawn again. */
const useStable = (query: BigQuery): BigQuery => {
  const asText = JSON.stringify(query);
  return useMemo(() => JSON.parse(asText) as BigQuery, [asText]);
};

const isAsSaved = (view: SavedView, { chosen, sort }: BigQuery, columns: readonly string[]): boolean =>
  isSameChoice(view.chosen, chosen) &&
  view.sort.key === sort.key &&
  view.sort.descending === sort.descending &&
  view.columns.join() === columns.join();

/** What a big list shows now: text, filters, order, columns and the saved view they came from, with the ways to change each. */
export const useBigLook = <Row>(props: BigListProps<Row>) => {
  const { name, columns: all, filters = [], firstSort } = props;
  const sortable = all.filter((column) => column.isSortable).map(({ key }) => key);
  const { chosen, sort, viewId, isBare, go } = useAddress(filters, firstSort, sortable);
  const { typed, setTyped, text } = useTypedText();
  const [remembered, remember] = useRememberedColumns(name);
  const views = useQuestion(savedViews, { list: name }).data?.views;
  const view = views?.find(({ id }) => id === viewId) ?? null;
  const columns = columnsShown(remembered, all);
  const apply = (next: SavedView): void => {
    remember(next.columns);
    go({ chosen: next.chosen, sort: next.sort, view: next.id });
  };
  useDefaultView(views, isBare, apply);
  const query = useStable({ text, sort, chosen });
  const clear = (): void => {
    setTyped('');
    go({ chosen: {}, sort: firstSort, view: views?.some((one) => one.isDefault) ? NO_VIEW : undefined });
  };
  return {
    query,
    typed,
    setTyped,
    columns,
    setColumns: remember,
    setChosen: (next: Chosen): void => go({ chosen: next, sort, view: viewId }),
    setSort: (next: BigSort): void => go({ chosen, sort: next, view: viewId }),
    /** Everything, in the usual order. */
    clear,
    views: views ?? [],
    view,
    isChanged: view !== null && !isAsSaved(view, query, columns),
    apply,
    isFiltered: text !== '' || Object.keys(chosen).length > 0,
  };
};

export type BigLook = ReturnType<typeof useBigLook>;
