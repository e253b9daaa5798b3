import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useTableTakeOut } from '../../../web/kit/table-take-out.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import { board, ruleId } from '../contract.ts';
import { useBoardColumns } from './board-columns.tsx';
import { type BoardFilter, BoardFilterBar } from './board-filter.tsx';
import { everyFlag } from './every-flag.ts';
import type { Flag } from './rule-words.ts';
import './warnings.css';

const AT_ONCE = 100;

const everything: BoardFilter = {
  rules: [],
  levels: [],
  types: [],
  underId: null,
  knowledge: 'known',
  state: 'open',
  sort: 'level',
};

/** A work item opens the board at its rule; the rule alone stands in the address. */
const useFirstFilter = (): BoardFilter => {
  const { rule } = useSearch({ strict: false }) as { rule?: unknown };
  const read = ruleId.safeParse(rule);
  return read.success ? { ...everything, rules: [read.data] } : everything;
};

const inputOf = ({ underId, ...filter }: BoardFilter) => ({
  ...filter,
  ...(underId ? { underId: underId as never } : {}),
});

const HeadActions = () => {
  const t = useT();
  return (
    <>
      <PageLink to="/warnings/rules" className="vm-button">
        {t('warnings.rules.title')}
      </PageLink>
      <PrintButton />
    </>
  );
};

const useExport = (run: () => Promise<void>) => {
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const start = async (): Promise<void> => {
    setRefusal(null);
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      setRefusal(error);
    }
  };
  return { refusal, start: () => void start() };
};

type FlagsProps = {
  readonly answer: OutputOf<typeof board>;
  readonly columns: readonly Column<Flag>[];
  readonly onExport: () => void;
  readonly after: string | null;
  readonly onAfter: (after: string | null) => void;
};

const Flags = ({ answer, columns, onExport, after, onAfter }: FlagsProps) => {
  const t = useT();
  const { items, total, next } = answer;
  return (
    <>
      <p role="status" className="vm-soft">
        {t('warnings.board.shown', { shown: items.length, all: total })}
      </p>
      <DataTable
        label={t('warnings.board.title')}
        rows={items}
        columns={columns}
        rowKey={(row) => row.id}
        onExport={onExport}
      />
      <div className="vm-row not-printed">
        {after && <Button onClick={() => onAfter(null)}>{t('warnings.board.first')}</Button>}
        {next && <Button onClick={() => onAfter(next)}>{t('warnings.board.next')}</Button>}
      </div>
    </>
  );
};

/** Early identification: which organisations need attention, since when, why, on what rule. */
const BoardPage = () => {
  const t = useT();
  const first = useFirstFilter();
  const [filter, setFilter] = useState(first);
  const [after, setAfter] = useState<string | null>(null);
  const list = useQuestion(board, { ...inputOf(filter), after, limit: AT_ONCE }, { keepLast: true });
  const columns = useBoardColumns(filter.state);
  const title = t('warnings.board.title');
  const takeOut = useTableTakeOut<Flag>(title);
  const file = useExport(async () =>
    takeOut.start({ rows: await everyFlag(inputOf(filter)), columns, text: '', chips: [] }),
  );
  const change = (next: BoardFilter): void => {
    setAfter(null);
    setFilter(next);
  };
  const checkedOn = list.data?.checkedOn;
  return (
    <div className="vm-page">
      <PageHead
        title={title}
        subtitle={checkedOn ? t('warnings.board.checked', { on: dayText(checkedOn) }) : t('warnings.board.about')}
        actions={<HeadActions />}
      />
      <BoardFilterBar filter={filter} counts={list.data} onFilter={change} />
      {file.refusal && <RefusalPanel refusal={file.refusal} takesFocus />}
      {takeOut.refusal}
      <Answer
        query={list}
        lines={8}
        isEmpty={(answer) => answer.items.length === 0}
        empty={<Empty title={t('warnings.board.none')}>{t('warnings.board.none-text')}</Empty>}
      >
        {(answer) => <Flags answer={answer} columns={columns} onExport={file.start} after={after} onAfter={setAfter} />}
      </Answer>
    </div>
  );
};

export default BoardPage;
