import { useState } from 'react';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { todayHere, useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { Radio } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type Basis, basis, comparison } from '../contract/comparison.ts';
import type { OrganisationId } from '../contract/tree.ts';
import { type Comparison, useComparisonColumns } from './comparison-columns.tsx';
import { ComparisonLost } from './comparison-lost.tsx';
import { ComparisonTotals } from './comparison-totals.tsx';
import { OrganisationTabs } from './event-tabs.tsx';
import { useOwnOrganisation } from './event-words.ts';
import './comparison.css';

const TYPES_AT_FIRST = 3;
const YEAR = 365;

/** The types that most units have: the first that a person wants to see. */
const commonest = (answer: Comparison): string[] => {
  const weight = (code: string): number => (answer.totals.from[code] ?? 0) + (answer.totals.to[code] ?? 0);
  return answer.types
    .map(({ code }) => code)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, TYPES_AT_FIRST);
};

const ByUnit = ({ answer }: { answer: Comparison }) => {
  const t = useT();
  const language = useLanguage();
  const [types, setTypes] = useState(() => commonest(answer));
  const columns = useComparisonColumns(answer, types);
  const label = t('organisations.comparison.by-unit', { basis: t(`organisations.basis.${answer.basis}`) });
  return (
    <section className="vm-stack">
      <h2>{label}</h2>
      <fieldset className="vm-choices vm-tools not-printed">
        <legend>{t('organisations.comparison.types')}</legend>
        {answer.types.map(({ code, ...name }) => (
          <button
            key={code}
            type="button"
            className="vm-chip"
            aria-pressed={types.includes(code)}
            onClick={() => setTypes(types.includes(code) ? types.filter((one) => one !== code) : [...types, code])}
          >
            {types.includes(code) && <Icon name="check" size={1} />}
            {name[language]}
          </button>
        ))}
      </fieldset>
      <DataTable label={label} rows={answer.rows} columns={columns} rowKey={(row) => row.id} />
    </section>
  );
};

type Asked = {
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly basis: Basis;
  readonly underId: OrganisationId | null;
};

const Fields = ({ asked, onAsked }: { asked: Asked; onAsked: (asked: Asked) => void }) => {
  const t = useT();
  return (
    <div className="comparison-fields not-printed">
      <OrganisationField
        label={t('organisations.comparison.under')}
        value={asked.underId}
        onChange={(underId) => onAsked({ ...asked, underId: underId as OrganisationId | null })}
      />
      <DayField
        label={t('organisations.comparison.from')}
        value={asked.fromOn}
        onChange={(day) => day && onAsked({ ...asked, fromOn: day })}
      />
      <DayField
        label={t('organisations.comparison.to')}
        value={asked.toOn}
        onChange={(day) => day && onAsked({ ...asked, toOn: day })}
      />
      <Radio.Group
        label={t('organisations.comparison.basis')}
        value={asked.basis}
        onChange={(value) => onAsked({ ...asked, basis: value as Basis })}
      >
        {basis.options.map((one) => (
          <Radio key={one} value={one} label={t(`organisations.basis.${one}`)} />
        ))}
      </Radio.Group>
    </div>
  );
};

const Compared = ({ asked }: { asked: Asked & { readonly underId: OrganisationId } }) => {
  const t = useT();
  return (
    <Answer
      query={useQuestion(comparison, asked)}
      lines={8}
      isEmpty={(answer) => answer.rows.length === 0 && answer.cannotBeRestated.length === 0}
      empty={<Empty title={t('organisations.comparison.none')}>{t('organisations.comparison.none-text')}</Empty>}
    >
      {(answer) => (
        <>
          <ByUnit key={`${answer.fromOn} ${answer.toOn} ${answer.basis}`} answer={answer} />
          <ComparisonLost answer={answer} />
          <ComparisonTotals answer={answer} />
        </>
      )}
    </Answer>
  );
};

/** Organisations on two days, on one basis at a time: as it was, as it is now, or restated to the units of the second day. */
const ComparisonPage = () => {
  const t = useT();
  const own = useOwnOrganisation();
  const { on } = useAsOf();
  const [asked, setAsked] = useState<Asked>(() => ({
    fromOn: on < todayHere() ? on : addDays(todayHere(), -YEAR),
    toOn: todayHere(),
    basis: 'restated',
    underId: null,
  }));
  const underId = (asked.underId ?? own) as OrganisationId | null;
  return (
    <div className="vm-page">
      <PageHead
        title={t('organisations.comparison.title')}
        subtitle={t('organisations.comparison.subtitle', {
          from: dayText(asked.fromOn),
          to: dayText(asked.toOn),
          basis: t(`organisations.basis.${asked.basis}`),
        })}
        actions={<PrintButton />}
      />
      <OrganisationTabs />
      <Fields asked={{ ...asked, underId }} onAsked={setAsked} />
      <p className="vm-soft">{t(`organisations.basis.${asked.basis}-text`)}</p>
      {underId && <Compared asked={{ ...asked, underId }} />}
    </div>
  );
};

export default ComparisonPage;
