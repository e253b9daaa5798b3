import { dayText } from '../../../web/day-text.ts';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { isOfCity } from '../rules/rating-deadlines.ts';
import { stepsOfOpener } from '../rules/steps-of-opener.ts';
import { useNames, Verified } from './rating-words.tsx';
import type { SeasonView } from './season-dialogs.tsx';

type Line = { readonly of: string; readonly season: SeasonView } & {
  readonly line: SeasonView['calendar'][number];
  readonly progress: SeasonView['progress'][number];
  /** The last day further up that asks for the same step: its figures are these. */
  readonly sameAs: SeasonView['calendar'][number] | undefined;
};

/** How far the step of a last day is, who came after it, and what was in time but written down after it: two different things. */
const Progress = ({ progress, of, season: { seasonId }, sameAs }: Omit<Line, 'line'>) => {
  const t = useT();
  const { step, rated, left, late, enteredLate, isOverdue } = progress;
  return (
    <div className="ratings-standing">
      <span>
        {t(`ratings.calendar-step.${step}`)}{' '}
        {sameAs ? (
          t('ratings.calendar.same-as', { on: sameAs.dueOn })
        ) : (
          <Figure numerator={rated - left} denominator={rated} definition={t('ratings.calendar.done-means')} />
        )}
      </span>
      {left > 0 && (!sameAs || isOverdue) && (
        <PageLink
          to="/ratings/$seasonId"
          params={{ seasonId }}
          search={{ of, lacks: step }}
          hash="subjects"
          aria-label={t('ratings.calendar.left-of', { left, step: t(`ratings.calendar-step.${step}`) })}
        >
          {isOverdue ? (
            <Status level="attention">{t('ratings.calendar.overdue', { left })}</Status>
          ) : (
            t('ratings.calendar.left', { left })
          )}
        </PageLink>
      )}
      {late > 0 && <Status level="attention">{t('ratings.calendar.late', { count: late })}</Status>}
      {enteredLate > 0 && <Status level="plain">{t('ratings.calendar.entered-late', { count: enteredLate })}</Status>}
    </div>
  );
};

/** Whose task a last day is. */
const ownerText = ({ line, progress, season }: Pick<Line, 'line' | 'progress' | 'season'>, t: Translate): string => {
  if (isOfCity(line)) return t('ratings.calendar.of-city');
  return stepsOfOpener.has(progress.step)
    ? t('ratings.calendar.of-opener', { opener: season.openerName })
    : t('ratings.calendar.of-each');
};

const CalendarItem = ({ line, ...of }: Line) => {
  const t = useT();
  const names = useNames();
  return (
    <li>
      <div>
        <strong>{dayText(line.dueOn)}</strong> {names(line.names)}
      </div>
      <Progress {...of} />
      <div className="vm-soft">
        {ownerText({ line, ...of }, t)} {line.source ?? t('ratings.calendar.no-source')}{' '}
        <Verified isVerified={line.isVerified} />
      </div>
    </li>
  );
};

/** Last days of the season, step by step. */
export const SeasonCalendar = ({ season, of }: { season: SeasonView; of: string }) => {
  const t = useT();
  const { calendar, progress } = season;
  return (
    <section className="vm-card" aria-label={t('ratings.calendar.title')}>
      <h2>{t('ratings.calendar.title')}</h2>
      {calendar.length === 0 ? (
        <p className="vm-soft">{t('ratings.calendar.none')}</p>
      ) : (
        <ul className="ratings-due">
          {calendar.map((line, at) => (
            <CalendarItem
              key={line.code}
              line={line}
              of={of}
              season={season}
              progress={progress[at]!}
              sameAs={calendar.find((_, place) => place < at && progress[place]!.step === progress[at]!.step)}
            />
          ))}
        </ul>
      )}
    </section>
  );
};
