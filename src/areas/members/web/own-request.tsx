import type { OutputOf } from '../../../platform/action/contract.ts';
import { useAsOf } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { type ChangeView, type ownRecord, requestChange, withdrawOwnRequest } from '../contract.ts';
import { ownFields } from '../rules/member-fields.ts';
import { currentOf } from './member-change-dialog.tsx';
import { ActFields, ChangeFields } from './member-change-fields.tsx';
import { changeInput, typedOf } from './member-change-typed.ts';

type Own = NonNullable<OutputOf<typeof ownRecord>['record']>;

/** A member asks: which values, what they should be, and the act of civil status where the name or the birth is concerned. */
export const OwnRequestDialog = ({ record, onClose }: { record: Own; onClose: () => void }) => {
  const t = useT();
  const { on } = useAsOf();
  const current = currentOf(record);
  const state = useContractForm(requestChange, {
    initial: typedOf(current) as never as Record<string, unknown> & ReturnType<typeof typedOf>,
    toInput: (typed) => {
      const { changes, act, note } = changeInput(typed);
      return { expectedVersion: record.version, changes, act, note };
    },
    doneKey: 'members.own.requested',
    undoInput: ({ changeId, version }) => ({ changeId, expectedVersion: version }),
    onDone: onClose,
  });
  const { form } = state;
  const needsAct = form.values.picked.some((field) => field === 'fullName' || field === 'birthOn');
  return (
    <Dialog title={t('members.own.request')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.change.send')} onCancel={onClose}>
        <p>{t('members.own.request-about')}</p>
        <ChangeFields form={form} offered={ownFields} picked={form.values.picked} current={current} on={on} />
        {needsAct && <ActFields form={form} />}
        <Textarea label={t('members.change.note')} autosize minRows={2} {...form.getInputProps('note')} />
      </ContractForm>
    </Dialog>
  );
};

export const WithdrawOwnRequest = ({ change }: { change: ChangeView }) => {
  const t = useT();
  const withdraw = useAction(withdrawOwnRequest, { doneKey: 'members.change.withdrawn' });
  return (
    <>
      <Button
        isBusy={withdraw.isPending}
        onClick={() => withdraw.mutate({ changeId: change.id, expectedVersion: change.version })}
      >
        {t('members.change.withdraw')}
      </Button>
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
    </>
  );
};
