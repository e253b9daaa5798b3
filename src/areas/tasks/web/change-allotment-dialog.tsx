import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import type { TargetView } from '../contract/programme-reads.ts';
import { changeAllotment } from '../contract/programmes.ts';
import { decimalText } from '../rules/figure-text.ts';
import { readFigure } from './figure-words.ts';

type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;
type Allotment = TargetView['allotments'][number];

const typedFigure = (kind: TargetView['kind'], { numerator, denominator }: Allotment['figure']): string =>
  kind === 'amount'
    ? decimalText({ numerator, denominator }, 'en').replaceAll(',', '')
    : String(Math.round((numerator * 10_000) / denominator) / 100);

type Props = { readonly target: TargetView; readonly unit: Allotment; readonly onClose: () => void };
type Typed = { figure: string; dueOn: string | null };

/** Changes the amount or day of one unit. */
export const ChangeAllotmentDialog = ({ target, unit, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(changeAllotment, {
    initial: { figure: typedFigure(target.kind, unit.figure), dueOn: unit.dueOn } as Typed & Record<string, unknown>,
    toInput: ({ figure, dueOn }) => ({
      allotmentId: unit.id,
      expectedVersion: unit.version,
      figure: readFigure(target.kind, figure),
      dueOn,
    }),
    doneKey: 'tasks.target.changed',
    undoInput: ({ version, before }) => ({ allotmentId: unit.id, expectedVersion: version, ...before }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('tasks.target.change-title', { name: unit.organisationName })} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('tasks.save')} onCancel={onClose}>
        <TextInput
          label={t('tasks.target.figure', { unit: target.kind === 'share' ? '%' : target.unit })}
          required
          inputMode="decimal"
          {...form.getInputProps('figure')}
          error={form.errors['figure.numerator'] ?? form.errors['figure.denominator'] ?? form.errors.figure}
        />
        <DayField label={t('tasks.line.due')} required {...(form.getInputProps('dueOn') as DayProps)} />
      </ContractForm>
    </Dialog>
  );
};
