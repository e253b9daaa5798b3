import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { momentText } from '../../../web/moment-text.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type WaitingImport, waitingImports } from '../contract/import-approval.ts';
import { changes, exportChanges } from '../contract.ts';
import { ImportApprovalActions } from './import-approval-actions.tsx';
import { ListExportButton } from './list-export.tsx';
import { ChangeActions } from './member-change-actions.tsx';
import { useFieldName } from './member-words.ts';

type Change = OutputOf<typeof changes>['rows'][number];

const exported = ['name', 'cell', 'state', 'basis', 'lines', 'papers', 'proposed', 'decided'];

const Row = ({ change }: { change: Change }) => {
  const nameOf = useFieldName();
  return (
    <tr>
      <th scope="row">
        <PageLink to="/members/$memberId" params={{ memberId: change.memberId }}>
          {change.memberName}
        </PageLink>
        {change.organisationName && <span className="vm-soft"> · {change.organisationName}</span>}
      </th>
      <td>
        {change.fields.map(({ field, after }) => (
          <div key={field}>
            {nameOf(field)}: {field === 'birthYear' ? String(after) : dayText(String(after))}
          </div>
        ))}
      </td>
      <td className="not-printed">
        <div className="vm-row">
          <ChangeActions change={change} />
        </div>
      </td>
    </tr>
  );
};

const Table = ({ list }: { list: WaitingImport }) => {
  const t = useT();
  const [after, setAfter] = useState<string | null>(null);
  const { importId } = list;
  const answer = useQuestion(changes, { importId, after, limit: 100 }, { keepLast: true });
  return (
    <Answer query={answer}>
      {({ rows, next }) => (
        <>
          <div className="vm-row not-printed">
            <ListExportButton contract={exportChanges} asked={{ isOpen: true, importId }} columns={exported} />
          </div>
          <table className="vm-table">
            <thead>
              <tr>
                <th scope="col">{t('members.change.list-member')}</th>
                <th scope="col">{t('members.change.list-values')}</th>
                <th scope="col" className="not-printed">
                  {t('members.change.list-alone')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((change) => (
                <Row key={change.id} change={change} />
              ))}
            </tbody>
          </table>
          <div className="vm-row not-printed">
            {after !== null && <Button onClick={() => setAfter(null)}>{t('members.import.first-page')}</Button>}
            {next !== null && <Button onClick={() => setAfter(next)}>{t('members.import.next-page')}</Button>}
          </div>
        </>
      )}
    </Answer>
  );
};

const ListCard = ({ list }: { list: WaitingImport }) => {
  const t = useT();
  const [isShown, setShown] = useState(false);
  const { fileName: file, values, records } = list;
  return (
    <article className="vm-card vm-stack">
      <h3>{file ? t('members.change.list-title', { file }) : t('members.change.list-untitled')}</h3>
      <p>
        <strong>{t('members.change.list-counts', { values, records })}</strong>
        <br />
        <span className="vm-soft">
          {t('members.change.proposed-by', {
            by: list.proposedBy ?? t('members.unknown'),
            at: momentText(list.proposedAt),
          })}
        </span>
      </p>
      <div className="vm-row not-printed">
        <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? 'members.change.list-close' : 'members.change.list-open')}
        </Button>
        <ImportApprovalActions list={list} />
      </div>
      {isShown && <Table list={list} />}
    </article>
  );
};

/** What imported lists would fill into empty births and dates: one card a list, looked at, then decided about together. */
export const ImportApprovals = () => {
  const t = useT();
  const query = useQuestion(waitingImports, {});
  const lists = query.data?.rows ?? [];
  if (lists.length === 0) return null;
  return (
    <section className="vm-stack" aria-label={t('members.change.lists')}>
      <h2>{t('members.change.lists')}</h2>
      <p className="vm-soft">{t('members.change.list-about')}</p>
      {lists.map((list) => (
        <ListCard key={list.importId} list={list} />
      ))}
    </section>
  );
};
