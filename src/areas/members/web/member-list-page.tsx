import { useState } from 'react';
import { useAsOf } from '../../../web/as-of.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { BigList, type BigQuery } from '../../../web/kit/big-list.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type ExportColumn, exportColumn, exportMembers, memberList } from '../contract.ts';
import { IdentifierExportDialog } from './identifier-export-dialog.tsx';
import { useMemberColumns } from './member-list-columns.tsx';
import { listAsk, useMemberFilters } from './member-list-filters.ts';
import './members.css';

const NewMemberLink = () => {
  const t = useT();
  const may = useMay();
  if (!may('members.record-member')) return null;
  return (
    <PageLink to="/members/new" className="vm-button" aria-label={t('members.record.new')}>
      {t('members.record.new')}
    </PageLink>
  );
};

const exportKeys: Readonly<Record<string, ExportColumn>> = { organisation: 'cell' };

const identifiers: readonly ExportColumn[] = ['personalId', 'card', 'oldCard'];

const columnsTaken = (columns: readonly string[], more: readonly ExportColumn[] = []) => {
  const known = columns.map((key) => exportKeys[key] ?? key).filter((key) => exportColumn.safeParse(key).success);
  return known.length > 0 || more.length > 0 ? { columns: [...new Set([...known, ...more])] as ExportColumn[] } : {};
};

/** The list as it is seen, as a workbook with the columns on screen. */
const useExport = (on: string) => {
  const language = useLanguage();
  const may = useMay();
  const run = useAction(exportMembers, { doneKey: 'members.list.exported', onDone: downloadAnswer });
  const start = (query: BigQuery, columns: readonly string[]): void =>
    run.mutate({ on: on as never, language, ...listAsk(query), ...columnsTaken(columns) });
  return { refusal: run.error, isBusy: run.isPending, start: may('members.export-members') ? start : undefined };
};

/** The same with identifiers in full: asked for in a dialog, because it takes a reason. */
const useIdentifierExport = (on: string) => {
  const t = useT();
  const language = useLanguage();
  const may = useMay();
  const [asked, setAsked] = useState<Readonly<Record<string, unknown>> | null>(null);
  const start = (query: BigQuery, columns: readonly string[]): void =>
    setAsked({ on, language, ...listAsk(query), ...columnsTaken(columns, identifiers) });
  return {
    more: may('members.export-identifiers') ? { label: t('members.list.export-identifiers'), start } : undefined,
    dialog: asked && <IdentifierExportDialog asked={asked} onClose={() => setAsked(null)} />,
  };
};

/** Members in reach as of a day: filtered, sorted and paged by the server; on a past day the roll of that day. */
const MemberListPage = () => {
  const t = useT();
  const { on, isToday } = useAsOf();
  const columns = useMemberColumns(on);
  const filters = useMemberFilters(on);
  const taking = useExport(on);
  const takingAll = useIdentifierExport(on);
  return (
    <div className="vm-page">
      <PageHead title={t('members.list.title')} subtitle={t('members.list.about')} actions={<NewMemberLink />} />
      {taking.refusal && <RefusalPanel refusal={taking.refusal} takesFocus />}
      <BigList
        name="members.list"
        label={t('members.list.title')}
        columns={columns}
        filters={filters}
        firstSort={{ key: 'fullName', descending: false }}
        askedWith={[on]}
        searchHint={t('members.list.search-hint')}
        searchHelp={t('members.list.search-help')}
        rowKey={(row) => `${row.id} ${row.organisationId}`}
        rowLink={(row) => ({ to: '/members/$memberId', params: { memberId: row.id } })}
        page={(query, place, signal) => ask(memberList, { on, ...listAsk(query), ...place }, { signal })}
        {...(taking.start ? { onExport: taking.start, isExporting: taking.isBusy } : {})}
        {...(takingAll.more ? { moreExport: takingAll.more } : {})}
        note={!isToday && <span className="vm-soft">{t('members.list.past', { on: dayText(on) })}</span>}
        empty={
          <Empty title={t('members.list.empty')} action={<NewMemberLink />}>
            {t('members.list.empty-text')}
          </Empty>
        }
      />
      {takingAll.dialog}
    </div>
  );
};

export default MemberListPage;
