import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { chosenOffice } from '../../../web/client.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { officesInUse, useMay, useSignedIn } from '../../../web/session.ts';
import { duesReport } from '../contract.ts';
import { monthOf, monthText } from '../rules/dues-month.ts';
import { DuesArrears } from './dues-arrears.tsx';
import { DuesReportCells, DuesReportMonths } from './dues-report-tables.tsx';
import type { OrganisationId } from './dues-scene.ts';
import { useDong } from './dues-words.ts';
import './dues.css';

type Report = OutputOf<typeof duesReport>;
type Period = { readonly fromMonth: Day; readonly untilMonth: Day };

const lengths = { month: 1, quarter: 3, half: 6, year: 12 } as const;
type Length = keyof typeof lengths;

/** The month, quarter, half year or year in which a month falls. */
const periodAround = (month: Day, length: Length): Period => {
  const at = Number(month.slice(5, 7)) - 1;
  const fromMonth = addMonths(month, -(at % lengths[length]));
  return { fromMonth, untilMonth: addMonths(fromMonth, lengths[length] - 1) };
};

const PeriodChoice = ({
  period,
  length,
  onPeriod,
}: {
  period: Period;
  length: Length;
  onPeriod: (period: Period, length: Length) => void;
}) => {
  const t = useT();
  const step = (count: number) =>
    onPeriod(periodAround(addMonths(period.fromMonth, count * lengths[length]), length), length);
  return (
    <div className="vm-tools not-printed">
      {(Object.keys(lengths) as Length[]).map((one) => (
        <button
          key={one}
          type="button"
          className="vm-chip"
          aria-pressed={one === length}
          onClick={() => onPeriod(periodAround(period.fromMonth, one), one)}
        >
          {t(`members.dues.length.${one}`)}
        </button>
      ))}
      <Button onClick={() => step(-1)}>{t('members.dues.period-before')}</Button>
      <Button onClick={() => step(1)}>{t('members.dues.period-after')}</Button>
    </div>
  );
};

const Totals = ({ report }: { report: Report }) => {
  const t = useT();
  const dong = useDong();
  const { all, own } = report;
  const figures: readonly (readonly [string, string | number])[] = [
    [t('members.dues.cells-counted'), all.cells],
    [t('members.dues.due-sum'), dong(all.due)],
    [t('members.dues.collected'), dong(all.collected)],
    [t('members.dues.remitted-by-cells'), dong(all.remitted)],
    [t('members.dues.own-received'), dong(own.received)],
    [t('members.dues.own-remitted'), dong(own.remitted)],
    [
      t('members.dues.own-kept'),
      dong(own.received === null || own.remitted === null ? null : own.received - own.remitted),
    ],
  ];
  return (
    <section className="dues-sums" aria-label={t('members.dues.sums')}>
      <dl>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {(all.hidden > 0 || all.closed < all.months) && (
        <p className="vm-soft">
          {t('members.dues.sums-partial', { closed: all.closed, months: all.months, hidden: all.hidden })}
        </p>
      )}
      {all.behind > 0 && <p className="vm-soft">{t('members.dues.sums-behind-months', { count: all.behind })}</p>}
    </section>
  );
};

const Shown = ({ underId, period }: { underId: OrganisationId; period: Period }) => {
  const t = useT();
  const may = useMay();
  const report = useQuestion(duesReport, { underId, ...period }, { keepLast: true });
  return (
    <Answer
      query={report}
      lines={8}
      isEmpty={(answer) => answer.total === 0}
      empty={<Empty title={t('members.dues.no-report')}>{t('members.dues.no-report-text')}</Empty>}
    >
      {(answer) => (
        <>
          <Totals report={answer} />
          <DuesReportCells report={answer} />
          <DuesReportMonths report={answer} />
          {may('members.dues-arrears') && <DuesArrears underId={underId} period={period} />}
        </>
      )}
    </Answer>
  );
};

/** Dues of a period: collected, passed on, kept, in arrears, down to the members behind a figure. */
const DuesReportPage = () => {
  const t = useT();
  const session = useSignedIn();
  const own = session ? (officesInUse(session, chosenOffice())[0]?.organisationId ?? null) : null;
  const [under, setUnder] = useState<string | null>(null);
  const [length, setLength] = useState<Length>('month');
  const [period, setPeriod] = useState<Period>(() => periodAround(monthOf(todayHere()), 'month'));
  const underId = (under ?? own) as OrganisationId | null;
  return (
    <div className="vm-page">
      <PageHead
        title={t('members.dues.report-title')}
        subtitle={t('members.dues.period', { from: monthText(period.fromMonth), until: monthText(period.untilMonth) })}
        actions={<PrintButton />}
      />
      <div className="not-printed">
        <OrganisationField label={t('members.dues.report-under')} value={underId} onChange={setUnder} />
      </div>
      <PeriodChoice
        period={period}
        length={length}
        onPeriod={(next, one) => {
          setPeriod(next);
          setLength(one);
        }}
      />
      {underId && <Shown underId={underId} period={period} />}
    </div>
  );
};

export default DuesReportPage;
