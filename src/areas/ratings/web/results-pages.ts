import { useInfiniteQuery } from '@tanstack/react-query';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { questionKey } from '../../../web/queries.ts';
import type { ApiRefusal } from '../../../web/refusal.ts';
import { results } from '../contract.ts';
import { inputOf, type ResultsSearch } from './results-search.ts';

type Page = OutputOf<typeof results>;

/** Results page after page. */
export const useResultPages = (asked: ResultsSearch, text: string) => {
  const input = { ...inputOf(asked), text: text.trim() };
  const pages = useInfiniteQuery<Page, ApiRefusal, { pages: Page[] }, readonly unknown[], string | null>({
    queryKey: [...questionKey(results, input), 'pages'],
    queryFn: ({ pageParam, signal }) => ask(results, { ...input, after: pageParam }, { signal }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.rows);
  return {
    pages,
    rows: rows.map((row, at) => ({ ...row, key: row.subjectId ?? `${at} ${row.title}` })),
    total: pages.data?.pages[0]?.total ?? 0,
    unfinished: pages.data?.pages[0]?.unfinished ?? [],
  };
};

export type ResultPages = ReturnType<typeof useResultPages>;
