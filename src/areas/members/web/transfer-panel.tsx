import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Radio, TextInput } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { liftTransferBlock, recordTransferBlock } from '../contract/transfers-blocks.ts';
import { outgoingTransfers, transferProposal } from '../contract/transfers-moving.ts';
import type { MemberId } from '../contract.ts';
import type { MemberPanelProps } from './member-panel-props.ts';
import { dayPropsOf } from './register-form-props.ts';
import { TransferDayDialog } from './transfer-day-dialog.tsx';
import type { Proposal } from './transfer-issue-verdict.ts';
import { dayOr, TransferState } from './transfer-words.tsx';
import './transfers.css';

const BlockDialog = ({ memberId, onClose }: { memberId: MemberId; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(recordTransferBlock, {
    initial: { kind: 'inspection', since: todayHere() as string | null, note: '' },
    toInput: ({ note, ...typed }) => ({ memberId, ...typed, note: note.trim() || null }),
    doneKey: 'members.transfers.was-blocked',
    undoInput: ({ blockId, version }) => ({ blockId, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.transfers.block')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.transfers.block')} onCancel={onClose}>
        <p>{t('members.transfers.block-text')}</p>
        <Radio.Group label={t('members.transfers.block-kind')} {...state.form.getInputProps('kind')}>
          <Radio value="inspection" label={t('members.transfers.block-kind.inspection')} />
          <Radio value="complaint" label={t('members.transfers.block-kind.complaint')} />
        </Radio.Group>
        <DayField label={t('members.transfers.block-since')} required {...dayPropsOf(state.form, 'since')} />
        <TextInput label={t('members.transfers.block-note')} {...state.form.getInputProps('note')} />
      </ContractForm>
    </Dialog>
  );
};

const Blocks = ({ blocks }: { blocks: Proposal['blocks'] }) => {
  const t = useT();
  const may = useMay();
  const [lifted, setLifted] = useState<Proposal['blocks'][number] | null>(null);
  if (blocks.length === 0) return null;
  return (
    <ul className="members-plain-list">
      {blocks.map((block) => (
        <li key={block.id} className="vm-row">
          <Status level="serious">{t(`members.transfers.blocked.${block.kind}`, { since: block.since })}</Status>
          {block.note}
          {may(liftTransferBlock.name) && (
            <Button onClick={() => setLifted(block)}>{t('members.transfers.lift')}</Button>
          )}
        </li>
      ))}
      {lifted && (
        <TransferDayDialog
          contract={liftTransferBlock}
          fixed={{ blockId: lifted.id, expectedVersion: lifted.version }}
          title={t('members.transfers.lift')}
          day={{ field: 'liftedOn', label: t('members.transfers.lifted-on') }}
          doneKey="members.transfers.was-lifted"
          onClose={() => setLifted(null)}
        />
      )}
    </ul>
  );
};

/** Complaints filed with the life cycle: they are answered there, not lifted here. */
const Complaints = ({ complaints }: { complaints: Proposal['openComplaints'] }) => {
  const t = useT();
  if (complaints.length === 0) return null;
  return (
    <ul className="members-plain-list">
      {complaints.map(({ filedOn }) => (
        <li key={filedOn}>
          <Status level="serious">{t('members.transfers.blocked.complaint', { since: filedOn })}</Status>
        </li>
      ))}
    </ul>
  );
};

const Actions = ({ proposal, onBlock }: { proposal: Proposal; onBlock: () => void }) => {
  const t = useT();
  const may = useMay();
  return (
    <div className="vm-row not-printed">
      {may('members.issue-transfer') && proposal.openTransfer === null && (
        <PageLink
          to="/members/transfers/issue/$memberId"
          params={{ memberId: proposal.member.id }}
          className="vm-button"
        >
          {t('members.transfers.issue')}
        </PageLink>
      )}
      {may(recordTransferBlock.name) && <Button onClick={onBlock}>{t('members.transfers.block')}</Button>}
    </div>
  );
};

const Slips = ({ memberId }: { memberId: MemberId }) => {
  const t = useT();
  const slips = useQuestion(outgoingTransfers, { memberId, show: 'all' });
  return (
    <Answer query={slips}>
      {(answer) =>
        answer.rows.length === 0 ? (
          <p className="vm-soft">{t('members.transfers.no-slips')}</p>
        ) : (
          <ul className="members-plain-list">
            {answer.rows.map((row) => (
              <li key={row.id} className="vm-row">
                <PageLink to="/members/transfers/out/$transferId" params={{ transferId: row.id }}>
                  {t('members.transfers.slip-line', { on: row.issuedOn, to: row.toName })}
                </PageLink>
                <TransferState {...row} />
                {row.until && (
                  <span className="vm-soft">{t('members.transfers.until-day', { on: dayOr(row.until) })}</span>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Answer>
  );
};

/** Slips of one member, and what blocks the next one. */
const TransferPanel = ({ memberId }: MemberPanelProps) => {
  const [blocks, setBlocks] = useState(false);
  const proposal = useQuestion(transferProposal, { memberId });
  return (
    <div className="vm-stack">
      <Answer query={proposal}>
        {(answer) => (
          <>
            <Actions proposal={answer} onBlock={() => setBlocks(true)} />
            <Blocks blocks={answer.blocks} />
            <Complaints complaints={answer.openComplaints} />
          </>
        )}
      </Answer>
      <Slips memberId={memberId} />
      {blocks && <BlockDialog memberId={memberId} onClose={() => setBlocks(false)} />}
    </div>
  );
};

export default TransferPanel;
