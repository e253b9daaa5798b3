import { todayHere, useAsOf } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { coreSealedKinds, correctEntry, optionalSealedKinds, proposeChange } from '../contract.ts';
import { isChosen, needsAnotherPerson } from '../rules/correction-way.ts';
import { type FieldValue, type MemberField, memberFields } from '../rules/member-fields.ts';
import { ActFields, ChangeFields, DecisionFields } from './member-change-fields.tsx';
import { changeableFields, changeInput, type TypedChange, typedOf } from './member-change-typed.ts';
import { useChangeVerdict, usePapersAsked } from './member-change-verdict.ts';
import type { MemberView } from './member-scene.ts';

/** Value of a field in the record as the page has it. */
export const currentOf =
  (view: Pick<MemberView, 'face' | 'dates'>) =>
  (field: MemberField): FieldValue => {
    if (field === 'fullName') return view.face.fullName;
    if (field === 'birthYear') return view.face.birthYear;
    if (field in view.dates) return view.dates[field as keyof MemberView['dates']];
    return (view as never as Record<string, FieldValue>)[field] ?? null;
  };

const offeredOf = (view: MemberView): string[] => [
  ...changeableFields,
  ...coreSealedKinds,
  ...(view.isOptionalBlockOpen ? optionalSealedKinds : []),
];

type Props = { readonly view: MemberView; readonly onClose: () => void };

const bases = ['decision', 'civil-act', 'member-request', 'entry-error'] as const;

/** What was typed of another basis, and is not shown any more, does not go along. */
const proposed = (typed: TypedChange, shown: { decision: boolean; act: boolean }) => {
  const input = changeInput(typed);
  return { ...input, decision: shown.decision ? input.decision : null, act: shown.act ? input.act : null };
};

type Form = Parameters<typeof DecisionFields>[0]['form'];
type Shown = ReturnType<ReturnType<typeof usePapersAsked>>;

const PaperFields = ({ form, shown }: { form: Form; shown: Shown }) => {
  const t = useT();
  return (
    <>
      {!shown.isChosen && <p className="vm-soft">{t('members.change.papers-by-basis')}</p>}
      {shown.areBothNeeded && <p>{t('members.change.papers-both')}</p>}
      {shown.decision && <DecisionFields form={form} />}
      {shown.act && <ActFields form={form} />}
    </>
  );
};

/** A change with its papers, for whoever approves: each value of now beside the new one, and what the rules ask for. */
export const ProposeChangeDialog = ({ view, onClose }: Props) => {
  const t = useT();
  const { on } = useAsOf();
  const current = currentOf(view);
  const papersAsked = usePapersAsked(current, on);
  const state = useContractForm(proposeChange, {
    initial: typedOf(current) as never as Record<string, unknown> & ReturnType<typeof typedOf>,
    toInput: (typed) => ({
      memberId: view.face.id,
      expectedVersion: view.version,
      basis: typed.basis || undefined,
      ...proposed(typed, papersAsked(typed)),
    }),
    doneKey: 'members.change.proposed',
    undoInput: ({ changeId, version }) => ({ changeId, expectedVersion: version }),
    onDone: onClose,
  });
  const { form } = state;
  const verdict = useChangeVerdict(form.values, current, on);
  return (
    <Dialog title={t('members.change.propose')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.change.send')} onCancel={onClose} verdict={verdict}>
        <ChangeFields form={form} offered={offeredOf(view)} picked={form.values.picked} current={current} on={on} />
        <Select
          label={t('members.change.basis')}
          data={bases.map((value) => ({ value, label: t(`members.basis.${value}`) }))}
          required
          {...form.getInputProps('basis')}
        />
        <PaperFields form={form} shown={papersAsked(form.values)} />
        <Textarea
          label={t(form.values.basis === 'entry-error' ? 'members.change.compared-with' : 'members.change.note')}
          autosize
          minRows={2}
          {...form.getInputProps('note')}
        />
      </ContractForm>
    </Dialog>
  );
};

/** After its day of entry what is recorded and decides something, or was chosen, is corrected by a proposal; what is empty is filled, except what `filledByTwo` names. */
const correctableOf = (view: MemberView, current: (field: MemberField) => FieldValue): string[] => {
  const isRecorded = (field: string): boolean =>
    field in memberFields ? current(field as MemberField) !== null : view.sealedKinds.includes(field as never);
  return offeredOf(view).filter(
    (field) =>
      !needsAnotherPerson(field as never, isRecorded(field)) && !(isRecorded(field) && isChosen(field as MemberField)),
  );
};

/** A slip of the hand, corrected at once and undone within the day. */
export const CorrectEntryDialog = ({ view, onClose }: Props) => {
  const t = useT();
  const { on } = useAsOf();
  const current = currentOf(view);
  const state = useContractForm(correctEntry, {
    initial: typedOf(current) as never as Record<string, unknown> & ReturnType<typeof typedOf>,
    toInput: (typed) => {
      const { changes, sealed, note } = changeInput(typed);
      return { memberId: view.face.id, expectedVersion: view.version, changes, sealed, note };
    },
    doneKey: 'members.change.corrected',
    undoInput: ({ changeId, version }) => ({ changeId, expectedVersion: version }),
    onDone: onClose,
  });
  const { form } = state;
  const isFresh = view.enteredOn === todayHere();
  const offered = isFresh ? offeredOf(view) : correctableOf(view, current);
  return (
    <Dialog title={t('members.change.correct')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.change.correct-now')} onCancel={onClose}>
        <p>{t('members.change.correct-about')}</p>
        {!isFresh && <p>{t('members.change.correct-limits')}</p>}
        <ChangeFields form={form} offered={offered} picked={form.values.picked} current={current} on={on} />
        <Textarea
          label={t('members.change.compared-with')}
          description={t('members.change.compared-help')}
          autosize
          minRows={2}
          {...form.getInputProps('note')}
        />
      </ContractForm>
    </Dialog>
  );
};
