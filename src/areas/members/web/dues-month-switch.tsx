import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { monthOf, monthText } from '../rules/dues-month.ts';

type Props = { readonly month: Day; readonly onMonth: (month: Day) => void };

/** One month back or on; never further than the month after this one. */
export const DuesMonthSwitch = ({ month, onMonth }: Props) => {
  const t = useT();
  const current = monthOf(todayHere());
  const latest = addMonths(current, 1);
  return (
    <div className="dues-month not-printed">
      <Button onClick={() => onMonth(addMonths(month, -1))}>{t('members.dues.month-before')}</Button>
      <strong aria-live="polite">{t('members.dues.month', { month: monthText(month) })}</strong>
      {month < latest && <Button onClick={() => onMonth(addMonths(month, 1))}>{t('members.dues.month-after')}</Button>}
      {month !== current && <Button onClick={() => onMonth(current)}>{t('members.dues.month-now')}</Button>}
    </div>
  );
};

type FieldProps = {
  readonly label: string;
  readonly value: Day | null;
  readonly onChange: (month: Day | null) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isOpenEnded?: boolean;
};

const YEARS_BACK = 3;
const YEARS_ON = 2;

/** A month chosen from a list; with `isOpenEnded` also none. */
export const DuesMonthField = ({ label, value, onChange, description, error, isOpenEnded = false }: FieldProps) => {
  const t = useT();
  const now = monthOf(todayHere());
  const months = Array.from({ length: (YEARS_BACK + YEARS_ON) * 12 + 1 }, (_, at) =>
    addMonths(now, YEARS_ON * 12 - at),
  );
  const id = `month-${label.replace(/\W+/g, '-')}`;
  return (
    <div className="vm-field">
      <label htmlFor={id}>{label}</label>
      {description && <p className="vm-soft">{description}</p>}
      <select
        id={id}
        className="vm-input"
        value={value ?? ''}
        aria-invalid={Boolean(error)}
        onChange={(event) => onChange((event.currentTarget.value || null) as Day | null)}
      >
        {(isOpenEnded || value === null) && (
          <option value="">{t(isOpenEnded ? 'members.dues.no-end' : 'members.dues.choose-month')}</option>
        )}
        {months.map((month) => (
          <option key={month} value={month}>
            {monthText(month)}
          </option>
        ))}
      </select>
      <p className="vm-fault" aria-live="polite">
        {error}
      </p>
    </div>
  );
};
