import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ConfirmFinal } from '../../../web/kit/confirm-final.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { discardDraft, issuePaper, reinstatePaper, withdrawPaper } from '../contract/papers.ts';
import { mayStep } from '../rules/transitions.ts';
import { NumberLine, useIssuingFacts } from './issuing-fields.tsx';
import type { Paper } from './paper-words.tsx';

type StepProps = { readonly one: Paper; readonly onClose: () => void };

const IssueDialog = ({ one, onClose }: StepProps) => {
  const t = useT();
  const [withoutTerm, setWithoutTerm] = useState(false);
  const { organisationId, issuedOn, body, documentType, paperId, version } = one;
  const facts = useIssuingFacts({ organisationId, on: issuedOn, body, documentType });
  const issue = useAction(issuePaper, { doneKey: 'documents.issued', onDone: onClose });
  return (
    <ConfirmFinal
      title={t('documents.step.issue-paper')}
      confirmLabel={t('documents.step.issue-paper')}
      isBusy={issue.isPending}
      refusal={issue.error ?? facts.error}
      onClose={onClose}
      onConfirm={() => issue.mutate({ paperId, expectedVersion: version, withoutTerm })}
    >
      <p>{t('documents.step.issue-text')}</p>
      {facts.data && <NumberLine facts={facts.data} withoutTerm={withoutTerm} onWithoutTerm={setWithoutTerm} />}
      {one.compareWith && <p>{t('documents.compare', { blank: one.compareWith })}</p>}
    </ConfirmFinal>
  );
};

const WithdrawDialog = ({ one, onClose }: StepProps) => {
  const t = useT();
  const { paperId, version } = one;
  const state = useContractForm(withdrawPaper, {
    initial: { reason: '', withdrawnOn: todayHere() as string | null },
    toInput: (typed) => ({ paperId, expectedVersion: version, ...typed }),
    doneKey: 'documents.withdrawn',
    undoInput: (output) => ({ paperId, expectedVersion: output.version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('documents.step.withdraw-paper')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('documents.step.withdraw-paper')} onCancel={onClose}>
        <p className="vm-soft">{t('documents.step.withdraw-text')}</p>
        <TextInput label={t('documents.field.reason')} required {...state.form.getInputProps('reason')} />
        <DayField
          label={t('documents.field.withdrawn-on')}
          value={state.form.values.withdrawnOn}
          onChange={(day) => state.form.setFieldValue('withdrawnOn', day)}
          error={state.form.errors.withdrawnOn as string | undefined}
          required
        />
      </ContractForm>
    </Dialog>
  );
};

const DiscardDialog = ({ one, onClose }: StepProps) => {
  const t = useT();
  const navigate = useNavigate();
  const discard = useAction(discardDraft, {
    doneKey: 'documents.draft.discarded',
    onDone: () => void navigate({ to: '/documents' } as never),
  });
  return (
    <ConfirmFinal
      title={t('documents.step.discard-draft')}
      confirmLabel={t('documents.step.discard-draft')}
      isBusy={discard.isPending}
      refusal={discard.error}
      onClose={onClose}
      onConfirm={() => discard.mutate({ paperId: one.paperId })}
    >
      <p>{t('documents.step.discard-text')}</p>
    </ConfirmFinal>
  );
};

const dialogs = {
  'issue-paper': IssueDialog,
  'withdraw-paper': WithdrawDialog,
  'discard-draft': DiscardDialog,
} as const;
type Step = keyof typeof dialogs;
const steps = Object.keys(dialogs) as Step[];

const ReinstateButton = ({ one }: { one: Paper }) => {
  const t = useT();
  const { paperId, version } = one;
  const reinstate = useAction(reinstatePaper, { doneKey: 'documents.reinstated' });
  return (
    <Button isBusy={reinstate.isPending} onClick={() => reinstate.mutate({ paperId, expectedVersion: version })}>
      {t('documents.step.reinstate-paper')}
    </Button>
  );
};

/** What may be done with a paper now: the same table says it that the server asks. */
export const PaperActions = ({ one }: { one: Paper }) => {
  const t = useT();
  const may = useMay();
  const [step, setStep] = useState<Step | null>(null);
  const isOpen = (name: string): boolean => mayStep(one.state, name) && may(`documents.${name}`);
  const Open = step && dialogs[step];
  return (
    <>
      {steps.filter(isOpen).map((name, at) => (
        <Button key={name} main={at === 0 && name === 'issue-paper'} onClick={() => setStep(name)}>
          {t(`documents.step.${name}`)}
        </Button>
      ))}
      {isOpen('edit-draft') && (
        <PageLink to="/documents/$paperId/edit" params={{ paperId: one.paperId }} className="vm-button">
          {t('documents.step.edit-draft')}
        </PageLink>
      )}
      {isOpen('reinstate-paper') && <ReinstateButton one={one} />}
      {Open && <Open one={one} onClose={() => setStep(null)} />}
    </>
  );
};
