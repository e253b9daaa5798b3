import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { printCadreNotices, type SubjectLine, takeBackDecision, withdrawSubject } from '../contract.ts';
import { mayStep } from '../rules/transitions.ts';
import { NotRatedDialog, ReopenDialog } from './aside-dialogs.tsx';
import { CadreDecideOne } from './cadre-decide-dialog.tsx';
import { PrintNotices } from './cadre-month-acts.tsx';
import { CadreRateDialog } from './cadre-rate-dialog.tsx';
import type { CadreSheetView } from './cadre-words.tsx';
import { ManyDialog } from './many-dialog.tsx';
import { TakeBackStep } from './take-back-step.tsx';
import { WhyDialog } from './why-dialog.tsx';

const acts = [
  'self',
  'head',
  'superior',
  'decide',
  'notify-subjects',
  'archive-ratings',
  'set-not-rated',
  'reopen-rating',
  'take-back-decision',
  'withdraw-subject',
] as const;
type Act = (typeof acts)[number];

const needs: Readonly<Record<Act, string>> = {
  self: 'ratings.rate-cadre',
  head: 'ratings.rate-cadre',
  superior: 'ratings.rate-cadre-from-above',
  decide: 'ratings.decide-cadres',
  'notify-subjects': 'ratings.notify-subjects',
  'archive-ratings': 'ratings.archive-ratings',
  'set-not-rated': 'ratings.set-not-rated',
  'reopen-rating': 'ratings.reopen-rating',
  'take-back-decision': 'ratings.take-back-decision',
  'withdraw-subject': 'ratings.withdraw-subject',
};

/** Steps that are open, by the table that guards the server; nobody judges himself or where an interest is declared. */
const openActs = ({ state, isOpener, isHead, isOwn, hasInterest, mayTakeBackDecision }: CadreSheetView): Act[] => {
  const isOut = isOwn || hasInterest;
  const above = isOpener && mayStep(state, 'decide-level') && !isOut;
  return [
    ...(mayStep(state, 'rate-self') ? (['self'] as const) : []),
    ...(mayStep(state, 'propose-level') && !isHead && !isOut ? (['head'] as const) : []),
    ...(above ? (['superior', 'decide'] as const) : []),
    ...(isOpener && mayStep(state, 'notify-subject') ? (['notify-subjects'] as const) : []),
    ...(isOpener && mayStep(state, 'archive-rating') ? (['archive-ratings'] as const) : []),
    ...(mayStep(state, 'set-not-rated') && !isOut ? (['set-not-rated'] as const) : []),
    ...(isOpener && mayStep(state, 'reopen-rating') && !isOut ? (['reopen-rating'] as const) : []),
    ...(mayTakeBackDecision ? (['take-back-decision'] as const) : []),
    ...(isOpener && mayStep(state, 'withdraw-subject') && !isOut ? (['withdraw-subject'] as const) : []),
  ];
};

const nextBy = { self: 'self', head: 'head', superior: 'superior', decision: 'decide', notice: null } as const;

const nextOf = ({ missing }: CadreSheetView): Act | null => (missing[0] ? nextBy[missing[0]] : null);

const OpenDialog = ({ view, act, onClose }: { view: CadreSheetView; act: Act; onClose: () => void }) => {
  const t = useT();
  const line = view as unknown as SubjectLine;
  switch (act) {
    case 'self':
    case 'head':
    case 'superior':
      return <CadreRateDialog face={view} by={act} onClose={onClose} />;
    case 'decide':
      return <CadreDecideOne view={view} onClose={onClose} />;
    case 'notify-subjects':
    case 'archive-ratings':
      return <ManyDialog action={act} subjects={[line]} onClose={onClose} />;
    case 'set-not-rated':
      return <NotRatedDialog view={{ ...view, exemptions: [] } as never} onClose={onClose} />;
    case 'reopen-rating':
      return <ReopenDialog view={view as never} onClose={onClose} />;
    default:
      return (
        <WhyDialog
          contract={(act === 'withdraw-subject' ? withdrawSubject : takeBackDecision) as typeof takeBackDecision}
          about={t(`ratings.ask.${act}`, { title: view.title })}
          doneKey={`ratings.done.${act}`}
          toInput={(why) => ({ subjectId: view.subjectId, expectedVersion: view.version, why })}
          onClose={onClose}
        />
      );
  }
};

const mayBeTold: ReadonlySet<CadreSheetView['state']> = new Set(['decided', 'notified', 'archived', 'not-rated']);

/** What can be done about one sheet now. */
export const CadreSheetActs = ({ view }: { view: CadreSheetView }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<Act | null>(null);
  const next = nextOf(view);
  const mayPrint = view.isOpener && mayBeTold.has(view.state) && may(printCadreNotices.name);
  return (
    <>
      {view.seasonState === 'open' && (
        <>
          {openActs(view)
            .filter((act) => may(needs[act]))
            .map((act) => (
              <Button key={act} main={act === next} onClick={() => setOpen(act)}>
                {t(`ratings.cadre.act.${act}`)}
              </Button>
            ))}
          <TakeBackStep view={view} />
        </>
      )}
      {mayPrint && <PrintNotices subjectIds={[view.subjectId]} />}
      <PrintButton />
      {open && <OpenDialog view={view} act={open} onClose={() => setOpen(null)} />}
    </>
  );
};
