import type { OutputOf } from '../../../platform/action/contract.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { calendarOfYear } from '../contract.ts';
import { meetingsHeld, scoreGaps } from './calendar-sums.ts';
import { pointsText } from './meeting-words.ts';

export type Calendar = OutputOf<typeof calendarOfYear>;

/** What the year lacks so far, and its sums. */
export const CalendarSignals = ({ calendar, year }: { calendar: Calendar; year: number }) => {
  const t = useT();
  const language = useLanguage();
  const { monthsWithout, quartersWithoutTopic, meetings } = calendar;
  const gap = scoreGaps(meetings);
  return (
    <section className="vm-card" aria-label={t('meetings.calendar.signals')}>
      <ul className="meetings-signals">
        <li>
          <Status level={monthsWithout.length > 0 ? 'serious' : 'good'}>
            {monthsWithout.length > 0
              ? t('meetings.calendar.months-without', { months: monthsWithout.join(', '), year: String(year) })
              : t('meetings.calendar.every-month')}
          </Status>
        </li>
        <li>
          <Status level={quartersWithoutTopic.length > 0 ? 'attention' : 'good'}>
            {quartersWithoutTopic.length > 0
              ? t('meetings.calendar.quarters-without', {
                  quarters: quartersWithoutTopic.join(', '),
                  year: String(year),
                })
              : t('meetings.calendar.every-quarter')}
          </Status>
        </li>
        <li>{t('meetings.calendar.held', { count: meetingsHeld(meetings), all: meetings.length })}</li>
        {gap && (
          <li>
            {t('meetings.calendar.gap', {
              own: pointsText(gap.own, language),
              superior: pointsText(gap.superior, language),
              count: gap.count,
            })}
          </li>
        )}
      </ul>
    </section>
  );
};
