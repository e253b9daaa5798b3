import { useState } from 'react';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { followUpDuties } from '../contract.ts';
import type { Duty } from './organisation-duty.ts';
import { OrganisationDutyDialog } from './organisation-duty-dialog.tsx';
import type { MayHere, OrganisationRecord } from './organisation-scene.ts';

const OneDuty = ({ duty, onComplete }: { duty: Duty; onComplete: (() => void) | null }) => {
  const t = useT();
  const language = useLanguage();
  return (
    <li>
      <div>{duty.name[language]}</div>
      <div className="vm-row">
        {duty.doneOn ? (
          <Status level="good">{t('organisations.duty.done', { on: duty.doneOn })}</Status>
        ) : (
          <Status level={duty.overdue ? 'serious' : 'plain'}>
            {duty.dueOn
              ? t(duty.overdue ? 'organisations.duty.overdue' : 'organisations.duty.due', { on: duty.dueOn })
              : t('organisations.duty.no-due')}
          </Status>
        )}
        {onComplete && <Button onClick={onComplete}>{t('organisations.duty.complete')}</Button>}
      </div>
    </li>
  );
};

type Props = { readonly record: OrganisationRecord; readonly mayHere: MayHere };

/** What the decisions about this organisation still ask to be done. */
export const OrganisationDuties = ({ record, mayHere }: Props) => {
  const t = useT();
  const [completes, setCompletes] = useState<Duty | null>(null);
  const duties = useQuestion(followUpDuties, { organisationId: record.id, open: false });
  const may = mayHere('organisations.complete-duty');
  return (
    <section className="vm-card">
      <h2>{t('organisations.duty.title')}</h2>
      <Answer
        query={duties}
        isEmpty={(answer) => answer.rows.length === 0}
        empty={<Empty title={t('organisations.duty.none')} />}
      >
        {(answer) => (
          <ul className="organisations-list">
            {answer.rows.map((duty) => (
              <OneDuty key={duty.id} duty={duty} onComplete={may && !duty.doneOn ? () => setCompletes(duty) : null} />
            ))}
          </ul>
        )}
      </Answer>
      {completes && <OrganisationDutyDialog duty={completes} onClose={() => setCompletes(null)} />}
    </section>
  );
};
