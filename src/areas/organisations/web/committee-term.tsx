import { useState } from 'react';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { DecisionPaper } from '../contract.ts';
import type { Term } from './committee-shapes.ts';
import { CloseTermDialog, ProlongTermDialog } from './committee-term-dialogs.tsx';
import { TermDialog } from './committee-term-form.tsx';
import type { OrganisationScene } from './organisation-scene.ts';
import { TermDue } from './organisation-summary.tsx';

export const paperText = (paper: DecisionPaper | null, t: Translate): string =>
  paper
    ? t('organisations.timeline.decision', { number: paper.number, on: paper.decidedOn, issuer: paper.issuer })
    : t('organisations.decision.none');

const useTermFacts = (term: Term, on: OrganisationScene['on']): Fact[] => {
  const t = useT();
  const unknown = t('organisations.unknown');
  const number = (value: number | null) => (value === null ? unknown : String(value));
  return [
    { name: t('organisations.term.ordinal'), value: number(term.ordinal) },
    { name: t('organisations.term.starts'), value: t('organisations.on-day', { on: term.startsOn }) },
    { name: t('organisations.term.due'), value: <TermDue dueOn={term.dueOn} on={on} /> },
    { name: t('organisations.term.basis'), value: t(`organisations.basis.${term.basis}`) },
    { name: t('organisations.term.number-set'), value: number(term.numberSet) },
    { name: t('organisations.term.standing-set'), value: number(term.standingSet) },
    { name: t('organisations.term.deputies-set'), value: number(term.deputiesSet) },
    { name: t('organisations.decision.title'), value: paperText(term.decision, t) },
    ...term.prolongations.map((one) => ({
      name: t('organisations.term.prolonged'),
      value: `${t('organisations.term.from-to', { was: one.wasDueOn, now: one.dueOn })} ${paperText(one.decision, t)}`,
    })),
  ];
};

const Buttons = ({ term, scene }: { term: Term; scene: OrganisationScene }) => {
  const t = useT();
  const [open, setOpen] = useState<'prolong' | 'close' | 'correct' | null>(null);
  const close = () => setOpen(null);
  const { mayHere } = scene;
  return (
    <div className="vm-row not-printed">
      {mayHere('organisations.prolong-term') && (
        <Button onClick={() => setOpen('prolong')}>{t('organisations.term.prolong')}</Button>
      )}
      {mayHere('organisations.close-term') && (
        <Button onClick={() => setOpen('close')}>{t('organisations.term.close')}</Button>
      )}
      {mayHere('organisations.correct-term') && (
        <Button onClick={() => setOpen('correct')}>{t('organisations.term.correct')}</Button>
      )}
      {open === 'prolong' && <ProlongTermDialog term={term} onClose={close} />}
      {open === 'close' && <CloseTermDialog term={term} onClose={close} />}
      {open === 'correct' && <TermDialog record={scene.record} term={term} onClose={close} />}
    </div>
  );
};

const TermFacts = ({ term, scene }: { term: Term; scene: OrganisationScene }) => (
  <>
    <Facts facts={useTermFacts(term, scene.on)} />
    {term.closedOn === null && <Buttons term={term} scene={scene} />}
  </>
);

/** The term that runs on the day in view, with what may be done with it. */
export const CommitteeTerm = ({ term, scene }: { term: Term | null; scene: OrganisationScene }) => {
  const t = useT();
  return term ? (
    <TermFacts term={term} scene={scene} />
  ) : (
    <Empty title={t('organisations.term.none')}>{t('organisations.term.none-text')}</Empty>
  );
};
