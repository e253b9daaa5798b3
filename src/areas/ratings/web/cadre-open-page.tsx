import { useState } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { NumberInput, Select } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { cadreFrames, cadreProposal } from '../contract.ts';
import { spanOf } from '../rules/period-span.ts';
import { CadrePeopleForm } from './cadre-people-form.tsx';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { RatingTabs } from './rating-tabs.tsx';
import './ratings.css';

type Asked = {
  readonly year: number | string;
  readonly month: number;
  readonly countedOn: Day | null;
  readonly officeId: string | null;
};

/** The roll of today, or of the last day of a month that is over. */
const rollDay = (year: number | string, month: number): Day | null => {
  if (!(Number(year) >= 1930 && Number(year) <= 2198)) return null;
  const last = addDays(spanOf({ kind: 'month', year: Number(year), month }).until, -1);
  return last < todayHere() ? last : (todayHere() as Day);
};

const WhenFields = ({ asked, onAsk }: { asked: Asked; onAsk: (next: Asked) => void }) => {
  const t = useT();
  return (
    <div className="ratings-fields">
      <OrganisationField
        label={t('ratings.cadre.office')}
        description={t('ratings.cadre.office-help')}
        required
        value={asked.officeId}
        onChange={(officeId) => onAsk({ ...asked, officeId })}
      />
      <Select
        label={t('ratings.open.month')}
        allowDeselect={false}
        data={Array.from({ length: 12 }, (_, at) => String(at + 1))}
        value={String(asked.month)}
        onChange={(month) => onAsk({ ...asked, month: Number(month), countedOn: rollDay(asked.year, Number(month)) })}
      />
      <NumberInput
        label={t('ratings.open.year')}
        allowDecimal={false}
        hideControls
        thousandSeparator=""
        value={asked.year}
        onChange={(year) => onAsk({ ...asked, year, countedOn: rollDay(year, asked.month) })}
      />
      <DayField
        label={t('ratings.open.counted-on')}
        description={t('ratings.cadre.counted-on-help')}
        required
        value={asked.countedOn}
        onChange={(countedOn) => onAsk({ ...asked, countedOn })}
      />
    </div>
  );
};

const Office = ({ of }: { of: OrganisationId }) => {
  const t = useT();
  const [year, month] = [Number(todayHere().slice(0, 4)), Number(todayHere().slice(5, 7))];
  const [asked, setAsked] = useState<Asked>({ year, month, countedOn: rollDay(year, month), officeId: of });
  const isAsked = asked.officeId !== null && asked.countedOn !== null && rollDay(asked.year, asked.month) !== null;
  const input = { ...asked, organisationId: of, year: Number(asked.year) } as InputOf<typeof cadreProposal>;
  const proposal = useQuestion(cadreProposal, input, { when: isAsked });
  const frames = useQuestion(cadreFrames, { organisationId: of });
  return (
    <>
      <section className="vm-card vm-stack" aria-label={t('ratings.cadre.office-month')}>
        <h2>{t('ratings.cadre.office-month')}</h2>
        <WhenFields asked={asked} onAsk={setAsked} />
      </section>
      {isAsked && (
        <Answer query={proposal} lines={6}>
          {(found) => (
            <Answer query={frames} lines={4}>
              {(known) => <CadrePeopleForm key={JSON.stringify(input)} asked={input} proposal={found} frames={known} />}
            </Answer>
          )}
        </Answer>
      )}
    </>
  );
};

/** Opens the month of an office, or adds an office to a month that is open: who is evaluated, in which post, by which criteria. */
const CadreOpenPage = () => {
  const t = useT();
  const of = useOrganisationInView();
  return (
    <div className="vm-page">
      <PageHead title={t('ratings.cadre.open')} subtitle={t('ratings.cadre.open-about')} />
      <RatingTabs />
      {of ? <Office of={of} /> : <Empty title={t('ratings.open.no-organisation')} />}
    </div>
  );
};

export default CadreOpenPage;
