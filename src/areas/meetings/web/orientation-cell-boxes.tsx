import { useInfiniteQuery } from '@tanstack/react-query';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ask } from '../../../web/client.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { questionKey } from '../../../web/queries.ts';
import { useWords } from '../../organisations/web/public.tsx';
import { cellsToChoose } from '../contract.ts';

export type CellFilter = {
  readonly types: readonly string[];
  readonly sectors: readonly string[];
  readonly onlyNotMet: boolean;
};
type Props = {
  readonly orientationId: string;
  readonly filter: CellFilter;
  readonly named: ReadonlySet<string>;
  readonly onNamed: (named: ReadonlySet<string>) => void;
};

/** Pages of the cells that a filter leaves, one after the other. */
const useCellPages = ({ orientationId, filter }: Pick<Props, 'orientationId' | 'filter'>) => {
  const asked = {
    orientationId: orientationId as never,
    ...filter,
    types: [...filter.types],
    sectors: [...filter.sectors],
    limit: 100,
  };
  return useInfiniteQuery({
    queryKey: [...questionKey(cellsToChoose, asked), 'pages'],
    queryFn: ({ pageParam, signal }) => ask(cellsToChoose, { ...asked, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
};

type Cell = OutputOf<typeof cellsToChoose>['rows'][number];

const OneBox = ({ cell, named, onNamed }: { cell: Cell } & Pick<Props, 'named' | 'onNamed'>) => {
  const t = useT();
  const { typeWord } = useWords(todayHere());
  const { organisationId, name, superiorName, type, hasMet } = cell;
  const tick = (isOn: boolean): void => {
    const next = new Set(named);
    if (isOn) next.add(organisationId);
    else next.delete(organisationId);
    onNamed(next);
  };
  const met = hasMet ? t('meetings.orientation.has-met') : null;
  return (
    <Checkbox
      label={
        <>
          {name} <span className="vm-soft">{[superiorName, typeWord(type), met].filter(Boolean).join(' · ')}</span>
        </>
      }
      checked={named.has(organisationId)}
      onChange={({ currentTarget: { checked } }) => tick(checked)}
    />
  );
};

/** Cells to be ticked one by one; a choice made stays while the filter moves on. */
export const CellBoxes = ({ named, onNamed, ...asked }: Props) => {
  const t = useT();
  const pages = useCellPages(asked);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <fieldset className="vm-stack">
      <legend>{t('meetings.orientation.cells')}</legend>
      <div className="vm-row">
        <Button onClick={() => onNamed(new Set([...named, ...rows.map(({ organisationId }) => organisationId)]))}>
          {t('meetings.orientation.choose-shown')}
        </Button>
        <Button onClick={() => onNamed(new Set())}>{t('meetings.orientation.clear')}</Button>
      </div>
      <div className="meetings-cell-boxes">
        {rows.map((cell) => (
          <OneBox key={cell.organisationId} cell={cell} named={named} onNamed={onNamed} />
        ))}
        {pages.hasNextPage && (
          <Button isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('meetings.orientation.more-cells')}
          </Button>
        )}
      </div>
    </fieldset>
  );
};
