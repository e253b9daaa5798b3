import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import {
  changeElection,
  type ElectedPost,
  type ElectionRecord,
  electedPost,
  type MeetingElections,
  type MeetingId,
  type MeetingKind,
  type Nomination,
  nomination,
  openElection,
} from '../contract.ts';
import { hasSurplusIn } from '../rules/list-surplus.ts';
import { overByElection } from '../rules/over-number-set.ts';
import { nominationKey, postKey } from './election-names.ts';
import { OverNumberLines } from './election-over-number.tsx';
import { type PersonChoice, PersonField } from './person-field.tsx';
import { RemoveButton } from './remove-button.tsx';

type Candidate = { memberId: string; nomination: string; nominatedBy: string; withdrawnWhy: string };
type Values = { post: string; numberSet: number | string; candidates: Candidate[] };
type FormOf = ReturnType<typeof useContractForm<typeof openElection, Values>>['form'];

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
const fieldsOf = ({ numberSet, candidates: typed }: Values) => {
  const candidates = typed.map((one) => ({
    ...one,
    nomination: (orNull(one.nomination) ?? null) as Nomination | null,
    nominatedBy: orNull(one.nominatedBy),
    withdrawnWhy: orNull(one.withdrawnWhy),
  }));
  return {
    numberSet: numberSet === '' ? null : Number(numberSet),
    candidates,
  };
};

/** What the list itself says of a surplus, once the number and a name are there. */
const SurplusLine = ({ values }: { readonly values: Values }) => {
  const t = useT();
  const { numberSet, candidates } = fieldsOf(values);
  const standing = candidates.filter(({ withdrawnWhy }) => withdrawnWhy === null).length;
  if (numberSet === null || standing === 0) return null;
  return (
    <p role="status">
      {t('meetings.election.list-size', { standing, seats: numberSet })} ·{' '}
      {t(
        hasSurplusIn({ numberSet, candidates })
          ? 'meetings.election.with-surplus'
          : 'meetings.election.without-surplus',
      )}
    </p>
  );
};

/** Numbers set for the running term that the election would pass, once its own number is there. */
const overIn = ({ post, numberSet }: Values, { seats }: MeetingElections) =>
  seats === null || numberSet === '' ? [] : overByElection(post as ElectedPost, Number(numberSet), seats);

/** The list as it stands: what takes a change of it back. */
const before = ({ numberSet, candidates }: ElectionRecord) => ({
  numberSet,
  candidates: candidates.map(({ fullName: _, ...one }) => one),
});

type Props = { readonly meetingId: MeetingId; readonly world: MeetingElections; readonly onClose: () => void };

type LineProps = {
  readonly form: FormOf;
  readonly at: number;
  readonly name: string;
  readonly isOpen: boolean;
  readonly kind: MeetingKind;
};

const CandidateLine = ({ form, at, name, isOpen, kind }: LineProps) => {
  const t = useT();
  const path = `candidates.${at}`;
  return (
    <fieldset className="meetings-line">
      <legend>
        {at + 1}. {name}
      </legend>
      <Select
        label={t('meetings.election.nomination')}
        allowDeselect={false}
        data={[
          { value: '', label: t('meetings.election.nomination-open') },
          ...nomination.options.map((code) => ({ value: code, label: t(nominationKey(code, kind)) })),
        ]}
        {...form.getInputProps(`${path}.nomination`)}
      />
      <TextInput label={t('meetings.election.nominated-by')} {...form.getInputProps(`${path}.nominatedBy`)} />
      {isOpen ? (
        <TextInput label={t('meetings.election.withdrawn-why')} {...form.getInputProps(`${path}.withdrawnWhy`)} />
      ) : null}
      <RemoveButton what={name} onClick={() => form.removeListItem('candidates', at)} />
    </fieldset>
  );
};

/** Beside a committee that sits others are added to it: its members are not offered. */
const isBeside = ({ kind }: MeetingElections, post: string): boolean => post === 'committee' && kind !== 'congress';

