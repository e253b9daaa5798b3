import { useEffect, useRef } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { MeetingFace } from '../contract.ts';
import type { Calendar } from './calendar-signals.tsx';
import { byMonth } from './calendar-sums.ts';
import { MeetingActs, SheetLink } from './meeting-acts.tsx';
import { hoursText, isEnteredLater, levelOfState, titleOf } from './meeting-words.ts';
import { ScorePair } from './score-pair.tsx';

const EnteredLater = ({ face }: { face: MeetingFace }) => {
  const t = useT();
  if (!isEnteredLater(face)) return null;
  return <Status level="attention">{t('meetings.entered-later', { days: face.enteredLate! })}</Status>;
};

const Figures = ({ face }: { face: MeetingFace }) => {
  const t = useT();
  return (
    <div className="meetings-face-figures">
      {face.present !== null && face.counted !== null && (
        <Figure
          numerator={face.present}
          denominator={face.counted}
          definition={t('meetings.count.attended-definition')}
          to="/meetings/$meetingId"
          params={{ meetingId: face.id }}
        />
      )}
      <ScorePair face={face} />
    </div>
  );
};

const Meeting = ({ face }: { face: MeetingFace }) => {
  const t = useT();
  const title = titleOf(face, t);
  return (
    <li>
      <div>
        <PageLink to="/meetings/$meetingId" params={{ meetingId: face.id }} className="meetings-face-title">
          {title}
        </PageLink>
        <p className="vm-soft">
          {[dayText(face.heldOn ?? face.plannedOn), hoursText(face), face.place].filter(Boolean).join(' · ')}
        </p>
        <p className="vm-row">
          <Status level={levelOfState(face.state)}>{t(`meetings.state.${face.state}`)}</Status>
          <EnteredLater face={face} />
          {face.state === 'cancelled' && face.stateReason && <span>{face.stateReason}</span>}
        </p>
      </div>
      <Figures face={face} />
      <div className="vm-row not-printed">
        <SheetLink face={face} />
        <details className="meetings-more">
          <summary>{t('meetings.more')}</summary>
          <div className="vm-row">
            <MeetingActs face={face} />
          </div>
        </details>
      </div>
    </li>
  );
};

/** On a phone the year is many screens long: it opens at the month in hand, once, unless the reader is already further down. */
const useMonthInView = () => {
  const month = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (window.scrollY === 0 && window.matchMedia('(max-width: 46rem)').matches) month.current?.scrollIntoView();
  }, []);
  return month;
};

/** Twelve months, each with its meetings; a month that is over without one says so. */
export const CalendarMonths = ({ calendar, year }: { calendar: Calendar; year: number }) => {
  const t = useT();
  const thisMonth = todayHere().slice(0, 7);
  const inHand = useMonthInView();
  return (
    <ol className="meetings-months">
      {byMonth(calendar.meetings).map((meetings, at) => {
        const month = `${year}-${String(at + 1).padStart(2, '0')}`;
        return (
          <li
            key={month}
            ref={month === thisMonth ? inHand : undefined}
            aria-current={month === thisMonth ? 'date' : undefined}
          >
            <h2>{t('meetings.calendar.month', { month: at + 1 })}</h2>
            {calendar.monthsWithout.includes(at + 1) && (
              <p>
                <Status level="serious">{t('meetings.calendar.no-regular')}</Status>
              </p>
            )}
            {meetings.length === 0 ? (
              <p className="vm-soft">{t('meetings.calendar.none')}</p>
            ) : (
              <ul className="meetings-faces">
                {meetings.map((face) => (
                  <Meeting key={face.id} face={face} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
};
