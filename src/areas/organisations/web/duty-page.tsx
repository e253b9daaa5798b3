import { useState } from 'react';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { followUpDuties } from '../contract/event-register.ts';
import { DutyTable } from './duty-table.tsx';
import { OrganisationTabs } from './event-tabs.tsx';

/** What decisions about organisations still ask for: hand-over records, transfers, seals. */
const DutyPage = () => {
  const t = useT();
  const [open, setOpen] = useState(true);
  const list = useQuestion(followUpDuties, { open }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead title={t('organisations.duties.title')} subtitle={t('organisations.duties.subtitle')} />
      <OrganisationTabs />
      <label className="vm-choice not-printed">
        <input type="checkbox" checked={!open} onChange={(change) => setOpen(!change.currentTarget.checked)} />
        {t('organisations.duties.with-done')}
      </label>
      <Answer
        query={list}
        isEmpty={(answer) => answer.rows.length === 0}
        empty={<Empty title={t('organisations.duties.none')}>{t('organisations.duties.none-text')}</Empty>}
      >
        {(answer) => (
          <>
            <DutyTable rows={answer.rows} />
            {answer.count > answer.rows.length && (
              <p className="vm-soft">
                {t('organisations.duties.shown-of', { shown: answer.rows.length, all: answer.count })}
              </p>
            )}
          </>
        )}
      </Answer>
    </div>
  );
};

export default DutyPage;
