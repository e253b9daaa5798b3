import { useId, useState } from 'react';
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

type MonthProps = {
  readonly meetings: readonly MeetingFace[];
  /** 1 to 12. */
  readonly month: number;
  readonly isMissing: boolean;
  /** Null: of another year, where no month is in hand. */
  readonly place: 'over' | 'in-hand' | 'to-come' | null;
};

const Month = ({ meetings, month, isMissing, place }: MonthProps) => {
  const t = useT();
  return (
    <li data-over={place === 'over'} aria-current={place === 'in-hand' ? 'date' : undefined}>
      <h2>{t('meetings.calendar.month', { month })}</h2>
      {isMissing && (
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
};

const placeOf = (year: number, month: number): MonthProps['place'] => {
  const [thisYear, thisMonth] = todayHere().split('-').map(Number) as [number, number];
  if (year !== thisYear) return null;
  return month < thisMonth ? 'over' : month === thisMonth ? 'in-hand' : 'to-come';
};

/**
 * Twelve months, each with its meetings; a month that is over without one says so. On a phone the year is many screens long: there the
 * months that are over stand folded behind one button before the month in hand, by style alone, so that paper has them all and a phone
 * that is turned keeps what is open.
 */
export const CalendarMonths = ({ calendar, year }: { calendar: Calendar; year: number }) => {
  const t = useT();
  const id = useId();
  const [isUnfolded, setUnfolded] = useState(false);
  const months = byMonth(calendar.meetings).map((meetings, at) => ({
    ...{ meetings, month: at + 1, place: placeOf(year, at + 1) },
    isMissing: calendar.monthsWithout.includes(at + 1),
  }));
  const over = months.filter(({ place }) => place === 'over');
  const count = over.reduce((sum, { meetings }) => sum + meetings.length, 0);
  return (
    <>
      {over.length > 0 && (
        <button
          type="button"
          className="meetings-over not-printed"
          aria-expanded={isUnfolded}
          aria-controls={id}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {t('meetings.calendar.months-over', { last: over.length, count })}
        </button>
      )}
      <ol id={id} className="meetings-months" data-folded={!isUnfolded}>
        {months.map((one) => (
          <Month key={one.month} {...one} />
        ))}
      </ol>
    </>
  );
};
