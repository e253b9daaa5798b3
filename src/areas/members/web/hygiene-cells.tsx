import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type HygieneKind, hygieneCells } from '../contract/hygiene.ts';
import { useHygieneWords } from './hygiene-words.ts';

type Row = OutputOf<typeof hygieneCells>['rows'][number];

const useColumns = (kind: HygieneKind): readonly Column<Row>[] => {
  const t = useT();
  const { kindWord } = useHygieneWords();
  return [
    { key: 'name', header: t('members.hygiene-column.cell'), value: (row) => row.name, onCard: 'title' },
    {
      key: 'found',
      header: t('members.hygiene.cell-found'),
      value: (row) => row.found,
      cell: (row) => (
        <Figure
          numerator={row.found}
          definition={`${kindWord(kind)}: ${row.name}`}
          to="/members/hygiene/$kind"
          params={{ kind }}
          search={{ cell: row.organisationId }}
        />
      ),
      isNumber: true,
    },
    { key: 'members', header: t('members.hygiene.cell-members'), value: (row) => row.members, isNumber: true },
  ];
};

/** One hygiene list counted for each cell; a number opens the list of that cell. */
export const HygieneCells = ({ kind, cell }: { kind: HygieneKind; cell: string | undefined }) => {
  const t = useT();
  const { kindWord } = useHygieneWords();
  const counted = useQuestion(hygieneCells, { kind, underId: (cell ?? null) as never });
  const columns = useColumns(kind);
  const label = t('members.hygiene.cells-title', { kind: kindWord(kind) });
  return (
    <Answer
      query={counted}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<Empty title={t('members.hygiene.cells-none')} />}
    >
      {({ rows, cells }) => (
        <>
          {cells > rows.length && (
            <p className="vm-soft">{t('members.hygiene.cells-shown', { shown: rows.length, all: cells })}</p>
          )}
          <DataTable label={label} rows={rows} columns={columns} rowKey={(row) => row.organisationId} />
        </>
      )}
    </Answer>
  );
};
