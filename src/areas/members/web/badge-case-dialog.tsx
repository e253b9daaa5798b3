import type { InputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import {
  type BadgeState,
  type badgeCaseId,
  deferBadge,
  deferralReason,
  resumeBadge,
  takeBackBadgeAward,
  takeBackBadgeFiling,
  withdrawBadgeCases,
} from '../contract/badges.ts';
import { disciplineMeasure } from '../rules/badge-rules-shape.ts';
import { dayPropsOf, type FormFields } from './register-form-props.ts';

/** A badge that somebody works on. */
export type BadgeInHand = {
  readonly caseId: (typeof badgeCaseId)['_output'];
  readonly version: number;
  readonly state: BadgeState;
  readonly fullName: string;
  readonly level: number;
  readonly roundOn: Day;
};
type Props = { readonly badge: BadgeInHand; readonly onClose: () => void };

const DisciplineFields = ({ form }: { form: FormFields }) => {
  const t = useT();
  return (
    <>
      <Select
        label={t('members.badges.measure')}
        data={disciplineMeasure.options.map((value) => ({ value, label: t(`members.badges.measure.${value}`) }))}
        {...form.getInputProps('measure' as never)}
      />
      <DayField label={t('members.badges.measure-since')} {...dayPropsOf(form, 'since')} />
    </>
  );
};

/** Defers a badge with its reason; under discipline the waiting time names the next round. */
const DeferForm = ({ badge, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(deferBadge, {
    initial: { deferredFor: null as string | null, measure: null as string | null, since: null as string | null },
    toInput: ({ deferredFor, measure, since }) =>
      ({
        caseId: badge.caseId,
        expectedVersion: badge.version,
        deferredFor,
        discipline: deferredFor === 'discipline' ? { measure, since } : null,
      }) as unknown as InputOf<typeof deferBadge>,
    doneKey: 'members.badges.was-deferred',
    undoInput: ({ version }) => ({ caseId: badge.caseId, expectedVersion: version, roundOn: badge.roundOn }),
    onDone: onClose,
  });
  return (
    <ContractForm state={state} submitLabel={t('members.badges.defer')} onCancel={onClose}>
      <Select
        label={t('members.badges.deferred-for')}
        data={deferralReason.options.map((value) => ({ value, label: t(`members.badges.deferred-for.${value}`) }))}
        {...state.form.getInputProps('deferredFor')}
      />
      {state.form.getValues().deferredFor === 'discipline' && <DisciplineFields form={state.form} />}
    </ContractForm>
  );
};

const steps = {
  proposed: { contract: withdrawBadgeCases, word: 'withdraw', done: 'members.badges.was-withdrawn' },
  filed: { contract: takeBackBadgeFiling, word: 'unfile', done: 'members.badges.was-unfiled' },
  awarded: { contract: takeBackBadgeAward, word: 'unaward', done: 'members.badges.was-unawarded' },
} as const;

const StepBack = ({ badge, onClose }: Props & { readonly badge: { readonly state: keyof typeof steps } }) => {
  const t = useT();
  const may = useMay();
  const { contract, word, done } = steps[badge.state];
  const action = useAction(contract as typeof withdrawBadgeCases, { doneKey: done, onDone: onClose });
  if (!may(contract.name)) return null;
  const cases = [{ caseId: badge.caseId, expectedVersion: badge.version }];
  return (
    <>
      {action.error && <RefusalPanel refusal={action.error} takesFocus />}
      <div className="vm-row">
        <Button isBusy={action.isPending} onClick={() => action.mutate({ cases })}>
          {t(`members.badges.${word}`)}
        </Button>
      </div>
    </>
  );
};

const Resume = ({ badge, onClose }: Props) => {
  const t = useT();
  const action = useAction(resumeBadge, { doneKey: 'members.badges.was-resumed', onDone: onClose });
  const { caseId, version, roundOn } = badge;
  return (
    <>
      <p>{t('members.badges.resume-text', { round: roundOn })}</p>
      {action.error && <RefusalPanel refusal={action.error} takesFocus />}
      <Button
        main
        isBusy={action.isPending}
        onClick={() => action.mutate({ caseId, expectedVersion: version, roundOn })}
      >
        {t('members.badges.resume')}
      </Button>
    </>
  );
};

/** What may be done with one badge in its state: defer, propose again, step back. */
export const BadgeCaseDialog = ({ badge, onClose }: Props) => {
  const t = useT();
  const may = useMay();
  const { state } = badge;
  const mayDefer = (state === 'proposed' || state === 'filed') && badge.roundOn >= todayHere();
  return (
    <Dialog title={t('members.badges.one', { name: badge.fullName, level: badge.level })} onClose={onClose}>
      <div className="vm-stack">
        {mayDefer && may(deferBadge.name) && <DeferForm badge={badge} onClose={onClose} />}
        {state === 'deferred' && may(resumeBadge.name) && <Resume badge={badge} onClose={onClose} />}
        {state !== 'deferred' && <StepBack badge={{ ...badge, state }} onClose={onClose} />}
      </div>
    </Dialog>
  );
};
