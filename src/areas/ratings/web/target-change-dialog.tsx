import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { changeTargets } from '../contract.ts';
import { DecisionFields } from './decision-fields.tsx';
import { type SubjectView, versioned } from './subject-view.ts';
import { TargetFields } from './target-fields.tsx';
import { emptyTarget, type TypedTarget } from './target-paste.ts';
import { type TargetRow, type TargetsView, targetInputOf, typedOf } from './target-typed.ts';

type Kept = { readonly row: TargetRow; readonly change: 'keep' | 'alter' | 'remove'; readonly target: TypedTarget };
type Typed = {
  kept: Kept[];
  added: TypedTarget[];
  number: string;
  decidedOn: string | null;
  issuer: string;
  why: string;
} & Record<string, unknown>;
type Form = ContractFormState<Typed>['form'];

/** What is sent, in the order in which faults name it: targets that are altered or removed, then those added. */
const changesOf = ({ kept, added }: Typed) => [
  ...kept.flatMap(({ row: { targetId }, change, target }) => {
    if (change === 'keep') return [];
    return [change === 'remove' ? { change, targetId } : { change, targetId, target: targetInputOf(target) }];
  }),
  ...added.map((target) => ({ change: 'add' as const, target: targetInputOf(target) })),
];

const faultAt = (form: Form, place: number) => (path: string) =>
  form.errors[`changes.${place}.target.${path}`] as string | undefined;

const KeptFields = ({ form, view }: { form: Form; view: SubjectView }) => {
  const t = useT();
  const { kept } = form.values;
  const put = (at: number, next: Kept): void =>
    form.setFieldValue('kept', kept.map((old, place) => (place === at ? next : old)) as never);
  const placeOf = (at: number): number => kept.slice(0, at).filter(({ change }) => change !== 'keep').length;
  return kept.map((one, at) => (
    <div key={one.row.targetId} className="vm-stack">
      <Select
        label={one.row.text}
        allowDeselect={false}
        data={(['keep', 'alter', 'remove'] as const).map((value) => ({
          value,
          label: t(`ratings.target.change.${value}`),
        }))}
        value={one.change}
        onChange={(change) => put(at, { ...one, change: (change ?? 'keep') as Kept['change'] })}
        error={form.errors[`changes.${placeOf(at)}.targetId`]}
      />
      {one.change === 'alter' && (
        <TargetFields
          line={one.target}
          legend={t('ratings.target.altered')}
          path={`changes.${placeOf(at)}.target`}
          organisationId={view.organisationId}
          faultOf={faultAt(form, placeOf(at))}
          onLine={(target) => put(at, { ...one, target })}
        />
      )}
    </div>
  ));
};

const AddedFields = ({ form, view }: { form: Form; view: SubjectView }) => {
  const t = useT();
  const { kept, added } = form.values;
  const before = kept.filter(({ change }) => change !== 'keep').length;
  const put = (next: readonly TypedTarget[]): void => form.setFieldValue('added', next as never);
  return (
    <>
      {added.map((line, at) => (
        <TargetFields
          // biome-ignore lint/suspicious/noArrayIndexKey: targets have no other name while they are typed
          key={at}
          line={line}
          legend={t('ratings.target.added', { number: at + 1 })}
          path={`changes.${before + at}.target`}
          organisationId={view.organisationId}
          faultOf={faultAt(form, before + at)}
          onLine={(next) => put(added.map((old, place) => (place === at ? next : old)))}
          onRemove={() => put(added.filter((_, place) => place !== at))}
        />
      ))}
      <div>
        <Button onClick={() => put([...added, emptyTarget])}>{t('ratings.target.add-line')}</Button>
      </div>
    </>
  );
};

type Props = { readonly view: SubjectView; readonly targets: TargetsView; readonly onClose: () => void };

/** A change of targets rests on a decision with number and day; what was asked before stays in the list of changes. */
export const TargetChangeDialog = ({ view, targets, onClose }: Props) => {
  const t = useT();
  const title = t('ratings.action.change-targets');
  const state = useContractForm(changeTargets, {
    initial: {
      kept: targets.rows
        .filter(({ isRemoved }) => !isRemoved)
        .map((row) => ({ row, change: 'keep', target: typedOf(row) })),
      added: [],
      number: '',
      decidedOn: todayHere(),
      issuer: '',
      why: '',
    } as unknown as Typed,
    toInput: (typed) => ({
      ...versioned(view),
      changes: changesOf(typed),
      decision: { number: typed.number, decidedOn: typed.decidedOn, issuer: typed.issuer },
      why: typed.why.trim() || null,
    }),
    doneKey: 'ratings.done.change-targets',
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="ratings-wide">
        <ContractForm state={state} submitLabel={title} onCancel={onClose}>
          <p>{t('ratings.target.change-about')}</p>
          <DecisionFields form={form} />
          <Textarea label={t('ratings.target.why')} autosize {...form.getInputProps('why')} />
          <KeptFields form={form} view={view} />
          <AddedFields form={form} view={view} />
          {form.errors.changes && <p className="vm-fault">{form.errors.changes}</p>}
        </ContractForm>
      </div>
    </Dialog>
  );
};
