import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { possibleHelpers } from '../contract.ts';
import type { CandidateRecord } from './candidate-dialogs.ts';
import { endHelperDialog, helperDialog, noteDialog } from './candidate-helper-dialogs.ts';
import { type DialogSpec, LifeCycleDialog } from './life-cycle-dialog.tsx';

type Helper = CandidateRecord['helpers'][number];
type LineProps = { readonly of: CandidateRecord; readonly helper: Helper; readonly onOpen: (spec: DialogSpec) => void };

const HelperButtons = ({ of, helper, onOpen }: LineProps) => {
  const t = useT();
  const may = useMay();
  if (['admitted', 'stopped'].includes(of.state)) return null;
  return (
    <span className="vm-row not-printed">
      {may('members.note-candidate') && (
        <Button onClick={() => onOpen(noteDialog(t, helper))}>{t('members.candidate.note')}</Button>
      )}
      {may('members.end-helper') && helper.untilDay === null && (
        <Button onClick={() => onOpen(endHelperDialog(t, helper))}>{t('members.candidate.end-helping')}</Button>
      )}
    </span>
  );
};

const HelperNotes = ({ of, helper }: Omit<LineProps, 'onOpen'>) => {
  const t = useT();
  return of.notes
    .filter((note) => note.helperId === helper.id)
    .map((note) => (
      <details key={note.id}>
        <summary>
          {t('members.candidate.note-head', { quarter: note.quarter, year: note.year, day: dayText(note.notedOn) })}
        </summary>
        <p>{note.remark}</p>
      </details>
    ));
};

const HelperLine = ({ of, helper, onOpen }: LineProps) => {
  const t = useT();
  const { fullName, isOfficial, sinceDay, untilDay, togetherSince, missingNotes } = helper;
  const quarters = missingNotes.map((one) => `${one.quarter}/${one.year}`).join(', ');
  return (
    <li>
      <span className="vm-row">
        <strong>{fullName || t('members.candidate.helper-elsewhere')}</strong>
        {!isOfficial && <Status level="unknown">{t('members.candidate.helper-not-official')}</Status>}
      </span>
      <span className="vm-soft">
        {untilDay
          ? t('members.candidate.helped', { since: sinceDay, until: untilDay })
          : t('members.candidate.helping', { since: sinceDay, together: togetherSince })}
      </span>
      {quarters !== '' && <Status level="attention">{t('members.candidate.notes-missing', { quarters })}</Status>}
      <HelperNotes of={of} helper={helper} />
      <HelperButtons of={of} helper={helper} onOpen={onOpen} />
    </li>
  );
};

/** Who helps the candidate, since when, and what they wrote each quarter. */
export const CandidateHelpers = ({ of }: { of: CandidateRecord }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<DialogSpec | null>(null);
  const mayAssign = may('members.assign-helper') && !['admitted', 'stopped'].includes(of.state);
  const possible = useQuestion(possibleHelpers, { candidateId: of.id }, { when: mayAssign });
  const helping = new Set(of.helpers.filter(({ untilDay }) => untilDay === null).map(({ memberId }) => memberId));
  const free = possible.data?.members.filter(({ id }) => !helping.has(id));
  return (
    <section className="vm-card">
      <h2>{t('members.candidate.helpers')}</h2>
      {of.helpers.length === 0 && <p className="vm-soft">{t('members.candidate.no-helpers')}</p>}
      <ul className="members-life-list">
        {of.helpers.map((helper) => (
          <HelperLine key={helper.id} of={of} helper={helper} onOpen={setOpen} />
        ))}
      </ul>
      {mayAssign && (
        <div className="vm-row not-printed">
          <Button isBusy={free === undefined} onClick={() => setOpen(helperDialog(t, of, free ?? []))}>
            {t('members.candidate.assign-helper')}
          </Button>
        </div>
      )}
      {open && <LifeCycleDialog spec={open} onClose={() => setOpen(null)} />}
    </section>
  );
};
