import { useEffect } from 'react';
import type { ActionContract } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, Select, Textarea } from '../../../web/kit/inputs.ts';
import { ensureMessages, translate, useT } from '../../../web/messages.ts';
import { SignerFields, signerOf } from '../../documents/web/public.tsx';
import type { IssuingProposal } from '../contract.ts';
import { dayPropsOf } from './form-days.ts';

type Values = Record<string, unknown>;
type Issued = { readonly paperId: string };

const linesOf = (text: unknown): string[] =>
  String(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

type Props = {
  readonly title: string;
  readonly contract: ActionContract;
  /** Which paper: goes before what is typed here. */
  readonly about: Values;
  readonly issuing: IssuingProposal;
  readonly onClose: () => void;
};

const useIssueForm = ({ contract, about, issuing, onClose }: Props) => {
  const [first] = issuing.signers;
  return useContractForm(contract, {
    initial: {
      body: issuing.body,
      issuedOn: todayHere(),
      post: first?.post ?? '',
      name: first?.name ?? '',
      recipients: issuing.recipients.join('\n'),
      withoutTerm: false,
    } as Values,
    toInput: (typed) => ({
      ...about,
      body: typed.body,
      issuedOn: typed.issuedOn,
      signer: signerOf({ post: typed.post, name: typed.name }, issuing.signers),
      recipients: linesOf(typed.recipients),
      withoutTerm: typed.withoutTerm,
    }),
    doneKey: 'meetings.papers.issued',
    undoInput: (output) => ({
      paperId: (output as Issued).paperId,
      expectedVersion: 1,
      reason: translate('web.undo-reason'),
      withdrawnOn: todayHere(),
    }),
    onDone: onClose,
  });
};

/** Issues one report or plan: for whom it speaks, day, signer, recipients; the number comes from the register. */
export const IssueReportDialog = (props: Props) => {
  const { title, issuing, onClose } = props;
  const t = useT();
  const state = useIssueForm(props);
  const { form } = state;
  useEffect(() => {
    void ensureMessages('platform', 'documents');
  }, []);
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.papers.issue')} onCancel={onClose}>
        <p className="vm-soft">{t('meetings.monthly.issue-text')}</p>
        <Select
          label={t('meetings.monthly.body')}
          data={issuing.bodies.map((body) => ({ value: body, label: t(`meetings.monthly.body.${body}`) }))}
          allowDeselect={false}
          {...form.getInputProps('body')}
        />
        <DayField label={t('meetings.papers.issued-on')} required {...dayPropsOf(form, 'issuedOn')} />
        <SignerFields post={form.getInputProps('post')} name={form.getInputProps('name')} />
        <Textarea
          label={t('meetings.monthly.recipients')}
          description={t('meetings.monthly.recipients-help')}
          autosize
          minRows={2}
          {...form.getInputProps('recipients')}
        />
        {!issuing.hasTerm && (
          <Checkbox
            label={t('meetings.papers.without-term')}
            description={t('meetings.papers.without-term-help')}
            {...form.getInputProps('withoutTerm', { type: 'checkbox' })}
          />
        )}
      </ContractForm>
    </Dialog>
  );
};
