import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Checkbox, Radio, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { transferKind } from '../contract/transfers-moving.ts';
import type { TransferKind } from '../rules/check-transfer.ts';
import { dayPropsOf, type FormFields } from './register-form-props.ts';
import { monthChoices, monthText } from './transfer-words.tsx';

type Picked = {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly error?: string;
};

const TargetText = ({ form, kind }: { form: FormFields; kind: TransferKind }) => {
  const t = useT();
  const isStay = kind === 'temporary';
  return (
    <TextInput
      label={t('members.transfers.to-text')}
      required={!isStay}
      description={isStay ? t('members.transfers.to-text-help') : undefined}
      {...form.getInputProps('toText' as never)}
    />
  );
};

/** Where to: an organisation of the tree, or one outside it by name. */
export const TargetFields = ({
  form,
  kind,
  onTarget,
}: {
  form: FormFields;
  kind: TransferKind;
  onTarget: (id: string | null) => void;
}) => {
  const t = useT();
  const isOutside = kind === 'out' || kind === 'abroad';
  const picked = form.getInputProps('toOrganisationId' as never) as Picked;
  const pick = (id: string | null): void => {
    picked.onChange(id);
    onTarget(id);
  };
  return (
    <>
      <Radio.Group label={t('members.transfers.kind')} {...form.getInputProps('kind' as never)}>
        {transferKind.options.map((one) => (
          <Radio key={one} value={one} label={t(`members.transfers.kind.${one}`)} />
        ))}
      </Radio.Group>
      <p className="vm-soft">{t(`members.transfers.kind-text.${kind}`)}</p>
      {!isOutside && (
        <OrganisationField
          label={t('members.transfers.to')}
          required={kind !== 'temporary'}
          {...picked}
          onChange={pick}
        />
      )}
      {(isOutside || kind === 'temporary') && <TargetText form={form} kind={kind} />}
    </>
  );
};

/** Until when a temporary stay lasts. */
export const StayFields = ({ form }: { form: FormFields }) => {
  const t = useT();
  return (
    <>
      <DayField
        label={t('members.transfers.until')}
        description={t('members.transfers.until-help')}
        required
        {...dayPropsOf(form, 'until')}
      />
      <Checkbox
        label={t('members.transfers.is-study')}
        {...(form.getInputProps as unknown as (path: string, options: object) => object)('isStudy', {
          type: 'checkbox',
        })}
      />
    </>
  );
};

type Ledger = { readonly through: string | null; readonly open: readonly string[] };

const ledgerWords = ({ through, open }: Ledger, t: Translate): string => {
  if (through !== null) return t('members.transfers.ledger-month', { month: monthText(through) });
  return t(open.length > 0 ? 'members.transfers.no-ledger-month' : 'members.transfers.no-ledger');
};

/** Reason, days, dues, number and signer of the slip. */
export const SlipFields = ({ form, ledger }: { form: FormFields; ledger: Ledger }) => {
  const t = useT();
  return (
    <>
      <Textarea
        label={t('members.transfers.reason')}
        autosize
        minRows={2}
        required
        {...form.getInputProps('reason' as never)}
      />
      <DayField
        label={t('members.transfers.due-since')}
        description={t('members.transfers.due-since-help')}
        {...dayPropsOf(form, 'dueSince')}
      />
      <DayField label={t('members.transfers.issued-on')} required {...dayPropsOf(form, 'issuedOn')} />
      <Select
        label={t('members.transfers.dues-through')}
        description={`${t('members.transfers.dues-through-help')} ${ledgerWords(ledger, t)}`}
        data={monthChoices()}
        required
        {...form.getInputProps('duesPaidThrough' as never)}
      />
      <TextInput label={t('members.transfers.slip-number')} {...form.getInputProps('slipNumber' as never)} />
      <TextInput
        label={t('members.transfers.signer')}
        description={t('members.transfers.signer-help')}
        required
        {...form.getInputProps('signer' as never)}
      />
    </>
  );
};

type Item = { readonly item: string; readonly isHanded: boolean };

/** Papers of the dossier that are handed over, line by line. */
export const DossierFields = ({
  dossier,
  onChange,
}: {
  dossier: readonly Item[];
  onChange: (next: Item[]) => void;
}) => {
  const t = useT();
  const change = (at: number, part: Partial<Item>): void =>
    onChange(dossier.map((one, nth) => (nth === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="members-fieldset">
      <legend>{t('members.transfers.dossier')}</legend>
      {dossier.map(({ item, isHanded }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are typed in place and have no other name
        <div key={at} className="members-dossier-row">
          <TextInput
            label={t('members.transfers.dossier-item', { number: at + 1 })}
            value={item}
            onChange={(event) => change(at, { item: event.currentTarget.value })}
          />
          <Checkbox
            label={t('members.transfers.handed')}
            checked={isHanded}
            onChange={(event) => change(at, { isHanded: event.currentTarget.checked })}
          />
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...dossier, { item: '', isHanded: true }])}>
          {t('members.transfers.dossier-add')}
        </Button>
      </div>
    </fieldset>
  );
};
