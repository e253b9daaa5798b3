import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import type { SubjectLine } from '../contract.ts';
import { isOffered } from '../rules/offered-step.ts';
import { stepsOfOpener } from '../rules/steps-of-opener.ts';
import type { SubjectStep } from '../rules/transitions.ts';
import { AsideManyDialog } from './aside-many-dialog.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { ManyDialog, type ManyStep } from './many-dialog.tsx';
import type { SeasonView } from './season-dialogs.tsx';

type OwnDialog = 'decide-level' | 'set-subjects-not-rated';

const steps = [
  { step: 'record-review', action: 'record-review' },
  { step: 'decide-level', action: 'decide-level' },
  { step: 'notify-subject', action: 'notify-subjects' },
  { step: 'publish-result', action: 'publish-results' },
  { step: 'archive-rating', action: 'archive-ratings' },
  { step: 'set-not-rated', action: 'set-subjects-not-rated' },
] as const satisfies readonly { readonly step: SubjectStep; readonly action: ManyStep | OwnDialog }[];

type Action = (typeof steps)[number]['action'];
type Offer = {
  readonly key: string;
  readonly label: string;
  readonly action: Action;
  readonly rows: readonly SubjectLine[];
};
type Props = {
  readonly season: SeasonView;
  readonly rows: readonly SubjectLine[];
  readonly onAll: () => void;
  readonly onClear: () => void;
};

type OpenStep = { readonly action: Action; readonly rows: readonly SubjectLine[] };
type DialogProps = {
  readonly open: OpenStep;
  readonly season: SeasonView;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const StepDialog = ({ open: { action, rows }, season, ...ends }: DialogProps) => {
  if (action === 'decide-level')
    return <DecideDialog season={season} subjects={rows} levels={season.levels} {...ends} />;
  if (action === 'set-subjects-not-rated') return <AsideManyDialog subjects={rows} {...ends} />;
  return <ManyDialog action={action} subjects={rows} {...ends} />;
};

/** Steps that need its paper where the level above decides. */
const ofTheLevelAbove: Readonly<Record<string, string>> = {
  'decide-level': 'ratings.above.record',
  'set-subjects-not-rated': 'ratings.above.set-aside',
};

/** Whom the level above decides is recorded by its paper: a step of its own beside the decision of this level. */
const useOffers = (season: SeasonView, rows: readonly SubjectLine[]): readonly Offer[] => {
  const t = useT();
  const may = useMay();
  return steps
    .filter(({ step, action }) => may(`ratings.${action}`) && (season.version !== null || !stepsOfOpener.has(step)))
    .flatMap(({ step, action }): Offer[] => {
      const fitting = rows.filter((row) => isOffered(step, row));
      const offer = (key: string, of: readonly SubjectLine[]): Offer => ({ key, label: t(key), action, rows: of });
      const above = ofTheLevelAbove[action];
      if (above === undefined) return [offer(`ratings.action.${action}`, fitting)];
      return [
        offer(
          `ratings.action.${action}`,
          fitting.filter(({ isDecidedAbove }) => !isDecidedAbove),
        ),
        offer(
          above,
          fitting.filter(({ isDecidedAbove }) => isDecidedAbove),
        ),
      ];
    })
    .filter((offer) => offer.rows.length > 0);
};

/** Steps of several subjects at once; each names how many of those ticked it is open for, and is taken with these alone. */
export const BulkSteps = ({ season, rows, onAll, onClear }: Props) => {
  const t = useT();
  const [open, setOpen] = useState<Offer | null>(null);
  const offers = useOffers(season, rows);
  const close = (): void => {
    setOpen(null);
    onClear();
  };
  if (season.state !== 'open') return null;
  return (
    <div className="vm-row not-printed ratings-bulk">
      <span role="status">{t('ratings.bulk.ticked', { count: rows.length })}</span>
      <Button onClick={onAll}>{t('ratings.bulk.all')}</Button>
      {rows.length > 0 && <Button onClick={onClear}>{t('ratings.bulk.none')}</Button>}
      {offers.map((offer) => (
        <Button key={offer.key} onClick={() => setOpen(offer)}>
          {t('ratings.bulk.step', { step: offer.label, count: offer.rows.length })}
        </Button>
      ))}
      {open && <StepDialog open={open} season={season} onClose={() => setOpen(null)} onDone={close} />}
    </div>
  );
};
