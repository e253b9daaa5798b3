import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type HygieneKind, hygieneCells } from '../contract/hygiene.ts';
import { hygieneDetails } from '../rules/hygiene-details.ts';
import { useHygieneWords } from './hygiene-words.ts';

type Row = OutputOf<typeof hygieneCells>['rows'][number];

/** The details in an address, as the list beside writes them. */
const detailsIn = (kind: HygieneKind, detail: string | undefined): string[] =>
  (detail ?? '').split('_').filter((code) => hygieneDetails[kind].includes(code));

const useColumns = (kind: HygieneKind, detail: string | undefined): readonly Column<Row>[] => {
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
          search={{ cell: row.organisationId, detail }}
        />
      ),
      isNumber: true,
    },
    { key: 'members', header: t('members.hygiene.cell-members'), value: (row) => row.members, isNumber: true },
  ];
};

type Props = { readonly kind: HygieneKind; readonly cell: string | undefined; readonly detail: string | undefined };

/** One hygiene list counted for each cell; a number opens the list of that cell. */
export const HygieneCells = ({ kind, cell, detail }: Props) => {
  const t = useT();
  const { kindWord, detailWord } = useHygieneWords();
  const details = detailsIn(kind, detail);
  const counted = useQuestion(hygieneCells, { kind, underId: (cell ?? null) as never, details });
  const columns = useColumns(kind, detail);
  const label = t('members.hygiene.cells-title', { kind: kindWord(kind) });
  return (
    <Answer
      query={counted}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<Empty title={t('members.hygiene.cells-none')} />}
    >
      {({ rows, cells }) => (
        <>
          {details.length > 0 && (
            <p className="vm-soft">
              {t('members.hygiene.cells-narrowed', { details: details.map(detailWord).join(', ') })}
            </p>
          )}
          {cells > rows.length && (
            <p className="vm-soft">{t('members.hygiene.cells-shown', { shown: rows.length, all: cells })}</p>
          )}
          <DataTable label={label} rows={rows} columns={columns} rowKey={(row) => row.organisationId} />
        </>
      )}
    </Answer>
  );
};
