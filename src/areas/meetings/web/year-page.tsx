import { useNavigate } from '@tanstack/react-router';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { calendarOfYear, layOutYear, sheetFacts, withdrawYear } from '../contract.ts';
import type { Life } from '../rules/meeting-slot.ts';
import type { Calendar } from './calendar-signals.tsx';
import { type OrganisationId, useCellAndYear } from './own-cell.ts';
import { laidOutAgain } from './year-again.ts';
import { previewYear, ruleOf, type YearTyped } from './year-draft.ts';
import { YearFields } from './year-fields.tsx';
import { YearPreview } from './year-preview.tsx';
import './meetings.css';

type Props = {
  readonly organisationId: OrganisationId;
  readonly year: number;
  readonly calendar: Calendar;
  readonly life: Life;
};

/** What the year was laid out by before, else the third of each month: an example to begin with, no rule. */
const typedFrom = ({ calendar: { plan }, year }: Props): YearTyped & Record<string, unknown> => {
  const rule = plan?.rule;
  const isThisYear = todayHere().startsWith(String(year));
  return {
    ruleKind: rule?.kind ?? 'day-of-month',
    day: rule?.kind === 'day-of-month' ? rule.day : 3,
    weekday: String(rule?.kind === 'weekday-of-month' ? rule.weekday : 1),
    nth: String(rule?.kind === 'weekday-of-month' ? rule.nth : 1),
    at: plan?.at ?? null,
    place: plan?.place ?? '',
    fromMonth: isThisYear ? String(Number(todayHere().slice(5, 7))) : '1',
    thematicMonths: [],
  };
};

const YearForm = (props: Props) => {
  const { organisationId, year, calendar, life } = props;
  const t = useT();
  const navigate = useNavigate();
  const state = useContractForm(layOutYear, {
    initial: typedFrom(props),
    toInput: (typed) => ({
      organisationId,
      year,
      rule: ruleOf(typed),
      at: typed.at,
      place: typed.place.trim() || null,
      fromMonth: Number(typed.fromMonth),
      thematicMonths: typed.thematicMonths.map(Number),
      expectedVersion: calendar.plan?.version ?? null,
    }),
    doneKey: 'meetings.year.done',
    undoInput: ({ yearPlanId, version }) => ({ yearPlanId, expectedVersion: version }),
    onDone: () => void navigate({ to: '/meetings', search: { of: organisationId, year } } as never),
  });
  const preview = previewYear(state.form.values, { year, life, meetings: calendar.meetings });
  return (
    <ContractForm state={state} submitLabel={t('meetings.year.submit')}>
      <YearFields form={state.form} />
      <YearPreview preview={preview} year={year} at={state.form.values.at} />
    </ContractForm>
  );
};

const Withdraw = ({ calendar, ...place }: { calendar: Calendar; organisationId: OrganisationId; year: number }) => {
  const t = useT();
  const withdraw = useAction(withdrawYear, {
    doneKey: 'meetings.year.withdrawn',
    undoInput: () => laidOutAgain(calendar, place),
  });
  const { plan } = calendar;
  if (plan === null) return null;
  return (
    <section className="vm-card">
      <h2>{t('meetings.year.withdraw-title')}</h2>
      <p>{t('meetings.year.withdraw-text')}</p>
      <div>
        <Button
          isBusy={withdraw.isPending}
          onClick={() => withdraw.mutate({ yearPlanId: plan.id, expectedVersion: plan.version })}
        >
          {t('meetings.year.withdraw')}
        </Button>
      </div>
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
    </section>
  );
};

const Year = ({ organisationId, year }: { organisationId: OrganisationId; year: number }) => {
  const calendar = useQuestion(calendarOfYear, { organisationId, year });
  const facts = useQuestion(sheetFacts, { organisationId, on: todayHere() });
  return (
    <Answer query={calendar} lines={8}>
      {(answer) => (
        <Answer query={facts} lines={8}>
          {({ life }) => (
            <>
              <YearForm
                key={`${organisationId} ${year} ${answer.plan?.version ?? 0}`}
                organisationId={organisationId}
                year={year}
                calendar={answer}
                life={life}
              />
              <Withdraw calendar={answer} organisationId={organisationId} year={year} />
            </>
          )}
        </Answer>
      )}
    </Answer>
  );
};

/** The meetings of a year by the cell's own habit: seen month by month before anything is written. */
const YearPage = () => {
  const t = useT();
  const { organisationId, isOwn, year, go } = useCellAndYear();
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.year.title')}
        subtitle={t('meetings.year.subtitle', { year: String(year) })}
        actions={
          <PageLink className="vm-button" to="/meetings" search={{ of: organisationId ?? undefined, year }}>
            {t('meetings.year.back')}
          </PageLink>
        }
      />
      <div className="vm-row not-printed">
        <Button onClick={() => go({ year: year - 1 })}>{year - 1}</Button>
        <strong>{year}</strong>
        <Button onClick={() => go({ year: year + 1 })}>{year + 1}</Button>
      </div>
      {(!isOwn || organisationId === null) && (
        <OrganisationField label={t('meetings.calendar.cell')} value={organisationId} onChange={(of) => go({ of })} />
      )}
      {organisationId === null ? (
        <Empty title={t('meetings.calendar.choose')}>{t('meetings.calendar.choose-text')}</Empty>
      ) : (
        <Year organisationId={organisationId} year={year} />
      )}
    </div>
  );
};

export default YearPage;
