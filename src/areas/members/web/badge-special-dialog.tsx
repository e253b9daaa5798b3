import type { InputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Radio, Select } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { badgeKind, proposeSpecialBadge } from '../contract/badges.ts';
import { RegisterMemberField } from './register-member-field.tsx';

type Props = {
  readonly underId: string;
  readonly roundOn: Day;
  readonly levels: readonly number[];
  readonly onClose: () => void;
};

/** A badge before its time for serious illness, or after a death. */
export const BadgeSpecialDialog = ({ underId, roundOn, levels, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(proposeSpecialBadge, {
    initial: { kind: 'early' as string, memberId: null as string | null, level: null as string | null },
    toInput: ({ kind, memberId, level }) =>
      ({ kind, memberId, level: level === null ? null : Number(level), roundOn }) as unknown as InputOf<
        typeof proposeSpecialBadge
      >,
    doneKey: 'members.badges.were-proposed',
    undoInput: (output) => ({ cases: [output] }),
    onDone: onClose,
  });
  const { form } = state;
  const { kind, memberId } = form.getValues();
  const fault = (form.getInputProps('memberId') as { error?: string }).error;
  return (
    <Dialog title={t('members.badges.special')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.badges.propose')} onCancel={onClose}>
        <Radio.Group label={t('members.badges.special-kind')} {...form.getInputProps('kind')}>
          {badgeKind.exclude(['regular']).options.map((value) => (
            <Radio key={value} value={value} label={t(`members.badges.special-kind.${value}`)} />
          ))}
        </Radio.Group>
        <RegisterMemberField
          underId={underId}
          value={memberId}
          onChange={(next) => form.setFieldValue('memberId', next)}
          error={fault}
          isLeftToo={kind === 'posthumous'}
        />
        <Select
          label={t('members.badges.level')}
          data={levels.map((level) => ({ value: String(level), label: t('members.badges.years', { level }) }))}
          {...form.getInputProps('level')}
        />
      </ContractForm>
    </Dialog>
  );
};
