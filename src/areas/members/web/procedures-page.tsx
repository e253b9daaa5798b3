import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { exportProcedures, procedureKind, procedures } from '../contract.ts';
import { levelOfDue, levelOfProcedure } from './life-cycle-words.ts';
import { useListExport } from './list-export.tsx';

type Row = OutputOf<typeof procedures>['items'][number];

const NextDue = ({ next }: Pick<Row, 'next'>) => {
  const t = useT();
  if (next === null) return null;
  return (
    <>
      <span>{t(`members.clock.${next.what}`)} </span>
      <Status level={levelOfDue(next.dueOn, todayHere())}>{dayText(next.dueOn)}</Status>
    </>
  );
};

const useSubjectColumns = (): Column<Row>[] => {
  const t = useT();
  return [
    {
      key: 'subject',
      header: t('members.procedure.subject'),
      value: (row) => row.subject,
      cell: (row) => (
        <PageLink to="/members/procedures/$procedureId" params={{ procedureId: row.id }}>
          {row.subject}
        </PageLink>
      ),
      onCard: 'title',
    },
    { key: 'kind', header: t('members.procedure.kind'), value: (row) => t(`members.procedure-kind.${row.kind}`) },
    { key: 'cell', header: t('members.life.cell'), value: (row) => row.organisationName },
  ];
};

const useStepColumns = (): Column<Row>[] => {
  const t = useT();
  const stateOf = (row: Row): string => t(`members.procedure-state.${row.state}`);
  const stepOf = ({ lastStep, openedOn }: Row): string =>
    lastStep ? `${t(`members.step-kind.${lastStep.kind}`)} · ${dayText(lastStep.onDay)}` : dayText(openedOn);
  return [
    {
      key: 'state',
      header: t('members.candidate.state'),
      value: stateOf,
      cell: (row) => <Status level={levelOfProcedure[row.state]}>{stateOf(row)}</Status>,
    },
    {
      key: 'last',
      header: t('members.procedure.last-step'),
      value: (row) => row.lastStep?.onDay ?? row.openedOn,
      cell: stepOf,
    },
    {
      key: 'next',
      header: t('members.candidate.next-head'),
      value: (row) => row.next?.dueOn ?? null,
      cell: (row) => <NextDue next={row.next} />,
    },
  ];
};

const Rows = ({ rows, isClosedShown }: { rows: readonly Row[]; isClosedShown: boolean }) => {
  const t = useT();
  const taking = useListExport(exportProcedures, { isClosedShown }, ([kind = null]) => ({ kind }));
  const columns = [...useSubjectColumns(), ...useStepColumns()];
  const chips = procedureKind.options.map((kind) => ({
    key: kind,
    label: t(`members.procedure-kind.${kind}`),
    test: (row: Row) => row.kind === kind,
  }));
  return (
    <>
      {taking.refusal}
      <DataTable
        label={t('members.procedure.title')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        chips={chips}
        {...taking.props}
      />
    </>
  );
};

/** Matters that people vote on, with the step they stand at and what is due next. */
const ProceduresPage = () => {
  const t = useT();
  const [isClosedShown, setClosedShown] = useState(false);
  const asked = useQuestion(procedures, { isClosedShown }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead title={t('members.procedure.title')} subtitle={t('members.procedure.subtitle')} />
      <Checkbox
        label={t('members.procedure.show-closed')}
        checked={isClosedShown}
        onChange={(change) => setClosedShown(change.currentTarget.checked)}
      />
      <Answer
        query={asked}
        lines={8}
        isEmpty={(answer) => answer.items.length === 0}
        empty={<Empty title={t('members.procedure.empty')}>{t('members.procedure.empty-text')}</Empty>}
      >
        {(answer) => (
          <>
            {answer.isCut && <p role="note">{t('members.life.cut', { count: answer.items.length })}</p>}
            <Rows rows={answer.items} isClosedShown={isClosedShown} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default ProceduresPage;
