import type { Translate } from '../../../web/messages.ts';
import * as contract from '../contract.ts';
import type { DialogSpec } from './life-cycle-dialog.tsx';
import type { FieldSpec } from './life-cycle-field.tsx';
import { decisionFields, noDecisionYet } from './life-cycle-words.ts';
import type { LifeCycleRecord } from './member-end-dialogs.ts';

type Back = 'readmit' | 'restore-rights' | 'reconnect';
const backContracts = {
  readmit: contract.readmit,
  'restore-rights': contract.restoreRights,
  reconnect: contract.reconnect,
};

/** What each way back asks beyond the decision. */
const moreFields = (t: Translate, kind: Back): FieldSpec[] => {
  if (kind === 'restore-rights')
    return [{ path: 'isPartyAgeContinuous', label: t('members.back.continuous'), kind: 'check', isOptional: true }];
  if (kind === 'readmit')
    return [
      { path: 'hasNotQuit', label: t('members.back.not-quit'), kind: 'check', isOptional: true },
      { path: 'hasNoConviction', label: t('members.back.no-conviction'), kind: 'check', isOptional: true },
      {
        path: 'verifiedBy',
        label: t('members.back.verified-by'),
        kind: 'text',
        isOptional: true,
        description: t('members.back.verified-help'),
      },
    ];
  const options = (['lost-contact', 'transfer-gap'] as const).map((value) => ({
    value,
    label: t(`members.gap.${value}`),
  }));
  return [{ path: 'gap', label: t('members.back.gap'), kind: 'select', options }];
};
const moreInitial = {
  readmit: { hasNotQuit: false, hasNoConviction: false, verifiedBy: '' },
  'restore-rights': { isPartyAgeContinuous: false },
  reconnect: { gap: 'lost-contact' },
};

/** Takes somebody back who had left, by the decision that says so. Final: the date is typed. */
export const backDialog = (t: Translate, of: LifeCycleRecord, kind: Back): DialogSpec => ({
  contract: backContracts[kind],
  title: t(`members.back.${kind}`),
  intro: t(`members.back-text.${kind}`),
  fields: [
    { path: 'organisationId', label: t('members.life.cell'), kind: 'organisation' },
    ...decisionFields(t),
    {
      path: 'effectiveOn',
      label: t(kind === 'readmit' ? 'members.back.new-ceremony' : 'members.end.effective-on'),
      kind: 'day',
    },
    ...moreFields(t, kind),
  ],
  initial: {
    organisationId: of.member.organisationId,
    decision: noDecisionYet,
    effectiveOn: null,
    ...moreInitial[kind],
  },
  fixed: { memberId: of.member.id, expectedVersion: of.member.version },
  doneKey: 'members.life.recorded',
});
