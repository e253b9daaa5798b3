import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { chosenOffice } from '../../../web/client.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { officesInUse, useMay, useSignedIn } from '../../../web/session.ts';
import { counts, type TaskCounts, type TaskResult } from '../contract/task-reads.ts';
import { periodsOf } from '../rules/period-days.ts';
import { periodChoices } from './task-filters.ts';
import { TaskTabs } from './task-tabs.tsx';
import './tasks.css';

type Answered = OutputOf<typeof counts>;
type Part = Answered['parts'][number];
type Scene = { readonly period: string; readonly isReader: boolean };

const figures = [
  { key: 'done', result: 'done' },
  { key: 'inTime', result: 'in-time' },
  { key: 'partly', result: 'partly' },
  { key: 'notAchieved', result: 'not-achieved' },
  { key: 'unknown', result: 'unknown' },
  { key: 'late', result: 'late' },
] as const satisfies readonly { key: keyof TaskCounts; result: TaskResult }[];

type OneProps = Scene & {
  readonly of: TaskCounts;
  readonly at: (typeof figures)[number];
  readonly organisationId: string;
};

/** So many of all that fell due, with the door to those. */
const One = ({ of, at, organisationId, period, isReader }: OneProps) => {
  const t = useT();
  return (
    <Figure
      numerator={of[at.key]}
      denominator={of.due}
      definition={t(`tasks.figure.${at.key}`)}
      {...(isReader ? {} : { to: '/tasks', search: { under: organisationId, period, result: at.result } })}
    />
  );
};

const Overdue = ({ of, organisationId, isReader }: Scene & { of: TaskCounts; organisationId: string }) => {
  const t = useT();
  return (
    <div>
      <dt>{t('tasks.figure-head.overdueNow')}</dt>
      <dd>
        <Figure
          numerator={of.overdueNow}
          denominator={of.openNow}
          definition={t('tasks.figure.overdueNow')}
          {...(isReader ? {} : { to: '/tasks', search: { under: organisationId, overdue: 'yes' } })}
        />
      </dd>
    </div>
  );
};

const Totals = ({ of, organisationId, ...scene }: Scene & { of: TaskCounts; organisationId: string }) => {
  const t = useT();
  const door = scene.isReader ? {} : { to: '/tasks' };
  return (
    <section className="vm-card" aria-label={t('tasks.figures.total')}>
      <dl className="tasks-figures">
        <div>
          <dt>{t('tasks.figure-head.due')}</dt>
          <dd>
            <Figure
              numerator={of.due}
              definition={t('tasks.figure.due')}
              {...door}
              search={{ under: organisationId, period: scene.period }}
            />
          </dd>
        </div>
        {figures.map((at) => (
          <div key={at.key}>
            <dt>{t(`tasks.figure-head.${at.key}`)}</dt>
            <dd>
              <One of={of} at={at} organisationId={organisationId} {...scene} />
            </dd>
          </div>
        ))}
        <Overdue of={of} organisationId={organisationId} {...scene} />
      </dl>
    </section>
  );
};

const Parts = ({ parts, ...scene }: Scene & { parts: readonly Part[] }) => {
  const t = useT();
  const columns: Column<Part>[] = [
    { key: 'name', header: t('tasks.column.organisation'), value: (row) => row.name, onCard: 'title' },
    { key: 'due', header: t('tasks.figure-head.due'), value: (row) => row.due, isNumber: true },
    ...figures.map(
      (at): Column<Part> => ({
        key: at.key,
        header: t(`tasks.figure-head.${at.key}`),
        value: (row) => (row.due === 0 ? null : row[at.key]),
        cell: (row) => (row.due === 0 ? '–' : <One of={row} at={at} organisationId={row.organisationId} {...scene} />),
        isNumber: true,
      }),
    ),
    { key: 'overdueNow', header: t('tasks.figure-head.overdueNow'), value: (row) => row.overdueNow, isNumber: true },
  ];
  return (
    <section className="vm-stack">
      <h2>{t('tasks.figures.parts')}</h2>
      <DataTable label={t('tasks.figures.parts')} rows={parts} columns={columns} rowKey={(row) => row.organisationId} />
    </section>
  );
};

const Shown = ({ organisationId, period }: { organisationId: string; period: string }) => {
  const may = useMay();
  const answer = useQuestion(counts, { organisationId: organisationId as never, period }, { keepLast: true });
  const scene = { period, isReader: !may('tasks.list') };
  return (
    <Answer query={answer} lines={6}>
      {({ total, parts }) => (
        <>
          <Totals of={total} organisationId={organisationId} {...scene} />
          {parts.length > 0 && <Parts parts={parts} {...scene} />}
        </>
      )}
    </Answer>
  );
};

/** How tasks that fell due in a period stand, in an organisation and in each part below it. */
const FiguresPage = () => {
  const t = useT();
  const session = useSignedIn();
  const own = session ? (officesInUse(session, chosenOffice())[0]?.organisationId ?? null) : null;
  const [under, setUnder] = useState<string | null>(null);
  const [period, setPeriod] = useState<string>(() => periodsOf(todayHere()).year);
  const organisationId = under ?? own;
  return (
    <div className="vm-page">
      <PageHead title={t('tasks.figures.title')} subtitle={t('tasks.figures.about')} actions={<PrintButton />} />
      <TaskTabs />
      <div className="tasks-choices not-printed">
        <OrganisationField label={t('tasks.figures.under')} value={organisationId} onChange={setUnder} />
        <Select
          label={t('tasks.filter.period')}
          data={[...periodChoices(todayHere(), t)]}
          value={period}
          onChange={(code) => code && setPeriod(code)}
          allowDeselect={false}
        />
      </div>
      {organisationId && <Shown organisationId={organisationId} period={period} />}
    </div>
  );
};

export default FiguresPage;
