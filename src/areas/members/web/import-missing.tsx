import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { importMissing, type MemberImportId } from '../contract/import.ts';
import { exportImportMissing } from '../contract.ts';
import { birthText } from './import-words.ts';
import { useListExport } from './list-export.tsx';

type Row = OutputOf<typeof importMissing>['rows'][number];

type Props = {
  readonly importId: MemberImportId;
  readonly count: number;
  /** False once the list is being written: then there is nothing to ask any more. */
  readonly when: boolean;
};

/** Members whom the file does not name: a list to look over; nothing is done about them. */
export const ImportMissing = ({ importId, count, when }: Props) => {
  const t = useT();
  const taking = useListExport(exportImportMissing, { importId });
  const query = useQuestion(importMissing, { importId }, { when });
  const columns: readonly Column<Row>[] = [
    { key: 'name', header: t('members.import.full-name'), value: (row) => row.fullName, onCard: 'title' },
    { key: 'birth', header: t('members.import.birth'), value: (row) => row.birth, cell: (row) => birthText(row.birth) },
    { key: 'cell', header: t('members.import.cell'), value: (row) => row.cell },
  ];
  return (
    <details>
      <summary className="vm-link">{t('members.import.missing-title', { count })}</summary>
      <p className="vm-soft">{t('members.import.missing-help')}</p>
      <Answer query={query}>
        {({ rows }) => (
          <>
            {taking.refusal}
            {rows.length < count && (
              <p role="note">{t('members.import.missing-first', { shown: rows.length, all: count })}</p>
            )}
            <DataTable
              label={t('members.import.missing-label')}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.memberId}
              {...taking.props}
            />
          </>
        )}
      </Answer>
    </details>
  );
};