const AddCandidate = ({ form, world }: { form: FormOf; world: MeetingElections }) => {
  const t = useT();
  const { candidates, post } = form.values as Values;
  const isForOthers = isBeside(world, post);
  const chosen = new Set(candidates.map(({ memberId }) => memberId));
  const people: PersonChoice[] = world.eligible
    .filter(({ memberId, isSeated }) => !chosen.has(memberId) && !(isForOthers && isSeated))
    .map(({ memberId, fullName, post }) => ({ value: memberId, label: [fullName, post].filter(Boolean).join(' · ') }));
  const add = (memberId: string | null): void => {
    if (memberId === null) return;
    form.insertListItem('candidates', { memberId, nomination: '', nominatedBy: '', withdrawnWhy: '' });
  };
  return (
    <PersonField
      key={candidates.length}
      label={t('meetings.election.add-candidate')}
      description={t(isForOthers ? 'meetings.election.only-official-outside' : 'meetings.election.only-official')}
      people={people}
      value={null}
      onChange={add}
      path="candidates"
      error={form.errors.candidates as string | undefined}
    />
  );
};

const Fields = ({ form, world, isOpen }: { form: FormOf; world: MeetingElections; isOpen: boolean }) => {
  const t = useT();
  const nameOf = new Map(world.eligible.map(({ memberId, fullName }) => [memberId, fullName]));
  return (
    <>
      <NumberInput
        label={t('meetings.election.number-set')}
        min={1}
        allowDecimal={false}
        hideControls
        required
        {...form.getInputProps('numberSet')}
      />
      {form.values.candidates.map(({ memberId }, at) => (
        <CandidateLine key={memberId} {...{ form, at, isOpen }} name={nameOf.get(memberId) ?? ''} kind={world.kind} />
      ))}
      <SurplusLine values={form.values as Values} />
      <OverNumberLines over={overIn(form.values as Values, world)} />
      <AddCandidate form={form} world={world} />
    </>
  );
};

type OpenProps = Props & { readonly onOpened?: (opened: Pick<ElectionRecord, 'id' | 'post'>) => void };

/** Opens an election: to which post, how many, and who stands. */
export const OpenElectionDialog = ({ meetingId, world, onClose, onOpened }: OpenProps) => {
  const t = useT();
  const taken = new Set(world.elections.map(({ post }) => post));
  const left = electedPost.options.filter((post) => !taken.has(post));
  const first: ElectedPost = left[0] ?? 'committee';
  const state = useContractForm(openElection, {
    initial: { post: first, numberSet: first === 'committee' ? '' : 1, candidates: [] } as Values,
    toInput: (values) => ({ meetingId, post: values.post, ...fieldsOf(values) }),
    doneKey: 'meetings.election.opened',
    undoInput: ({ electionId, version }) => ({ electionId, expectedVersion: version }),
    onDone: ({ electionId }, { post }) => {
      onOpened?.({ id: electionId, post });
      onClose();
    },
  });
  return (
    <Dialog title={t('meetings.action.open-election')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.election.open')} onCancel={onClose}>
        <Select
          label={t('meetings.election.post')}
          allowDeselect={false}
          data={left.map((code) => ({ value: code, label: t(postKey(code, world.kind)) }))}
          {...state.form.getInputProps('post')}
        />
        <Fields form={state.form as FormOf} world={world} isOpen={false} />
      </ContractForm>
    </Dialog>
  );
};

/** Changes who stands; whoever withdraws stays on the list with the reason. */
export const ChangeElectionDialog = ({
  world,
  election,
  onClose,
}: Omit<Props, 'meetingId'> & { readonly election: ElectionRecord }) => {
  const t = useT();
  const state = useContractForm(changeElection, {
    initial: {
      post: election.post,
      numberSet: election.numberSet,
      candidates: election.candidates.map(({ fullName: _, ...one }) => ({
        ...one,
        nomination: one.nomination ?? '',
        nominatedBy: one.nominatedBy ?? '',
        withdrawnWhy: one.withdrawnWhy ?? '',
      })),
    } as Values,
    toInput: (values) => ({ electionId: election.id, expectedVersion: election.version, ...fieldsOf(values) }),
    doneKey: 'meetings.election.changed',
    undoInput: ({ electionId, version }) => ({ electionId, expectedVersion: version, ...before(election) }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.action.change-election')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.election.save')} onCancel={onClose}>
        <Fields form={state.form as FormOf} world={world} isOpen />
      </ContractForm>
    </Dialog>
  );
};
