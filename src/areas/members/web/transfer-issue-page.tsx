import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { issueTransfer, transferProposal } from '../contract/transfers-moving.ts';
import type { MemberId } from '../contract.ts';
import type { TransferKind } from '../rules/check-transfer.ts';
import { DecisionFields, noDecisionTyped, typedDecision } from './register-decision-fields.tsx';
import { DossierFields, SlipFields, StayFields, TargetFields } from './transfer-issue-fields.tsx';
import { type Proposal, shownPart, slipVerdict } from './transfer-issue-verdict.ts';
import { PostsLeft } from './transfer-posts-left.tsx';
import { SlipRules } from './transfer-slip-rules.tsx';
import './transfers.css';

const initial = (proposal: Proposal) => ({
  kind: 'official' as TransferKind,
  toOrganisationId: null as string | null,
  toText: '',
  reason: '',
  decision: noDecisionTyped,
  dueSince: null as string | null,
  slipNumber: '',
  issuedOn: todayHere() as string | null,
  duesPaidThrough: proposal.duesPaidThrough as string | null,
  until: null as string | null,
  isStudy: false,
  dossier: [] as { item: string; isHanded: boolean }[],
  signer: '',
});

/** What is sent of a slip as typed: only what the form shows for its kind. */
const sentOf = (form: ReturnType<typeof initial>) => {
  const { toText, slipNumber, decision, dossier, ...typed } = shownPart(form);
  return {
    ...typed,
    toText: toText.trim() || null,
    slipNumber: slipNumber.trim() || null,
    decision: typedDecision(decision),
    dossier: dossier.filter(({ item }) => item.trim() !== ''),
  };
};

type FormProps = {
  readonly proposal: Proposal;
  readonly replacesId: string | null;
  readonly onTarget: (id: string | null) => void;
  readonly onDay: (day: string | null) => void;
};

const IssueForm = ({ proposal, replacesId, onTarget, onDay }: FormProps) => {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const memberId = proposal.member.id;
  const state = useContractForm(issueTransfer, {
    initial: initial(proposal),
    toInput: (typed) => ({ memberId, ...sentOf(typed), replacesId }),
    doneKey: 'members.transfers.was-issued',
    undoInput: ({ transferId, version }) => ({ transferId, expectedVersion: version }),
    onDone: ({ transferId }) => void navigate({ to: `/members/transfers/out/${transferId}` as never }),
  });
  const { form } = state;
  const typed = form.getValues();
  useEffect(() => onDay(typed.issuedOn), [onDay, typed.issuedOn]);
  return (
    <ContractForm
      state={state}
      submitLabel={t('members.transfers.issue')}
      verdict={slipVerdict(typed, proposal, t, language)}
      onCancel={() => window.history.back()}
    >
      <TargetFields form={form} kind={typed.kind} onTarget={onTarget} />
      {typed.kind === 'temporary' && <StayFields form={form} />}
      {typed.kind !== 'temporary' && <PostsLeft posts={proposal.postsLeft} />}
      <SlipFields form={form} ledger={{ through: proposal.duesPaidThrough, open: proposal.duesOpen }} />
      <DecisionFields form={form} />
      <DossierFields dossier={typed.dossier} onChange={(next) => form.setFieldValue('dossier', next)} />
    </ContractForm>
  );
};

/** Issues an introduction slip: everything that stands in the way shows while one types. */
const TransferIssuePage = () => {
  const t = useT();
  const { memberId } = useParams({ strict: false }) as { memberId: MemberId };
  const { replaces } = useSearch({ strict: false }) as { readonly replaces?: string };
  const [target, setTarget] = useState<string | null>(null);
  const [issuedOn, setIssuedOn] = useState<string | null>(null);
  const asked = { memberId, toOrganisationId: target as never, issuedOn: issuedOn as never };
  const proposal = useQuestion(transferProposal, asked, { keepLast: true });
  return (
    <div className="vm-page">
      <Answer query={proposal} isPage>
        {(answer) => (
          <>
            <PageHead
              title={t('members.transfers.issue-title', { name: answer.member.fullName })}
              subtitle={t('members.transfers.issue-subtitle', { cell: answer.organisationName })}
            />
            <SlipRules rules={answer.rules} />
            <IssueForm proposal={answer} replacesId={replaces ?? null} onTarget={setTarget} onDay={setIssuedOn} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default TransferIssuePage;
