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

type OneProps = {
  readonly duty: Duty;
  /** Whose duty it is, where it is another's. */
  readonly of: string | null;
  readonly onComplete: (() => void) | null;
};

const OneDuty = ({ duty, of, onComplete }: OneProps) => {
  const t = useT();
  const language = useLanguage();
  return (
    <li>
      <div>
        {duty.name[language]}
        {of && <span className="vm-soft"> · {of}</span>}
      </div>
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

/** Its own duties, then those that its predecessors were left with by the event it came out of. */
const useDuties = (record: OrganisationRecord) => {
  const own = useQuestion(followUpDuties, { organisationId: record.id, open: false });
  const origin = record.predecessors[0]?.eventId ?? null;
  const left = useQuestion(followUpDuties, { eventId: origin, open: false }, { when: origin !== null });
  const before = new Set<string>(record.predecessors.map(({ id }) => id));
  const others = (origin && left.data?.rows.filter((duty) => before.has(duty.organisationId))) || [];
  return { own, others: others.filter((duty) => duty.organisationId !== record.id) };
};

/** What the decisions about this organisation still ask to be done. */
export const OrganisationDuties = ({ record, mayHere }: Props) => {
  const t = useT();
  const [completes, setCompletes] = useState<Duty | null>(null);
  const { own, others } = useDuties(record);
  const may = mayHere('organisations.complete-duty');
  return (
    <section className="vm-card">
      <h2>{t('organisations.duty.title')}</h2>
      <Answer
        query={own}
        isEmpty={(answer) => answer.rows.length + others.length === 0}
        empty={<Empty title={t('organisations.duty.none')} />}
      >
        {(answer) => (
          <ul className="organisations-list">
            {answer.rows.map((duty) => (
              <OneDuty
                key={duty.id}
                duty={duty}
                of={null}
                onComplete={may && !duty.doneOn ? () => setCompletes(duty) : null}
              />
            ))}
            {others.map((duty) => (
              <OneDuty key={duty.id} duty={duty} of={duty.organisationName} onComplete={null} />
            ))}
          </ul>
        )}
      </Answer>
      {completes && <OrganisationDutyDialog duty={completes} onClose={() => setCompletes(null)} />}
    </section>
  );
};
