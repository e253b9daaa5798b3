import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import type { MeetingRulesPack } from '../rules/meeting-rules-shape.ts';
import type { MeetingScene } from './meeting-scene.ts';
import { useNames } from './meeting-words.ts';

type Line = MeetingSheet['attendance'][number];

const Guests = ({ guests }: Pick<MeetingSheet, 'guests'>) => {
  const t = useT();
  if (guests.length === 0) return null;
  return (
    <>
      <h3>{t('meetings.sheet.guests')}</h3>
      <ul>
        {guests.map(({ id, fullName, post, isFromAbove, remark }) => (
          <li key={id}>
            {[fullName, post, isFromAbove ? t('meetings.guest.from-above') : null].filter(Boolean).join(' · ')}
            {remark && <p className="meetings-quoted">{remark}</p>}
          </li>
        ))}
      </ul>
    </>
  );
};

/** The status as it was written, with what it counts as now where that is something else. */
const useStatusText = (counted: MeetingScene['rules']['counted']) => {
  const t = useT();
  const countedAs = new Map(counted.map((line) => [line.memberId, line.as]));
  return ({ memberId, status }: Line): string => {
    const as = countedAs.get(memberId);
    const written = t(`meetings.status.${status}`);
    if (as === undefined) return written;
    return t('meetings.recount.line', { written, counted: t(`meetings.status.${as}`).toLocaleLowerCase() });
  };
};

/** The roll call as it was recorded, with the standing of that day. */
export const MeetingAttendance = ({ scene: { meeting, rules } }: { scene: MeetingScene }) => {
  const t = useT();
  const nameOf = useNames();
  const reasons = (rules.packs.meeting as MeetingRulesPack | null)?.content.absenceReasons ?? [];
  const reasonText = (reason: string | null): string | null =>
    nameOf(reasons.find(({ code }) => code === reason)?.names) || reason;
  const statusText = useStatusText(rules.counted);
  const columns: Column<Line>[] = [
    { key: 'name', header: t('meetings.roll.name'), value: ({ fullName }) => fullName, onCard: 'title' },
    {
      key: 'standing',
      header: t('meetings.roll.standing'),
      value: ({ isOfficial }) => t(isOfficial ? 'meetings.mark.official' : 'meetings.mark.probationary'),
    },
    { key: 'status', header: t('meetings.roll.status'), value: statusText },
    { key: 'reason', header: t('meetings.roll.reason'), value: ({ reason }) => reasonText(reason) },
  ];
  const absent = ({ status }: Line): boolean => ['excused', 'unexcused', 'guest-absent'].includes(status);
  return (
    <section className="vm-card">
      <h2>{t('meetings.sheet.roll')}</h2>
      <DataTable
        label={t('meetings.sheet.roll')}
        rows={meeting.attendance}
        columns={columns}
        rowKey={({ memberId }) => memberId}
        chips={[{ key: 'absent', label: t('meetings.roll.absent'), test: absent }]}
        hasSearch={meeting.attendance.length > 12}
        onExport={null}
      />
      <Guests guests={meeting.guests} />
    </section>
  );
};
