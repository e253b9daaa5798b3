import { DatePicker, DatesProvider } from '@mantine/dates';
import 'dayjs/locale/vi';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/dates/styles.layer.css';
import { type Day, day } from '../../platform/calendar/day.ts';
import { useLanguage, useT } from '../messages.ts';

type Props = { readonly value: string | null; readonly earliest: Day; readonly onChange: (day: Day) => void };

/** Weeks begin on Monday, as calendars here do. */
const Calendar = ({ value, earliest, onChange }: Props) => {
  const t = useT();
  return (
    <DatesProvider settings={{ locale: useLanguage(), firstDayOfWeek: 1, weekendDays: [0] }}>
      <DatePicker
        size="md"
        hideOutsideDates
        ariaLabels={{
          previousMonth: t('web.day.previous-month'),
          nextMonth: t('web.day.next-month'),
          previousYear: t('web.day.previous-year'),
          nextYear: t('web.day.next-year'),
          previousDecade: t('web.day.previous-decade'),
          nextDecade: t('web.day.next-decade'),
          monthLevelControl: t('web.day.choose-month'),
          yearLevelControl: t('web.day.choose-year'),
        }}
        className="vm-calendar"
        value={value}
        defaultDate={value ?? new Date()}
        minDate={earliest}
        maxDate="2199-12-31"
        onChange={(chosen) => {
          if (chosen) onChange(day(chosen));
        }}
      />
    </DatesProvider>
  );
};

export default Calendar;
