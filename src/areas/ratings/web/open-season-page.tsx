import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { openSeason, seasonProposal } from '../contract.ts';
import { dueQuarter } from '../rules/due-quarter.ts';
import { CalendarEditor } from './calendar-editor.tsx';
import { KindFields, PackFields, PeriodFields } from './open-season-fields.tsx';
import { OfferedFields } from './open-season-offered.tsx';
import { adjustmentsOf, askedOf, isAsked, kindsOf, type OpenTyped, type Proposal } from './open-season-typed.ts';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { RatingTabs } from './rating-tabs.tsx';
import './ratings.css';

const firstTyped = (): OpenTyped & Record<string, unknown> => ({
  kind: 'year',
  year: Number(todayHere().slice(0, 4)),
  quarter: String(dueQuarter(todayHere()).quarter),
  month: String(Number(todayHere().slice(5, 7))),
  reach: 'whole',
  countedOn: todayHere() as Day | null,
  packId: null,
  packReason: '',
  calendar: null,
  kinds: null,
  switched: [],
  basis: '',
});

const useOpenForm = (organisationId: OrganisationId) => {
  const navigate = useNavigate();
  const proposal = useRef<Proposal | undefined>(undefined);
  const state = useContractForm(openSeason, {
    initial: firstTyped(),
    toInput: (typed) => ({
      ...askedOf(typed, organisationId),
      packId: typed.packId ?? proposal.current?.pack?.id ?? '',
      packReason: typed.packReason.trim() || null,
      calendar: typed.calendar ?? proposal.current?.calendar ?? [],
      kinds: [...kindsOf(typed, proposal.current)],
      adjustments: adjustmentsOf(typed, proposal.current),
    }),
    doneKey: 'ratings.open.done',
    onDone: ({ seasonId }) =>
      void navigate({ to: '/ratings/$seasonId', params: { seasonId }, search: { of: organisationId } } as never),
  });
  return { state, proposal };
};

const Form = ({ organisationId }: { organisationId: OrganisationId }) => {
  const t = useT();
  const { state, proposal: latest } = useOpenForm(organisationId);
  const { form } = state;
  const typed = form.values;
  const proposal = useQuestion(
    seasonProposal,
    { ...askedOf(typed, organisationId), packId: typed.packId },
    { when: isAsked(typed) },
  );
  latest.current = proposal.data;
  // Never the plan of another period beside the one just chosen: what is opened is what is seen.
  const isBusy = state.isBusy || proposal.isFetching;
  return (
    <ContractForm state={{ ...state, isBusy }} submitLabel={t('ratings.open.submit')}>
      <PeriodFields form={form} />
      <Answer query={proposal} lines={6}>
        {(answer) => (
          <>
            <PackFields form={form} proposal={answer} of={organisationId} />
            <KindFields form={form} proposal={answer} />
            <OfferedFields form={form} proposal={answer} />
            <CalendarEditor
              lines={typed.calendar ?? answer.calendar}
              reference={answer.reference}
              onChange={(lines) => form.setFieldValue('calendar', lines as never)}
              faultAt={(path) => form.errors[path] as string | undefined}
            />
          </>
        )}
      </Answer>
    </ContractForm>
  );
};

/** Opens a season: everything that it would be is shown before it is written. */
const OpenSeasonPage = () => {
  const t = useT();
  const organisationId = useOrganisationInView();
  return (
    <div className="vm-page">
      <PageHead title={t('ratings.open.title')} subtitle={t('ratings.open.about')} />
      <RatingTabs />
      {organisationId ? <Form organisationId={organisationId} /> : <Empty title={t('ratings.open.no-organisation')} />}
    </div>
  );
};

export default OpenSeasonPage;
