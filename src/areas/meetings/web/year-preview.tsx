import { weekdayOf } from '../../../platform/calendar/months.ts';
import { dayText } from '../../../web/day-text.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { PreviewLine, previewYear } from './year-draft.ts';

const Line = ({ line, at }: { line: PreviewLine; at: string | null }) => {
  const t = useT();
  const { month, fresh, there, isOutsideLife } = line;
  return (
    <tr>
      <th scope="row">{t('meetings.calendar.month', { month })}</th>
      <td>
        {there.map(({ id, kind, heldOn, plannedOn }) => (
          <p key={id} className="vm-soft">
            {t('meetings.year.stays', { kind: t(`meetings.kind.${kind}`), day: dayText(heldOn ?? plannedOn) })}
          </p>
        ))}
        {fresh && (
          <p>
            <strong>{dayText(fresh.on)}</strong> ({t(`meetings.weekday.${weekdayOf(fresh.on)}`)}
            {at && `, ${at}`}) · {t(`meetings.kind.${fresh.kind}`)}
          </p>
        )}
        {isOutsideLife && <p className="vm-soft">{t('meetings.year.outside-life')}</p>}
        {!fresh && there.length === 0 && !isOutsideLife && <p className="vm-soft">{t('meetings.year.nothing')}</p>}
      </td>
    </tr>
  );
};

type Props = { readonly preview: ReturnType<typeof previewYear>; readonly year: number; readonly at: string | null };

/** What would be written, before it is. */
export const YearPreview = ({ preview, year, at }: Props) => {
  const t = useT();
  if (preview === null) return <p className="vm-soft">{t('meetings.year.no-preview')}</p>;
  const fresh = preview.lines.filter((line) => line.fresh !== null).length;
  return (
    <section className="vm-card">
      <h2>{t('meetings.year.preview', { year: String(year) })}</h2>
      <p role="status">{t('meetings.year.preview-count', { count: fresh })}</p>
      {preview.quartersWithoutTopic.length > 0 && (
        <p>
          <Status level="attention">
            {t('meetings.year.quarters-without', { quarters: preview.quartersWithoutTopic.join(', ') })}
          </Status>
        </p>
      )}
      <table className="meetings-preview">
        <caption className="seen-by-readers-only">{t('meetings.year.preview', { year: String(year) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('meetings.year.column-month')}</th>
            <th scope="col">{t('meetings.year.column-meeting')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.lines.map((line) => (
            <Line key={line.month} line={line} at={at} />
          ))}
        </tbody>
      </table>
    </section>
  );
};
