import { question } from '../../../platform/action/action.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { overMember } from '../actions/stored-transfer.ts';
import * as contract from '../contract/transfers-moving.ts';
import { paidThroughAt } from './dues-of-member.ts';
import { postsLeftAt } from './posts-left.ts';
import { findTransferFacts } from './transfer-facts.ts';
import { transferRulesOn } from './transfer-rules-on.ts';

export const transferProposal = question(
  contract.transferProposal,
  async ({ memberId, toOrganisationId, issuedOn }, { tx, today }) => {
    const member = await findTransferFacts(tx, { memberId, toOrganisationId, today, locks: false });
    if (!member) throw new Refused(refuseNotFound(reason('platform.not-found')));
    const dues = (await paidThroughAt(tx, member.facts.organisationId, [memberId])).get(memberId);
    const { facts, fullName, birthYear, standing, isFictional } = member;
    return {
      member: { id: memberId, fullName, birthYear, standing, state: facts.state, isFictional },
      organisationId: facts.organisationId as never,
      organisationName: member.organisationName,
      memberSince: facts.memberSince,
      blocks: [...member.blocks],
      openComplaints: [...facts.openComplaints],
      openTransfer:
        member.openTransferId === null ? null : { id: member.openTransferId as never, issuedOn: facts.openTransferOn! },
      stayUntil: facts.stayUntil,
      openProcedures: [...facts.openProcedures],
      target: facts.target && { ...facts.target, name: member.targetName ?? '' },
      duesPaidThrough: dues?.through ?? null,
      duesOpen: [...(dues?.open ?? [])],
      postsLeft: await postsLeftAt(tx, { memberId, fromId: facts.organisationId, today }),
      rules: transferRulesOn(issuedOn ?? today),
    };
  },
  { over: overMember },
);
