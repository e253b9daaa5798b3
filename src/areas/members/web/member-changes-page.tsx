import { useState } from 'react';
import { useAsOf } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { changes, exportChanges } from '../contract.ts';
import { ImportApprovals } from './import-approvals.tsx';
import { ListExportButton } from './list-export.tsx';
import { ChangeActions } from './member-change-actions.tsx';
import { ChangeCard } from './member-change-card.tsx';
import './members.css';

const A_PAGE = 50;
const exported = ['name', 'cell', 'state', 'basis', 'lines', 'papers', 'proposed', 'decided'];

const Rows = ({ isOpen, limit, onMore }: { isOpen: boolean; limit: number; onMore: () => void }) => {
  const t = useT();
  const { on } = useAsOf();
  const answer = useQuestion(changes, { isOpen, limit }, { keepLast: true });
  return (
    <Answer
      query={answer}
      isEmpty={({ rows }) => rows.length === 0}
      empty={
        <Empty title={t(isOpen ? 'members.change.none-open' : 'members.change.none-closed')}>
          {t('members.change.what-for')}
        </Empty>
      }
    >
      {({ rows, count, next }) => (
        <div className="vm-stack">
          <p role="status" className="vm-soft">
            {t('members.change.count', { shown: rows.length, count: count ?? rows.length })}
          </p>
          <div className="vm-row not-printed">
            <ListExportButton contract={exportChanges} asked={{ isOpen }} columns={exported} />
          </div>
          {rows.map((change) => (
            <ChangeCard key={change.id} change={change} on={on} isNamed actions={<ChangeActions change={change} />} />
          ))}
          {next && (
            <div>
              <Button onClick={onMore}>{t('members.change.more')}</Button>
            </div>
          )}
        </div>
      )}
    </Answer>
  );
};

/** Changes of records: those that wait for a decision, and those decided. */
const MemberChangesPage = () => {
  const t = useT();
  const [isOpen, setOpen] = useState(true);
  const [limit, setLimit] = useState(A_PAGE);
  const choose = (open: boolean): void => {
    setOpen(open);
    setLimit(A_PAGE);
  };
  return (
    <div className="vm-page">
      <PageHead title={t('members.change.title')} subtitle={t('members.change.about')} />
      <div className="vm-row not-printed">
        {[true, false].map((open) => (
          <button
            key={String(open)}
            type="button"
            className="vm-chip"
            aria-pressed={isOpen === open}
            onClick={() => choose(open)}
          >
            {t(open ? 'members.change.waiting' : 'members.change.decided')}
          </button>
        ))}
      </div>
      {isOpen && <ImportApprovals />}
      <Rows isOpen={isOpen} limit={limit} onMore={() => setLimit((old) => Math.min(200, old + A_PAGE))} />
    </div>
  );
};

export default MemberChangesPage;
