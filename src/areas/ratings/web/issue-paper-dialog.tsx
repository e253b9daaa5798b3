import { useEffect } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { ensureMessages, translate, useT } from '../../../web/messages.ts';
import { signerOf } from '../../documents/web/public.tsx';
import { issuePaper } from '../contract.ts';
import { SignerOrHolder, WithoutTerm } from './issue-fields.tsx';

export type IssueOf = Pick<InputOf<typeof issuePaper>, 'seasonId' | 'organisationId' | 'subjectId' | 'kind'>;
type Props = { readonly of: IssueOf; readonly onClose: () => void; readonly onIssued: (paperId: string) => void };

const useIssueForm = ({ of, onClose, onIssued }: Props) =>
  useContractForm(issuePaper, {
    initial: { issuedOn: todayHere() as string | null, post: '', name: '', withoutTerm: false },
    toInput: ({ issuedOn, post, name, withoutTerm }) => ({
      ...of,
      issuedOn,
      signer: signerOf({ post, name }),
      withoutTerm,
    }),
    doneKey: 'ratings.papers.issued',
    undoInput: ({ paperId }) => ({
      paperId,
      expectedVersion: 1,
      reason: translate('web.undo-reason'),
      withdrawnOn: todayHere(),
    }),
    onDone: ({ paperId }) => {
      onIssued(paperId);
      onClose();
    },
  });

/** Issues one paper of a season; number and content come from the register and the season, nothing that stands there is typed again. */
export const IssuePaperDialog = (props: Props) => {
  const { of, onClose } = props;
  const t = useT();
  const state = useIssueForm(props);
  const { form } = state;
  useEffect(() => {
    void ensureMessages('platform', 'documents');
  }, []);
  return (
    <Dialog title={t('ratings.papers.issue-title', { paper: t(`ratings.paper.${of.kind}`) })} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('ratings.papers.issue')} onCancel={onClose}>
        <p className="vm-soft">{t(`ratings.papers.issue-${of.kind}`)}</p>
        <DayField
          label={t('ratings.papers.issued-on')}
          required
          {...(form.getInputProps('issuedOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'data-path'>)}
        />
        {of.kind !== 'tally-minutes' && <SignerOrHolder form={form} />}
        {of.kind !== 'decision-list' && <WithoutTerm form={form} />}
      </ContractForm>
    </Dialog>
  );
};
