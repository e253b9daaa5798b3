import type { OutputOf } from '../../../platform/action/contract.ts';
import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { duesSettings } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import { DuesMonthSwitch } from './dues-month-switch.tsx';
import { DuesRegionCard } from './dues-region-card.tsx';
import { DuesSplitCard } from './dues-split-card.tsx';
import { DuesWageCard } from './dues-wage-card.tsx';
import { useMonth } from './dues-words.ts';
import './dues.css';

type Settings = OutputOf<typeof duesSettings>;
type Rates = NonNullable<Settings['rates']>;
type Group = Rates['content']['groups'][number];

const useRateText = (): ((group: Group) => string) => {
  const t = useT();
  const language = useLanguage();
  return ({ rate }) => {
    if (rate.by === 'basis')
      return t('members.dues.rate.basis', {
        percent: formatNumber(rate.perMille / 10, language),
        basis: rate.basis[language],
      });
    if (rate.by === 'minimum-wage')
      return t('members.dues.rate.minimum-wage', { percent: formatNumber(rate.perMille / 10, language) });
    if (rate.by === 'fixed') return t('members.dues.rate.fixed', { amount: rate.amount });
    if (rate.by === 'range') return t('members.dues.rate.range', { from: rate.from, to: rate.to });
    return t('members.dues.rate.unknown');
  };
};

const RatesCard = ({ rates }: { rates: Rates }) => {
  const t = useT();
  const language = useLanguage();
  const rateText = useRateText();
  const columns: readonly Column<Group>[] = [
    { key: 'group', header: t('members.dues.group'), value: (group) => group.name[language], onCard: 'title' },
    { key: 'rate', header: t('members.dues.rate'), value: rateText },
  ];
  const { exemptions, waiver, offSchedule } = rates.content;
  return (
    <section className="vm-card">
      <h2>{rates.title[language]}</h2>
      <p>
        <Status level={rates.verified ? 'plain' : 'unknown'}>
          {t(rates.verified ? 'members.dues.from-summary' : 'members.dues.unverified')}
        </Status>{' '}
        {rates.source}
      </p>
      <DataTable
        label={rates.title[language]}
        rows={rates.content.groups}
        columns={columns}
        rowKey={({ code }) => code}
        hasSearch={false}
        onExport={null}
      />
      {exemptions.length > 0 && (
        <p>{t('members.dues.exempt-are', { names: exemptions.map(({ name }) => name[language]).join('; ') })}</p>
      )}
      <p>
        {waiver
          ? t('members.dues.waiver-rule', { percents: waiver.percents.join(', '), months: waiver.maxMonths })
          : t('members.dues.waiver-rule-unknown')}
      </p>
      {offSchedule && <p>{t('members.dues.off-schedule-rule', { clause: offSchedule.clause })}</p>}
      <p className="vm-soft">{t('members.dues.not-captured')}</p>
    </section>
  );
};

const Cards = ({ settings }: { settings: Settings }) => {
  const t = useT();
  const may = useMay();
  return (
    <>
      {settings.rates ? <RatesCard rates={settings.rates} /> : <Empty title={t('members.dues.no-rates')} />}
      <DuesWageCard wages={settings.wages} mayEdit={may('members.set-minimum-wage')} />
      <DuesRegionCard regions={settings.regions} mayEdit={may('members.set-dues-region')} />
      <DuesSplitCard split={settings.split} mayEdit={may('members.edit-dues-practice')} />
    </>
  );
};

/** Rates, minimum wages, regions, shares and rounding, each with where it comes from and whether it was verified. */
const DuesSettingsPage = () => {
  const t = useT();
  const { month, look } = useMonth();
  const settings = useQuestion(duesSettings, { month }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead
        title={t('members.dues.settings-title')}
        subtitle={t('members.dues.settings-subtitle', { month: monthText(month) })}
      />
      <DuesMonthSwitch month={month} onMonth={look} />
      <Answer query={settings} lines={8}>
        {(answer) => <Cards settings={answer} />}
      </Answer>
    </div>
  );
};

export default DuesSettingsPage;
