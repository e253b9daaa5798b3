import type { ActionContract } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { NumberInput, Select } from '../../../web/kit/inputs.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { declareDuesBasis, declareOwnDuesBasis } from '../contract.ts';
import { monthOf } from '../rules/dues-month.ts';
import { DuesMonthField } from './dues-month-switch.tsx';
import type { OrganisationId } from './dues-scene.ts';
import { amountOrNull, amountProps } from './dues-words.ts';

type Names = { readonly vi: string; readonly en: string };
export type DuesGroupChoice = { readonly code: string; readonly name: Names; readonly basis: Names | null };

type Props = {
  readonly groups: readonly DuesGroupChoice[];
  /** Whose declaration the collector enters; null: the own one. */
  readonly of: { readonly organisationId: OrganisationId; readonly memberId: string } | null;
  readonly before: { readonly group: string; readonly basis: number | null; readonly voluntary: number | null } | null;
  readonly onClose: () => void;
};

const useDeclareForm = ({ groups, of, before, onClose }: Props) =>
  useContractForm((of ? declareDuesBasis : declareOwnDuesBasis) as ActionContract, {
    initial: {
      group: (before?.group ?? null) as string | null,
      basis: (before?.basis ?? '') as number | string,
      voluntary: (before?.voluntary ?? '') as number | string,
      validFrom: monthOf(todayHere()) as Day | null,
    },
    toInput: ({ group, basis, voluntary, validFrom }) => ({
      ...(of ?? {}),
      group,
      basis: groups.find(({ code }) => code === group)?.basis ? amountOrNull(basis) : null,
      voluntary: amountOrNull(voluntary),
      validFrom,
    }),
    doneKey: 'members.dues.was-declared',
    undoInput: (output) => {
      const { declarationId } = output as { declarationId: string };
      return of ? { organisationId: of.organisationId, declarationId } : { declarationId };
    },
    onDone: onClose,
  });

/** Group and income that dues are taken of. The amount is asked for only where the rate needs it. */
export const DuesDeclareForm = (props: Props) => {
  const t = useT();
  const language = useLanguage();
  const { groups, of, onClose } = props;
  const state = useDeclareForm(props);
  const { form } = state;
  const group = groups.find(({ code }) => code === form.values.group);
  return (
    <ContractForm state={state} submitLabel={t('members.dues.declare')} onCancel={onClose}>
      <p className="vm-soft">{t(of ? 'members.dues.declare-text' : 'members.dues.declare-own-text')}</p>
      <Select
        label={t('members.dues.group')}
        data={groups.map(({ code, name }) => ({ value: code, label: name[language] }))}
        {...form.getInputProps('group')}
      />
      {group?.basis && <NumberInput label={group.basis[language]} {...amountProps} {...form.getInputProps('basis')} />}
      <DuesMonthField
        label={t('members.dues.valid-from')}
        value={form.values.validFrom}
        onChange={(month) => form.setFieldValue('validFrom', month)}
        error={form.errors.validFrom as string | undefined}
      />
      <NumberInput
        label={t('members.dues.voluntary')}
        description={t('members.dues.voluntary-help')}
        {...amountProps}
        {...form.getInputProps('voluntary')}
      />
    </ContractForm>
  );
};
