import { useT } from '../../../web/messages.ts';
import type { MeetingSheet } from '../contract/reads.ts';

/** Praise and reminders, as the minutes hold them. */
export const MeetingRemarks = ({ meeting: { remarks } }: { meeting: MeetingSheet }) => {
  const t = useT();
  if (remarks.length === 0) return null;
  return (
    <section className="vm-card">
      <h2>{t('meetings.sheet.remarks')}</h2>
      <ul>
        {remarks.map(({ id, kind, whom, what }) => (
          <li key={id}>
            {t(`meetings.remark.${kind}`)}: <strong>{whom}</strong> · {what}
          </li>
        ))}
      </ul>
    </section>
  );
};
