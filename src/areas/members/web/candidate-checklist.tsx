import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { type CandidateRecord, correctDialog, paperDialog } from './candidate-dialogs.ts';
import { type DialogSpec, LifeCycleDialog } from './life-cycle-dialog.tsx';
import { useCheckLine } from './life-cycle-words.ts';

type Line = CandidateRecord['checklist'][number];

/** What a line can be settled with: a paper by its day, a fact by correcting it. Helpers and the class have their own places. */
const specFor = (t: ReturnType<typeof useT>, of: CandidateRecord, line: Line, text: string): DialogSpec | null => {
  const paper = line.field.startsWith('papers.') ? line.field.slice('papers.'.length) : null;
  if (paper === 'parent-consent' || line.field === 'birthOn' || line.field === 'schooling') return correctDialog(t, of);
  return paper === null ? null : paperDialog(t, of, paper, text);
};

/** A paper that is there, or a fact that is known, is corrected; what is not known yet is recorded. */
const isCorrected = ({ state, field }: Line): boolean =>
  state === 'met' || (state !== 'unknown' && (field === 'birthOn' || field === 'schooling'));

/** Above the age limit: a paper may allow it, and the date of birth is not what is wrong. */
const isOverAge = ({ field, state, params: { years, to } }: Line): boolean =>
  field === 'birthOn' && state === 'missing' && typeof years === 'number' && typeof to === 'number' && years >= to;

/** The way to the paper that allows an exception: a step of the procedure, once there is one. */
const ExceptionWay = ({ of: { procedure }, text }: { readonly of: CandidateRecord; readonly text: string }) => {
  const t = useT();
  if (procedure === null) return null;
  return (
    <PageLink
      className="vm-button not-printed"
      to="/members/procedures/$procedureId"
      params={{ procedureId: procedure.id }}
      aria-label={t('members.check.exception-for', { what: text })}
    >
      {t('members.check.exception')}
    </PageLink>
  );
};

type LineProps = { readonly of: CandidateRecord; readonly line: Line; readonly onOpen: (spec: DialogSpec) => void };

const ChecklistLine = ({ of, line, onOpen }: LineProps) => {
  const t = useT();
  const may = useMay();
  const { state, text, clause } = useCheckLine()(line);
  const isRunning = !['admitted', 'stopped'].includes(of.state);
  const overAge = isOverAge(line);
  const spec = isRunning && may('members.record-paper') ? specFor(t, of, line, text) : null;
  return (
    <li data-state={state}>
      <Icon name={state} />
      <div>
        <span className="seen-by-readers-only">{t(`web.verdict.${state}`)}: </span>
        {text}
        <div className="vm-soft">{clause}</div>
        {overAge && <div className="vm-soft">{t('members.check.exception-how')}</div>}
      </div>
      {overAge && isRunning && <ExceptionWay of={of} text={text} />}
      {spec && !overAge && (
        <Button
          className="not-printed"
          aria-label={t(isCorrected(line) ? 'members.check.correct-for' : 'members.check.record-for', { what: text })}
          onClick={() => onOpen(spec)}
        >
          {t(isCorrected(line) ? 'members.check.correct' : 'members.check.record')}
        </Button>
      )}
    </li>
  );
};

/** Conditions of admission on the day in view, each with its clause; two texts that differ are both shown. */
export const CandidateChecklist = ({ of }: { of: CandidateRecord }) => {
  const t = useT();
  const [open, setOpen] = useState<DialogSpec | null>(null);
  const many = (...states: Line['state'][]): number =>
    of.checklist.filter(({ state }) => states.includes(state)).length;
  const [missing, byPaper] = [many('missing', 'unknown'), many('by-paper')];
  return (
    <section className="vm-card" aria-label={t('members.check.title-on', { day: of.checkedOn })}>
      <h2>{t('members.check.title-on', { day: of.checkedOn })}</h2>
      <p className="vm-soft">
        {of.pack === null
          ? t('members.check.no-rules', { day: of.checkedOn })
          : missing > 0
            ? t('members.check.open', { count: missing })
            : t(byPaper > 0 ? 'members.check.others-met' : 'members.check.all-met')}
        {byPaper > 0 && ` ${t('members.check.by-paper', { count: byPaper })}`}
      </p>
      <ul className="members-checklist">
        {of.checklist.map((line) => (
          <ChecklistLine key={line.field} of={of} line={line} onOpen={setOpen} />
        ))}
      </ul>
      {open && <LifeCycleDialog spec={open} onClose={() => setOpen(null)} />}
    </section>
  );
};
