import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { chosenOffice } from '../../../web/client.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { officesInUse, useMay, useSignedIn } from '../../../web/session.ts';
import { duesCells } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import { amountColumn, cellColumn, countColumn } from './dues-columns.tsx';
import { DuesMonthSwitch } from './dues-month-switch.tsx';
import { useDong, useMonth } from './dues-words.ts';
import './dues.css';

type Cells = OutputOf<typeof duesCells>;
type Cell = Cells['cells'][number];
const SHOWN = 500;

const stateWord = ({ month }: Cell): string => (month ? `members.dues.is-${month.state}` : 'members.dues.not-opened');

const MonthState = ({ cell }: { cell: Cell }) => {
  const t = useT();
  const level = cell.month === null ? 'unknown' : cell.month.state === 'open' ? 'plain' : 'good';
  return <Status level={level}>{t(stateWord(cell))}</Status>;
};

const settledOf = ({ counts }: Cell): number => counts.paid + counts.exempt + counts.waived;

const settledColumn = (t: Translate, month: Day): Column<Cell> => ({
  key: 'settled',
  header: t('members.dues.settled'),
  value: settledOf,
  isNumber: true,
  cell: (cell) =>
    cell.month && (
      <Figure
        numerator={settledOf(cell)}
        denominator={cell.counts.all}
        definition={t('members.dues.settled-definition', { month: monthText(month) })}
        to="/members/dues/$organisationId"
        params={{ organisationId: cell.organisationId }}
        search={{ month }}
      />
    ),
});

const columnsOf = (t: Translate, dong: (amount: number | null) => string, month: Day): readonly Column<Cell>[] => [
  cellColumn(t('members.dues.cell'), (cell) => cell.name, { month: () => month, isTitle: true }),
  { key: 'parent', header: t('members.dues.parent'), value: (cell) => cell.parentName, onCard: 'detail' },
  {
    key: 'state',
    header: t('members.dues.ledger'),
    value: (cell) => cell.month?.state ?? null,
    text: (cell) => t(stateWord(cell)),
    cell: (cell) => <MonthState cell={cell} />,
  },
  settledColumn(t, month),
  countColumn(
    'unpaid',
    t('members.dues.state.unpaid'),
    ({ month: opened, counts }) => opened && counts.unpaid + counts.part,
  ),
  countColumn('unknown', t('members.dues.state.unknown'), ({ month: opened, counts }) => opened && counts.unknown),
  { ...countColumn<Cell>('roll', t('members.dues.on-roll'), (cell) => cell.onRoll), onCard: 'detail' },
  amountColumn('collected', t('members.dues.collected'), (cell) => cell.sums.collected, dong),
];

const Progress = ({ cells }: { cells: Cells }) => {
  const t = useT();
  return (
    <div className="dues-sums">
      <dl>
        <div>
          <dt>{t('members.dues.opened-cells')}</dt>
          <dd>
            <Figure
              numerator={cells.opened}
              denominator={cells.total}
              definition={t('members.dues.opened-definition')}
            />
          </dd>
        </div>
        <div>
          <dt>{t('members.dues.closed-cells')}</dt>
          <dd>
            <Figure
              numerator={cells.closed}
              denominator={cells.total}
              definition={t('members.dues.closed-definition')}
            />
          </dd>
        </div>
      </dl>
    </div>
  );
};

const CellTable = ({ cells, month, onNext }: { cells: Cells; month: Day; onNext: (after: string) => void }) => {
  const t = useT();
  const dong = useDong();
  const chips = [
    { key: 'to-open', label: t('members.dues.not-opened'), test: (cell: Cell) => cell.month === null },
    { key: 'unpaid', label: t('members.dues.has-unpaid'), test: ({ counts }: Cell) => counts.unpaid + counts.part > 0 },
    { key: 'unknown', label: t('members.dues.has-unknown'), test: ({ counts }: Cell) => counts.unknown > 0 },
  ];
  return (
    <>
      <DataTable
        label={t('members.dues.cells-label', { month: monthText(month) })}
        rows={cells.cells}
        columns={columnsOf(t, dong, month)}
        rowKey={(cell) => cell.organisationId}
        chips={chips}
      />
      {cells.next && <Button onClick={() => onNext(cells.next!)}>{t('members.dues.more-cells')}</Button>}
    </>
  );
};

/** What one's own organisation passes on and receives; cells have it at their ledgers. */
const OwnRemittances = () => {
  const t = useT();
  const may = useMay();
  const session = useSignedIn();
  const own = session && officesInUse(session, chosenOffice())[0]?.organisationId;
  if (!own || !may('members.dues-remittances')) return null;
  return (
    <PageLink className="vm-button" to="/members/dues/$organisationId/remittances" params={{ organisationId: own }}>
      {t('members.dues.own-remittances')}
    </PageLink>
  );
};

const SumsNotes = ({ cells }: { cells: readonly { readonly sums: { readonly isBehind: boolean } }[] }) => {
  const t = useT();
  return (
    <>
      <p className="vm-soft">{t('members.dues.sums-note')}</p>
      {cells.some(({ sums }) => sums.isBehind) && <p className="vm-soft">{t('members.dues.sums-behind-cells')}</p>}
    </>
  );
};

/** Cells in reach with how far the dues of a month have come. */
const DuesPage = () => {
  const t = useT();
  const { month, look } = useMonth();
  const [after, setAfter] = useState<string | null>(null);
  const cells = useQuestion(duesCells, { month, limit: SHOWN, ...(after ? { after } : {}) }, { keepLast: true });
  const go = (next: Day): void => {
    setAfter(null);
    look(next);
  };
  return (
    <div className="vm-page">
      <PageHead
        title={t('members.dues.title')}
        subtitle={t('members.dues.subtitle', { month: monthText(month) })}
        actions={
          <>
            <OwnRemittances />
            <PrintButton />
          </>
        }
      />
      <DuesMonthSwitch month={month} onMonth={go} />
      <Answer
        query={cells}
        isEmpty={(answer) => answer.total === 0}
        empty={<Empty title={t('members.dues.no-cells')}>{t('members.dues.no-cells-text')}</Empty>}
      >
        {(answer) => (
          <>
            <Progress cells={answer} />
            <CellTable cells={answer} month={month} onNext={setAfter} />
            <SumsNotes cells={answer.cells} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default DuesPage;
