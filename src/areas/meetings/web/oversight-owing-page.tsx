import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { type BigFilter, BigList, type BigQuery } from '../../../web/kit/big-list.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { cellsOwing, exportCellsOwing, type UrgeAbout } from '../contract.ts';
import { MonthSwitch } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import { UrgeDialog } from './oversight-urge-dialog.tsx';
import './meetings.css';

type Row = OutputOf<typeof cellsOwing>['rows'][number];

const levels = { sent: 'attention', answered: 'plain', settled: 'good', withdrawn: 'plain' } as const;

const useColumns = () => {
  const t = useT();
  const day = (on: string | null) => (on === null ? t('meetings.owing.no-day') : dayText(on));
  return [
    {
      key: 'cell',
      header: t('meetings.owing.column.cell'),
      cell: (row: Row) => row.name,
      onCard: 'title' as const,
      rem: 16,
    },
    {
      key: 'superior',
      header: t('meetings.owing.column.superior'),
      cell: (row: Row) => row.superiorName ?? '',
      rem: 16,
    },
    { key: 'planned', header: t('meetings.owing.column.planned'), cell: (row: Row) => day(row.plannedOn), rem: 8 },
    {
      key: 'held',
      header: t('meetings.owing.column.held'),
      cell: (row: Row) => day(row.heldOn),
      isExtra: true,
      rem: 8,
    },
    { key: 'last', header: t('meetings.owing.column.last'), cell: (row: Row) => day(row.lastHeldOn), rem: 8 },
    {
      key: 'urge',
      header: t('meetings.owing.column.state'),
      cell: ({ urge }: Row) =>
        urge ? (
          <Status level={levels[urge.state]}>{t(`meetings.urge.state.${urge.state}`)}</Status>
        ) : (
          t('meetings.owing.not-urged')
        ),
      rem: 10,
    },
    { key: 'answer', header: t('meetings.owing.column.answer'), cell: ({ urge }: Row) => urge?.answer ?? '', rem: 16 },
  ];
};

const asked = (month: Day, about: UrgeAbout, { chosen }: BigQuery) => ({
  month,
  about,
  underId: (chosen.under?.[0] ?? null) as never,
});

const Owing = ({ month, about }: { month: Day; about: UrgeAbout }) => {
  const t = useT();
  const language = useLanguage();
  const take = useAction(exportCellsOwing, { doneKey: 'meetings.oversight.exported', onDone: downloadAnswer });
  const filters: readonly BigFilter[] = [{ kind: 'organisation', key: 'under', label: t('meetings.owing.under') }];
  return (
    <BigList
      name="meetings.cells-owing"
      label={t(`meetings.owing.title-${about}`, { month: monthText(month) })}
      columns={useColumns()}
      filters={filters}
      firstSort={{ key: 'place', descending: false }}
      hasSearch={false}
      askedWith={[month, about]}
      rowKey={(row) => row.organisationId}
      rowLink={(row) => ({ to: '/meetings', search: { of: row.organisationId } })}
      page={(query, at, signal) => ask(cellsOwing, { ...asked(month, about, query), ...at }, { signal })}
      onExport={(query) => take.mutate({ ...asked(month, about, query), language })}
      isExporting={take.isPending}
      empty={<Empty title={t('meetings.owing.none')}>{t('meetings.owing.none-text')}</Empty>}
    />
  );
};

const Acts = ({ month, about, onUrge }: { month: Day; about: UrgeAbout; onUrge: (() => void) | null }) => {
  const t = useT();
  const navigate = useNavigate();
  const other = about === 'report' ? 'meeting' : 'report';
  const look = (): void => void navigate({ to: '.', search: ((old: object) => ({ ...old, about: other })) as never });
  return (
    <>
      {onUrge && (
        <Button main onClick={onUrge}>
          {t('meetings.urge.all')}
        </Button>
      )}
      <Button onClick={look}>{t(`meetings.owing.sheet-${other}`)}</Button>
      <PageLink className="vm-button" to="/meetings/urges" search={{ month }}>
        {t('meetings.urge.list')}
      </PageLink>
    </>
  );
};

/** Cells that have not met in the month, or not reported: one click urges them. */
const OversightOwingPage = () => {
  const t = useT();
  const may = useMay();
  const place = useOfficeAndMonth();
  const { month, organisationId } = place;
  const search = useSearch({ strict: false }) as { about?: unknown };
  const about: UrgeAbout = search.about === 'report' ? 'report' : 'meeting';
  const [isUrging, setUrging] = useState(false);
  const mayUrge = may('meetings.urge-cells') && organisationId !== null;
  return (
    <div className="vm-page">
      <PageHead
        title={t(`meetings.owing.title-${about}`, { month: monthText(month) })}
        subtitle={t('meetings.owing.subtitle')}
        actions={<Acts month={month} about={about} onUrge={mayUrge ? () => setUrging(true) : null} />}
      />
      <MonthSwitch place={place} />
      <Owing month={month} about={about} />
      {isUrging && organisationId && (
        <UrgeDialog organisationId={organisationId} month={month} about={about} onClose={() => setUrging(false)} />
      )}
    </div>
  );
};

export default OversightOwingPage;
