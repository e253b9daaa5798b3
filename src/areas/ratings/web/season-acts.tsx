import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { AddSubjectDialog } from './add-subject-dialog.tsx';
import { useOrganisationInView } from './own-organisation.ts';
import {
  ChangeCalendarDialog,
  CloseSeasonDialog,
  ReopenSeasonDialog,
  type SeasonView,
  WithdrawSeasonDialog,
} from './season-dialogs.tsx';

const dialogs = {
  'add-subject': AddSubjectDialog,
  'change-calendar': ChangeCalendarDialog,
  'close-season': CloseSeasonDialog,
  'reopen-season': ReopenSeasonDialog,
  'withdraw-season': WithdrawSeasonDialog,
} as const;
type Act = keyof typeof dialogs;

/** A season is taken back only while nothing was recorded in it, and closed once all are in the archive or not rated. */
const actsOf = ({ state, version, counts }: SeasonView): Act[] => {
  if (version === null) return [];
  if (state === 'closed') return ['reopen-season'];
  if (state !== 'open') return [];
  const isBegun = counts.reviewed + counts.selfRated + counts.proposed + counts.decided + counts.notRated > 0;
  const isDone = counts.archived + counts.notRated === counts.subjects;
  return [
    ...(isDone ? (['close-season'] as const) : []),
    'add-subject',
    'change-calendar',
    ...(isBegun ? [] : (['withdraw-season'] as const)),
  ];
};

/** An organisation with subjects of its own works through them step by step on a page of its own. */
const ToCell = ({ season }: { season: SeasonView }) => {
  const t = useT();
  const may = useMay();
  const of = useOrganisationInView();
  const isRatedHere = season.byOrganisation.some(({ organisationId }) => organisationId === of);
  if (of === null || !isRatedHere || !may('ratings.cell-season')) return null;
  return (
    <PageLink className="vm-button" to="/ratings/$seasonId/cell" params={{ seasonId: season.seasonId }} search={{ of }}>
      {t('ratings.cell.to-cell')}
    </PageLink>
  );
};

/** The ceiling is the opener's: who only takes part in the season may not look at it. */
const ToQuota = ({ season: { seasonId, openerId, version } }: { season: SeasonView }) => {
  const t = useT();
  const may = useMay();
  if (version === null || !may('ratings.quota-board')) return null;
  return (
    <PageLink className="vm-button" to="/ratings/$seasonId/quota" params={{ seasonId }} search={{ of: openerId }}>
      {t('ratings.quota.title')}
    </PageLink>
  );
};

/** What the opener can do about the whole season. */
export const SeasonActs = ({ season }: { season: SeasonView }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<Act | null>(null);
  const Open = open && dialogs[open];
  return (
    <>
      {actsOf(season)
        .filter((act) => may(`ratings.${act}`))
        .map((act) => (
          <Button key={act} main={act === 'close-season'} onClick={() => setOpen(act)}>
            {t(`ratings.action.${act}`)}
          </Button>
        ))}
      <ToCell season={season} />
      {season.period.kind === 'month' && may('ratings.cadre-month') && (
        <PageLink
          className="vm-button"
          to="/ratings/cadres/$monthId"
          params={{ monthId: season.seasonId }}
          search={{ of: season.openerId }}
        >
          {t('ratings.cadre.to-month')}
        </PageLink>
      )}
      <ToQuota season={season} />
      <PrintButton />
      {Open && <Open season={season} onClose={() => setOpen(null)} />}
    </>
  );
};
