import { useState } from 'react';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { printCadreNotices, type SubjectLine } from '../contract.ts';
import { CadreDecideDialog } from './cadre-decide-dialog.tsx';
import type { CadreMonthView, CadreRow } from './cadre-words.tsx';
import { ManyDialog } from './many-dialog.tsx';
import type { OrganisationId } from './own-organisation.ts';
import { CloseSeasonDialog, ReopenSeasonDialog, WithdrawSeasonDialog } from './season-dialogs.tsx';

const told: ReadonlySet<CadreRow['state']> = new Set(['decided', 'notified', 'archived', 'not-rated']);

const dialogs = {
  'close-season': CloseSeasonDialog,
  'reopen-season': ReopenSeasonDialog,
  'withdraw-season': WithdrawSeasonDialog,
} as const;
type SeasonAct = keyof typeof dialogs;
type Act = 'decide-cadres' | 'notify-subjects' | 'archive-ratings' | SeasonAct;

/** What can be done about the whole month, by where its sheets stand. */
const actsOf = ({ isOpener, state, rows }: CadreMonthView): Act[] => {
  if (!isOpener) return [];
  if (state === 'closed') return ['reopen-season'];
  const has = (...states: readonly CadreRow['state'][]): boolean => rows.some((row) => states.includes(row.state));
  const isTouched = rows.some((row) => row.selfLevel !== null || row.headLevel !== null || told.has(row.state));
  const isDone = rows.length > 0 && rows.every((row) => row.state === 'archived' || row.state === 'not-rated');
  return [
    ...(has('open', 'reviewed') ? (['decide-cadres'] as const) : []),
    ...(has('decided') ? (['notify-subjects'] as const) : []),
    ...(has('notified') ? (['archive-ratings'] as const) : []),
    ...(isDone ? (['close-season'] as const) : []),
    ...(isTouched ? [] : (['withdraw-season'] as const)),
  ];
};

const OpenDialog = ({ month, act, onClose }: { month: CadreMonthView; act: Act; onClose: () => void }) => {
  const asLines = (state: CadreRow['state']) =>
    month.rows.filter((row) => row.state === state) as unknown as readonly SubjectLine[];
  if (act === 'decide-cadres') return <CadreDecideDialog month={month} onClose={onClose} />;
  if (act === 'notify-subjects') return <ManyDialog action={act} subjects={asLines('decided')} onClose={onClose} />;
  if (act === 'archive-ratings') return <ManyDialog action={act} subjects={asLines('notified')} onClose={onClose} />;
  const Dialog = dialogs[act];
  return <Dialog season={month as never} onClose={onClose} />;
};

/** The notices of everybody who may be told, as one file to be printed. */
export const PrintNotices = ({ subjectIds }: { subjectIds: readonly CadreRow['subjectId'][] }) => {
  const t = useT();
  const print = useAction(printCadreNotices, { onDone: ({ files }) => files.forEach(downloadAnswer) });
  if (subjectIds.length === 0) return null;
  return (
    <>
      <Button
        isBusy={print.isPending}
        onClick={() => print.mutate({ subjectIds: subjectIds.slice(0, 100), format: 'pdf' })}
      >
        <Icon name="print" />
        {t(subjectIds.length === 1 ? 'ratings.cadre.print-notice' : 'ratings.cadre.print-notices')}
      </Button>
      {print.error && <RefusalPanel refusal={print.error} takesFocus />}
    </>
  );
};

export const CadreMonthActs = ({ month, of }: { month: CadreMonthView; of: OrganisationId }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<Act | null>(null);
  const acts = actsOf(month).filter((act) => may(`ratings.${act}`));
  return (
    <>
      {acts.map((act, at) => (
        <Button key={act} main={at === 0 && act !== 'withdraw-season'} onClick={() => setOpen(act)}>
          {t(`ratings.cadre.act.${act}`)}
        </Button>
      ))}
      {month.isOpener && month.state === 'open' && may('ratings.add-cadres') && (
        <PageLink to="/ratings/cadres/new" search={{ of }} className="vm-button">
          {t('ratings.cadre.add')}
        </PageLink>
      )}
      {month.isOpener && may(printCadreNotices.name) && (
        <PrintNotices subjectIds={month.rows.filter(({ state }) => told.has(state)).map((row) => row.subjectId)} />
      )}
      <PrintButton />
      {open && <OpenDialog month={month} act={open} onClose={() => setOpen(null)} />}
    </>
  );
};
