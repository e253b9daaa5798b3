import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import type { TimelineEntry } from '../../../web/kit/timeline.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { MeetingScene } from './meeting-scene.ts';

type Entry = Omit<TimelineEntry, 'on'> & { readonly on: string | null };

const entered = ({ meeting, rules }: MeetingScene, t: Translate): Entry => {
  const days = meeting.face.enteredLate ?? 0;
  return {
    key: 'recorded',
    on: rules.recordedOn,
    title: t(`meetings.timeline.recorded-${meeting.entry}`),
    text: days > 0 ? t('meetings.entered-later', { days }) : t('meetings.timeline.same-day'),
  };
};

const entriesOf = (scene: MeetingScene, t: Translate): readonly Entry[] => {
  const { meeting, rules } = scene;
  const isDue = meeting.reportedOn === null && meeting.face.heldOn !== null && rules.reportDueOn !== null;
  const unread = rules.isReportDueVerified ? '' : ` (${t('meetings.unverified')})`;
  return [
    {
      key: 'planned',
      on: meeting.face.plannedOn,
      title: t('meetings.timeline.planned'),
      ...(meeting.state === 'cancelled' ? { text: meeting.face.stateReason ?? '' } : {}),
    },
    { key: 'noticed', on: meeting.noticedOn, title: t('meetings.timeline.noticed') },
    { key: 'materials', on: meeting.materialsOn, title: t('meetings.timeline.materials') },
    { key: 'held', on: meeting.face.heldOn, title: t('meetings.timeline.held') },
    entered(scene, t),
    { key: 'posted', on: meeting.postedOn, title: t('meetings.timeline.posted') },
    { key: 'reported', on: meeting.reportedOn, title: t('meetings.timeline.reported') },
    { key: 'scored', on: rules.scoredFromAboveOn, title: t('meetings.timeline.scored') },
    {
      key: 'due',
      on: isDue ? rules.reportDueOn : null,
      title: `${t('meetings.timeline.report-due', { day: dayText(rules.reportDueOn ?? '') })}${unread}`,
      level: rules.reportDueOn !== null && rules.reportDueOn < todayHere() ? ('serious' as const) : ('future' as const),
    },
  ];
};

/** What happened on which day and what was entered on which, the latest first. */
export const useTimelineEntries = (scene: MeetingScene): readonly TimelineEntry[] => {
  const t = useT();
  return entriesOf(scene, t)
    .flatMap((entry) => (entry.on === null ? [] : [{ ...entry, on: entry.on }]))
    .reverse()
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
};
