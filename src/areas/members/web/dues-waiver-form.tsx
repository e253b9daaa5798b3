import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Radio, Select, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { duesWaiverGround, grantDuesWaiver } from '../contract.ts';
import { DuesMonthField } from './dues-month-switch.tsx';
import type { OrganisationId } from './dues-scene.ts';
import { dayPropsOf } from './register-form-props.ts';

type Props = {
  readonly of: { readonly organisationId: OrganisationId; readonly memberId: string };
  readonly month: Day;
  readonly onClose: () => void;
};

const PERCENTS = ['30', '50', '70', '100'];

const useWaiverForm = ({ of, month, onClose }: Props) =>
  useContractForm(grantDuesWaiver, {
    initial: {
      ground: 'hardship',
      percent: '50',
      fromMonth: month as Day | null,
      untilMonth: addMonths(month, 5) as Day | null,
      decidedOn: todayHere() as string | null,
      reason: '',
    },
    toInput: ({ percent, ground, ...typed }) => ({
      ...of,
      ...typed,
      ground,
      percent: ground === 'hardship' ? Number(percent) : 100,
    }),
    doneKey: 'members.dues.waiver-granted',
    undoInput: ({ waiverId }) => ({ waiverId, expectedVersion: 1 }),
    onDone: onClose,
  });

type Form = ReturnType<typeof useWaiverForm>['form'];

const GroundFields = ({ form, isHardship }: { form: Form; isHardship: boolean }) => {
  const t = useT();
  return (
    <>
      <Select
        label={t('members.dues.ground')}
        data={duesWaiverGround.options.map((code) => ({ value: code, label: t(`members.dues.ground.${code}`) }))}
        {...form.getInputProps('ground')}
      />
      {isHardship && (
        <Radio.Group label={t('members.dues.percent')} {...form.getInputProps('percent')}>
          {PERCENTS.map((percent) => (
            <Radio key={percent} value={percent} label={`${percent} %`} />
          ))}
        </Radio.Group>
      )}
    </>
  );
};

const MonthFields = ({ form, isHardship }: { form: Form; isHardship: boolean }) => {
  const t = useT();
  return (
    <>
      <DuesMonthField
        label={t('members.dues.from-month')}
        value={form.values.fromMonth}
        onChange={(month) => form.setFieldValue('fromMonth', month)}
        error={form.errors.fromMonth as string | undefined}
      />
      <DuesMonthField
        label={t('members.dues.until-month')}
        value={form.values.untilMonth}
        onChange={(month) => form.setFieldValue('untilMonth', month)}
        error={form.errors.untilMonth as string | undefined}
        isOpenEnded={!isHardship}
      />
    </>
  );
};

/** A reduction for hardship, or an exemption that lasts as long as its ground. What the rules say comes back with every reason. */
export const DuesWaiverForm = (props: Props) => {
  const t = useT();
  const state = useWaiverForm(props);
  const { form } = state;
  const isHardship = form.values.ground === 'hardship';
  return (
    <ContractForm state={state} submitLabel={t('members.dues.waive')} onCancel={props.onClose}>
      <p className="vm-soft">{t('members.dues.waive-text')}</p>
      <GroundFields form={form} isHardship={isHardship} />
      <MonthFields form={form} isHardship={isHardship} />
      <DayField label={t('members.dues.decided-on')} {...dayPropsOf(form, 'decidedOn')} />
      <Textarea
        label={t('members.dues.waiver-reason')}
        description={t('members.dues.waiver-reason-help')}
        autosize
        minRows={2}
        {...form.getInputProps('reason')}
      />
    </ContractForm>
  );
};
