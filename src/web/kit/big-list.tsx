import { useElementSize } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useState } from 'react';
import { useT } from '../messages.ts';
import { Answer, Empty } from './answer-states.tsx';
import { type BigAnswers, useBigAnswers } from './big-list-answers.ts';
import { BigListCards } from './big-list-cards.tsx';
import { BigListGrid } from './big-list-grid.tsx';
import { type BigLook, useBigLook } from './big-list-look.ts';
import { BigListPrint, usePrinting } from './big-list-print.tsx';
import type { BigListProps } from './big-list-props.ts';
import { BigListTools } from './big-list-tools.tsx';
import { Button } from './button.tsx';

export type { BigColumn, BigListProps, BigPage } from './big-list-props.ts';
export type { BigFilter, BigQuery } from './big-list-state.ts';

const CARDS_BELOW_REM = 42;

type Parts<Row> = {
  readonly list: BigListProps<Row>;
  readonly look: BigLook;
  readonly answers: BigAnswers<Row>;
  readonly onPages: (pages: readonly number[]) => void;
};

/** Filters left nothing over: says so, with the way back. */
const NothingLeft = ({ onClear }: { onClear: () => void }) => {
  const t = useT();
  return (
    <Empty title={t('web.list.nothing-left')} action={<Button onClick={onClear}>{t('web.list.clear')}</Button>}>
      {t('web.list.nothing-left-help')}
    </Empty>
  );
};

const Rows = <Row extends object>({ list, look, answers, onPages, isNarrow }: Parts<Row> & { isNarrow: boolean }) => {
  const navigate = useNavigate();
  const isPrinting = usePrinting();
  const { label, rowLink, rowKey } = list;
  const columns = look.columns.map((key) => list.columns.find((column) => column.key === key)!);
  const count = answers.count ?? 0;
  if (isPrinting)
    return <BigListPrint label={label} columns={columns} rows={answers.loaded()} count={count} rowKey={rowKey} />;
  const { rowAt, rowsFromStart, isOld } = answers;
  const sorting = { sort: look.query.sort, onSort: look.setSort };
  const view = { label, columns, count, rowAt, rowLink, onPages, query: look.query, isOld, ...sorting };
  if (isNarrow) return <BigListCards {...view} rowsFromStart={rowsFromStart} />;
  const open = (row: Row): void => {
    const link = rowLink?.(row);
    if (link) void navigate(link as never);
  };
  return <BigListGrid {...view} onOpen={open} />;
};

const Count = <Row,>({ list, answers }: Pick<Parts<Row>, 'list' | 'answers'>) => {
  const t = useT();
  const { count, failed } = answers;
  return (
    <div className="vm-row">
      <span role="status" className="vm-soft">
        {count === undefined ? '' : t('web.table.count', { count })}
      </span>
      {list.note}
      {failed && <Button onClick={() => void failed.refetch()}>{t('web.list.page-failed')}</Button>}
    </div>
  );
};

/**
 * A list of any length that the server filters, sorts and hands over page by page: filters and order in the address (codes only), text
 * in history state, columns and saved views kept for the account; a grid where there is room, cards where there is not.
 */
export const BigList = <Row extends object>(list: BigListProps<Row>) => {
  const { ref, width } = useElementSize();
  const look = useBigLook(list);
  const [pages, setPages] = useState<readonly number[]>([0, 1]);
  const onPages = useCallback((next: readonly number[]) => setPages(next), []);
  const answers = useBigAnswers(list, look.query, pages);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const isNarrow = width > 0 && width / rem < CARDS_BELOW_REM;
  const parts = { list, look, answers, onPages };
  const isRefused = answers.first.error !== null && answers.first.data === undefined;
  const body = (): ReactNode => {
    if (answers.count === undefined || isRefused) return <Answer query={answers.first}>{() => null}</Answer>;
    if (answers.count > 0) return <Rows {...parts} isNarrow={isNarrow} />;
    return look.isFiltered ? <NothingLeft onClear={look.clear} /> : list.empty;
  };
  return (
    <div className="vm-stack" ref={ref}>
      <BigListTools list={list} look={look} />
      <Count list={list} answers={answers} />
      {body()}
    </div>
  );
};
