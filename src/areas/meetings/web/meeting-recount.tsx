import { dayText } from '../../../web/day-text.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { MeetingFace } from '../contract/planning.ts';
import type { RecountFace } from '../contract/recount.ts';

type Props = { readonly recount: RecountFace; readonly now: Pick<MeetingFace, 'present' | 'counted'> };

/** That a recorded figure was counted again, when and why, what it was, and what stays as it was recorded. */
export const MeetingRecount = ({ recount: { on, reason, uncalled, recorded }, now }: Props) => {
  const t = useT();
  const figure = ({ present, counted }: Props['now']): string => {
    if (present === null) return t('meetings.unknown');
    return counted === null ? String(present) : `${present}/${counted}`;
  };
  return (
    <div>
      <Status level="attention">{t('meetings.recount.title')}</Status>
      <p>
        {t(`meetings.recount.${reason}`, { day: dayText(on) })}{' '}
        {t('meetings.recount.figures', { recorded: figure(recorded), now: figure(now) })}
      </p>
      {uncalled > 0 && <p>{t('meetings.recount.uncalled', { count: uncalled })}</p>}
      <p className="vm-soft">{t('meetings.recount.kept')}</p>
    </div>
  );
};
