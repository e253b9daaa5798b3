import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { auditEntries } from '../../../platform/identity/contract.ts';
import { Answer, Empty } from '../../kit/answer-states.tsx';
import { Button } from '../../kit/button.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { DayField } from '../../kit/day-field.tsx';
import { PageLink } from '../../kit/page-link.tsx';
import type { Column } from '../../kit/table-columns.ts';
import { useT } from '../../messages.ts';
import { momentText } from '../../moment-text.ts';
import { useQuestion } from '../../queries.ts';
import { useActionName } from './action-name.ts';
import { AdministrationHead } from './administration-head.tsx';
import { actorText } from './audit-actor.ts';

type Entry = OutputOf<typeof auditEntries>['entries'][number];
type Cursor = NonNullable<InputOf<typeof auditEntries>['after']>;

const useColumns = (entries: readonly Entry[]): readonly Column<Entry>[] => {
  const t = useT();
  const actionName = useActionName(entries.map((entry) => entry.action));
  return [
    {
      key: 'at',
      header: t('web.audit.at'),
      value: (row) => row.at,
      cell: (row) => (
        <PageLink to="/administration/audit/$entryId" params={{ entryId: row.id }}>
          {momentText(row.at)}
        </PageLink>
      ),
    },
    { key: 'action', header: t('web.audit.action'), value: (row) => actionName(row.action), onCard: 'title' },
    {
      key: 'who',
      header: t('web.audit.who'),
      value: (row) => {
        const who = actorText(row, t);
        return row.helperName ? t('web.audit.helped', { who, helper: row.helperName }) : who;
      },
    },
    { key: 'over', header: t('web.audit.over'), value: (row) => row.organisations.map((one) => one.name).join('; ') },
    { key: 'address', header: t('web.audit.address'), value: (row) => row.address, onCard: 'detail' },
  ];
};

/** Who did what, newest first, in pages of two hundred. */
const AuditPage = () => {
  const t = useT();
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [cursors, setCursors] = useState<readonly Cursor[]>([]);
  const after = cursors.at(-1) ?? null;
  const input = { from, until, after, limit: 200 } as InputOf<typeof auditEntries>;
  const list = useQuestion(auditEntries, input, { keepLast: true });
  const columns = useColumns(list.data?.entries ?? []);
  return (
    <div className="vm-page">
      <AdministrationHead title={t('web.audit.title')} />
      <div className="vm-tools vm-tools-fields not-printed">
        <DayField
          label={t('web.audit.from')}
          value={from}
          onChange={(on) => {
            setFrom(on);
            setCursors([]);
          }}
        />
        <DayField
          label={t('web.audit.until')}
          value={until}
          onChange={(on) => {
            setUntil(on);
            setCursors([]);
          }}
        />
      </div>
      <Answer query={list} isEmpty={(a) => a.entries.length === 0} empty={<Empty title={t('web.audit.none')} />}>
        {(answer) => (
          <>
            <DataTable label={t('web.audit.title')} rows={answer.entries} columns={columns} rowKey={(row) => row.id} />
            <div className="vm-row not-printed">
              <Button disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
                {t('web.audit.newer')}
              </Button>
              <Button
                disabled={answer.next === null}
                onClick={() => answer.next && setCursors([...cursors, answer.next as Cursor])}
              >
                {t('web.audit.older')}
              </Button>
            </div>
          </>
        )}
      </Answer>
    </div>
  );
};

export default AuditPage;
