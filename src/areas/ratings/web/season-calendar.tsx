import { dayText } from '../../../web/day-text.ts';
import { Figure } from '../../../web/kit/figure.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useNames, Verified } from './rating-words.tsx';
import type { SeasonView } from './season-dialogs.tsx';

type Line = { readonly line: SeasonView['calendar'][number]; readonly progress: SeasonView['progress'][number] };

/** How far the step of a last day is, who came after it, and what was in time but written down after it: two different things. */
const Progress = ({ progress: { step, rated, left, late, enteredLate, isOverdue } }: Pick<Line, 'progress'>) => {
  const t = useT();
  return (
    <div className="ratings-standing">
      <span>
        {t(`ratings.calendar-step.${step}`)}{' '}
        <Figure numerator={rated - left} denominator={rated} definition={t('ratings.calendar.done-means')} />
      </span>
      {isOverdue && <Status level="attention">{t('ratings.calendar.overdue', { left })}</Status>}
      {late > 0 && <Status level="attention">{t('ratings.calendar.late', { count: late })}</Status>}
      {enteredLate > 0 && <Status level="plain">{t('ratings.calendar.entered-late', { count: enteredLate })}</Status>}
    </div>
  );
};

const CalendarItem = ({ line, progress }: Line) => {
  const t = useT();
  const names = useNames();
  return (
    <li>
      <div>
        <strong>{dayText(line.dueOn)}</strong> {names(line.names)}
      </div>
      <Progress progress={progress} />
      <div className="vm-soft">
        {line.source ?? t('ratings.calendar.no-source')} <Verified isVerified={line.isVerified} />
      </div>
    </li>
  );
};

/** Last days of the season, step by step. */
export const SeasonCalendar = ({ season: { calendar, progress } }: { season: SeasonView }) => {
  const t = useT();
  return (
    <section className="vm-card" aria-label={t('ratings.calendar.title')}>
      <h2>{t('ratings.calendar.title')}</h2>
      {calendar.length === 0 ? (
        <p className="vm-soft">{t('ratings.calendar.none')}</p>
      ) : (
        <ul className="ratings-due">
          {calendar.map((line, at) => (
            <CalendarItem key={line.code} line={line} progress={progress[at]!} />
          ))}
        </ul>
      )}
    </section>
  );
};
