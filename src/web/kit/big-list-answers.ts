import { useDebouncedValue } from '@mantine/hooks';
import { type QueryClient, type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { chosenOffice } from '../client.ts';
import type { ApiRefusal } from '../refusal.ts';
import { PAGE_ROWS, placeOf, rowsFromStart } from './big-list-pages.ts';
import type { BigListProps, BigPage } from './big-list-props.ts';
import type { BigQuery } from './big-list-state.ts';

// While the bar is dragged, pages that only flash by are not asked for.
const DRAG_PAUSE_MS = 80;
const KEPT_MS = 30 * 60_000;

type Asked<Row> = Pick<BigListProps<Row>, 'name' | 'page' | 'askedWith'>;

const listKey = ({ name, askedWith = [] }: Asked<never>, query: BigQuery) =>
  ['big-list', name, chosenOffice(), askedWith, query] as const;

const pageOptions = <Row>(client: QueryClient, asked: Asked<Row>, query: BigQuery, page: number) => {
  const key = listKey(asked as Asked<never>, query);
  const endOf = (earlier: number) => client.getQueryData<BigPage<Row>>([...key, earlier])?.next;
  return {
    queryKey: [...key, page],
    queryFn: ({ signal }: { signal: AbortSignal }) => asked.page(query, placeOf(page, endOf), signal),
    staleTime: 15_000,
    gcTime: KEPT_MS,
  };
};

export type BigAnswers<Row> = {
  /** All rows of the list, loaded or not; undefined until the first page is there. */
  readonly count: number | undefined;
  readonly rowAt: (index: number) => Row | undefined;
  /** Loaded from the first row on, without a gap. */
  readonly rowsFromStart: number;
  /** Every row that is loaded, in order. */
  readonly loaded: () => readonly Row[];
  /** A new question is under way; what is shown is the answer to the last one. */
  readonly isOld: boolean;
  readonly first: UseQueryResult<BigPage<Row>, ApiRefusal>;
  /** A later page was refused. */
  readonly failed: UseQueryResult<BigPage<Row>, ApiRefusal> | undefined;
};

type Shown<Row> = { readonly query: BigQuery; readonly asked: Asked<Row> };

/** The question whose answer is on screen: the new one once its first page is there, until then the last one. */
const useShown = <Row>(now: Shown<Row>, isThere: boolean): { shown: Shown<Row>; isOld: boolean } => {
  const [settled, setSettled] = useState(now);
  const keyOf = ({ asked, query }: Shown<Row>): string => JSON.stringify(listKey(asked as Asked<never>, query));
  const isSame = keyOf(now) === keyOf(settled);
  if (!isSame && isThere) setSettled(now);
  return { shown: isSame ? now : settled, isOld: !isSame };
};

/** The pages of a list: the first one at once, the others as they come into view; the last answer stays until the new one is there. */
export const useBigAnswers = <Row>(
  asked: Asked<Row>,
  query: BigQuery,
  pagesInView: readonly number[],
): BigAnswers<Row> => {
  const client = useQueryClient();
  const first = useQuery<BigPage<Row>, ApiRefusal>(pageOptions(client, asked, query, 0));
  const { shown, isOld } = useShown({ query, asked }, first.data !== undefined || first.error !== null);
  const key = listKey(shown.asked as Asked<never>, shown.query);
  const [wanted] = useDebouncedValue(pagesInView.join(), DRAG_PAUSE_MS);
  const pages = wanted
    .split(',')
    .map(Number)
    .filter((page) => page > 0);
  const enabled = !isOld && first.data !== undefined;
  const later = useQueries({
    queries: pages.map((page) => ({ ...pageOptions(client, shown.asked, shown.query, page), enabled })),
  }) as UseQueryResult<BigPage<Row>, ApiRefusal>[];
  // Read from the observers, so that a page that arrives is drawn; pages out of view are still in the cache.
  const arrived = new Map(later.map(({ data }, at) => [pages[at], data]));
  const dataOf = (page: number) => arrived.get(page) ?? client.getQueryData<BigPage<Row>>([...key, page]);
  return {
    count: dataOf(0)?.count ?? undefined,
    rowAt: (index) => dataOf(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS],
    rowsFromStart: rowsFromStart((page) => dataOf(page)?.rows.length),
    loaded: () => loadedRows<Row>(client, key),
    isOld,
    first,
    failed: later.find(({ error }) => error !== null),
  };
};

const loadedRows = <Row>(client: QueryClient, key: readonly unknown[]): readonly Row[] =>
  client
    .getQueriesData<BigPage<Row>>({ queryKey: key })
    .filter(([, data]) => data !== undefined)
    .sort(([a], [b]) => Number(a.at(-1)) - Number(b.at(-1)))
    .flatMap(([, data]) => data!.rows);
