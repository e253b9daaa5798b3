import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import type { Reason } from '../../../platform/outcome/refusal.ts';
import { useAsOf } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { possibleDuplicates, recordMember } from '../contract.ts';
import { contradictingDates } from '../rules/check-member-dates.ts';
import { PossibleDoubles } from './member-new-doubles.tsx';
import { CardFields, DateFields, WhoFields, WorkFields } from './member-new-fields.tsx';
import { type NewMemberTyped, newMemberInput, newMemberTyped } from './member-new-typed.ts';
import './members.css';

const PAUSE_MS = 400;

const useDoubles = ({ fullName, facts, sealed }: NewMemberTyped) => {
  const personalId = sealed['personal-id'];
  const [asked] = useDebouncedValue(`${fullName.trim()}\n${facts.birthOn ?? ''}\n${personalId}`, PAUSE_MS);
  const [name = '', birthOn = '', digits = ''] = asked.split('\n');
  const when = name.length > 3 || digits.length === 12;
  const { data } = useQuestion(
    possibleDuplicates,
    { fullName: name, birthOn: (birthOn || null) as never, personalId: digits },
    { when, keepLast: true },
  );
  return when ? data : undefined;
};

const useVerdict = (typed: NewMemberTyped, today: string): readonly VerdictLine[] => {
  const t = useT();
  const { dates, standing, facts } = typed;
  const read = { ...dates, ...(standing === 'probationary' ? { officialOn: null, recognitionDecidedOn: null } : {}) };
  const reasons: Reason[] = contradictingDates(
    {
      ...(read as never as Parameters<typeof contradictingDates>[0]),
      birthOn: facts.birthOn as never,
      standing: standing as never,
    },
    today as never,
    (field) => (field === 'birthOn' ? 'facts.birthOn' : `dates.${field}`),
  );
  const wanted: VerdictLine[] = [
    { state: typed.organisationId ? 'met' : 'missing', text: t('members.new.needs-cell'), field: 'organisationId' },
    { state: typed.fullName.trim() ? 'met' : 'missing', text: t('members.new.needs-name'), field: 'fullName' },
    {
      state: dates.admissionDecidedOn ? 'met' : 'unknown',
      text: t('members.new.needs-decision-day'),
      clause: t('members.party-age-source'),
      field: 'dates.admissionDecidedOn',
    },
  ];
  return [
    ...wanted,
    ...reasons.map((one) => ({
      state: 'missing' as const,
      text: t(`refusal.${one.code}`, one.params),
      field: one.field,
    })),
  ];
};

/** Records a member who is already one; whoever may be the same is named while one types. */
const MemberNewPage = () => {
  const t = useT();
  const navigate = useNavigate();
  const { on } = useAsOf();
  const state = useContractForm(recordMember, {
    initial: newMemberTyped(null),
    toInput: (typed) => {
      const input = newMemberInput(typed);
      const isOfficial = typed.standing === 'official';
      return isOfficial ? input : { ...input, dates: { ...input.dates, officialOn: null, recognitionDecidedOn: null } };
    },
    doneKey: 'members.new.recorded',
    undoInput: ({ memberId, version }) => ({ memberId, expectedVersion: version }),
    onDone: ({ memberId }) => void navigate({ to: '/members/$memberId', params: { memberId } } as never),
  });
  const { form } = state;
  const doubles = useDoubles(form.values);
  const verdict = useVerdict(form.values, on);
  const parts = { form: form as never, on };
  return (
    <div className="vm-page">
      <PageHead title={t('members.record.new')} subtitle={t('members.new.about')} />
      <PossibleDoubles
        found={doubles}
        personId={form.values.personId}
        onPerson={(id) => form.setFieldValue('personId', id)}
        isAnother={form.values.isAnotherPerson}
        onAnother={(is) => form.setFieldValue('isAnotherPerson', is)}
      />
      <ContractForm state={state} submitLabel={t('members.new.save')} verdict={verdict}>
        <WhoFields {...parts} />
        <DateFields {...parts} />
        <CardFields {...parts} />
        <WorkFields {...parts} />
      </ContractForm>
    </div>
  );
};

export default MemberNewPage;
