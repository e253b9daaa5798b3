import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../../../platform/action/id.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { calendarOfYear } from '../contract.ts';
import { CalendarMonths } from './calendar-months.tsx';
import { CalendarSignals } from './calendar-signals.tsx';
import { OversightLinks } from './oversight-links.tsx';
import { type OrganisationId, useCellAndYear } from './own-cell.ts';
import { PlanDialog } from './plan-dialog.tsx';
import './meetings.css';

/** A sheet of a meeting that is not in the calendar: its id is made here, so that a reload finds it again. */
const NewSheets = ({ organisationId }: { organisationId: OrganisationId }) => {
  const t = useT();
  const navigate = useNavigate();
  const begin = (paper: object): void =>
    void navigate({
      to: '/meetings/$meetingId/sheet',
      params: { meetingId: newId() },
      search: { of: organisationId, ...paper },
    } as never);
  return (
    <>
      <Button onClick={() => begin({})}>{t('meetings.calendar.unplanned')}</Button>
      <Button onClick={() => begin({ paper: 1 })}>{t('meetings.calendar.from-paper')}</Button>
    </>
  );
};

/** Another page of the program, not of this shell: it is opened, not routed to. */
const PhoneLink = () => {
  const t = useT();
  const may = useMay();
  if (!may('meetings.record-meeting')) return null;
  return (
    <a className="vm-button" href="/phone">
      {t('meetings.phone.link')}
    </a>
  );
};

type ActsProps = { readonly organisationId: OrganisationId; readonly year: number; readonly isOwn: boolean };

const Acts = ({ organisationId, year, isOwn }: ActsProps) => {
  const t = useT();
  const may = useMay();
  const [isPlanning, setPlanning] = useState(false);
  return (
    <>
      {may('meetings.plan-meeting') && (
        <Button main onClick={() => setPlanning(true)}>
          {t('meetings.plan.title')}
        </Button>
      )}
      {may('meetings.save-sheet') && <NewSheets organisationId={organisationId} />}
      <details className="meetings-more">
        <summary>{t('meetings.more')}</summary>
        <div className="vm-row">
          {may('meetings.lay-out-year') && (
            <PageLink className="vm-button" to="/meetings/year" search={{ of: organisationId, year }}>
              {t('meetings.year.title')}
            </PageLink>
          )}
          {isOwn && <PhoneLink />}
          <PrintButton />
        </div>
      </details>
      {isPlanning && <PlanDialog organisationId={organisationId} onClose={() => setPlanning(false)} />}
    </>
  );
};

const YearSwitch = ({ year, onYear }: { year: number; onYear: (year: number) => void }) => {
  const t = useT();
  return (
    <nav className="vm-row meetings-switch not-printed" aria-label={t('meetings.calendar.years')}>
      <Button onClick={() => onYear(year - 1)}>{year - 1}</Button>
      <strong aria-current="true">{year}</strong>
      <Button onClick={() => onYear(year + 1)}>{year + 1}</Button>
    </nav>
  );
};

const Year = ({ organisationId, year }: { organisationId: OrganisationId; year: number }) => {
  const t = useT();
  const may = useMay();
  const calendar = useQuestion(calendarOfYear, { organisationId, year });
  const first = may('meetings.lay-out-year') && (
    <PageLink className="vm-button vm-button-main" to="/meetings/year" search={{ of: organisationId, year }}>
      {t('meetings.year.title')}
    </PageLink>
  );
  return (
    <Answer query={calendar} lines={12}>
      {(answer) => (
        <>
          {answer.meetings.length > 0 && <CalendarSignals calendar={answer} year={year} />}
          {answer.meetings.length === 0 ? (
            <Empty title={t('meetings.calendar.empty', { year: String(year) })} action={first}>
              {t('meetings.calendar.empty-text')}
            </Empty>
          ) : (
            <CalendarMonths calendar={answer} year={year} />
          )}
        </>
      )}
    </Answer>
  );
};

/** The year of one cell: what is planned, held, cancelled, and what is missing. */
const CalendarPage = () => {
  const t = useT();
  const { organisationId, isOwn, year, go } = useCellAndYear();
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.calendar.title')}
        subtitle={t('meetings.calendar.subtitle', { year: String(year) })}
        actions={organisationId && <Acts organisationId={organisationId} year={year} isOwn={isOwn} />}
      />
      <OversightLinks organisationId={organisationId} />
      {(!isOwn || organisationId === null) && (
        <div className="not-printed">
          <OrganisationField
            label={t('meetings.calendar.cell')}
            description={t('meetings.calendar.cell-help')}
            value={organisationId}
            onChange={(of) => go({ of })}
          />
        </div>
      )}
      {organisationId === null ? (
        <Empty title={t('meetings.calendar.choose')}>{t('meetings.calendar.choose-text')}</Empty>
      ) : (
        <>
          <YearSwitch year={year} onYear={(next) => go({ year: next })} />
          <Year organisationId={organisationId} year={year} />
        </>
      )}
    </div>
  );
};

export default CalendarPage;
