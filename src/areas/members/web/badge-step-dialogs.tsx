import type { ActionContract, InputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { useT } from '../../../web/messages.ts';
import { awardBadges, type BadgeDueRow, fileBadges, proposeBadges } from '../contract/badges.ts';
import { BadgeChecklist, keyOfBadgeRow } from './badge-checklist.tsx';
import { DecisionFields, noDecisionTyped, typedDecision } from './register-decision-fields.tsx';
import { dayPropsOf } from './register-form-props.ts';

type Props = { readonly rows: readonly BadgeDueRow[]; readonly roundOn: Day; readonly onClose: () => void };

const chosenRows = (rows: readonly BadgeDueRow[], chosen: readonly string[]): BadgeDueRow[] =>
  rows.filter((row) => chosen.includes(keyOfBadgeRow(row)));

const seenOf = (rows: readonly BadgeDueRow[], chosen: readonly string[]) =>
  chosenRows(rows, chosen).map(({ caseId, version }) => ({ caseId: caseId!, expectedVersion: version! }));

const casesOf = (output: unknown): unknown => ({ cases: (output as { cases: unknown }).cases });

/** Proposes those due and left over for the round. */
export const ProposeDialog = ({ rows, roundOn, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(proposeBadges, {
    // Those of earlier rounds may have been awarded on paper, and who is suspended may have to wait: they are chosen one by one.
    initial: { chosen: rows.filter((row) => row.state === 'due' && row.suspendedFor === null).map(keyOfBadgeRow) },
    toInput: ({ chosen }) => ({
      roundOn,
      lines: chosenRows(rows, chosen).map(({ memberId, level }) => ({ memberId, level })),
    }),
    doneKey: 'members.badges.were-proposed',
    undoInput: casesOf,
    onDone: onClose,
  });
  const { chosen } = state.form.getValues();
  return (
    <Dialog title={t('members.badges.propose')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.badges.propose')} onCancel={onClose}>
        <p>{t('members.badges.propose-text', { round: roundOn })}</p>
        <BadgeChecklist rows={rows} chosen={chosen} onChange={(next) => state.form.setFieldValue('chosen', next)} />
      </ContractForm>
    </Dialog>
  );
};

/** Records that the file of those proposed went up. */
export const FileDialog = ({ rows, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(fileBadges, {
    initial: { chosen: rows.map(keyOfBadgeRow), filedOn: todayHere() as string | null },
    toInput: ({ chosen, filedOn }) => ({ cases: seenOf(rows, chosen), filedOn }),
    doneKey: 'members.badges.were-filed',
    undoInput: casesOf,
    onDone: onClose,
  });
  const { chosen } = state.form.getValues();
  return (
    <Dialog title={t('members.badges.file')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.badges.file')} onCancel={onClose}>
        <DayField label={t('members.badges.filed-on')} required {...dayPropsOf(state.form, 'filedOn')} />
        <BadgeChecklist rows={rows} chosen={chosen} onChange={(next) => state.form.setFieldValue('chosen', next)} />
      </ContractForm>
    </Dialog>
  );
};

/** Records decision and award of those whose file went up. */
export const AwardDialog = ({ rows, roundOn, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(awardBadges as ActionContract, {
    initial: {
      chosen: rows.map(keyOfBadgeRow),
      awardedOn: (roundOn <= todayHere() ? roundOn : null) as string | null,
      decision: noDecisionTyped,
    },
    toInput: ({ chosen, awardedOn, decision }) =>
      ({ cases: seenOf(rows, chosen), awardedOn, decision: typedDecision(decision) }) as InputOf<typeof awardBadges>,
    doneKey: 'members.badges.were-awarded',
    undoInput: casesOf,
    onDone: onClose,
  });
  const { chosen } = state.form.getValues();
  return (
    <Dialog title={t('members.badges.award')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.badges.award')} onCancel={onClose}>
        <DayField label={t('members.badges.awarded-on')} required {...dayPropsOf(state.form, 'awardedOn')} />
        <DecisionFields form={state.form} />
        <BadgeChecklist rows={rows} chosen={chosen} onChange={(next) => state.form.setFieldValue('chosen', next)} />
      </ContractForm>
    </Dialog>
  );
};
