import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { MultiSelect, NumberInput, Radio, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useWords } from '../../organisations/web/public.tsx';
import { editDuesPractice } from '../contract.ts';
import { monthOf } from '../rules/dues-month.ts';
import { DuesMonthField } from './dues-month-switch.tsx';
import type { Split } from './dues-scene.ts';

type TypedEntry = { types: string[]; sectors: string[]; keeps: { from: number | string; to: number | string } };

const typedOf = ({ content }: Split): TypedEntry[] =>
  content.entries.map(({ types, sectors, keeps }) => ({
    types: [...types],
    sectors: [...(sectors ?? [])],
    keeps: { ...keeps },
  }));

const asNumber = (typed: number | string): number | null => (typed === '' ? null : Number(typed));

type EntryProps = { readonly at: number; readonly props: (path: string) => object; readonly onRemove: () => void };

const EntryFields = ({ at, props, onRemove }: EntryProps) => {
  const t = useT();
  const words = useWords(todayHere());
  const percent = { min: 0, max: 100, suffix: ' %', allowDecimal: false };
  return (
    <fieldset className="vm-choices vm-stack">
      <legend>{t('members.dues.split-entry', { number: at + 1 })}</legend>
      <MultiSelect
        label={t('members.dues.types')}
        data={words.types}
        searchable
        {...props(`content.entries.${at}.types`)}
      />
      <MultiSelect
        label={t('members.dues.sectors')}
        description={t('members.dues.sectors-help')}
        data={words.sectors}
        searchable
        {...props(`content.entries.${at}.sectors`)}
      />
      <div className="dues-fields">
        <NumberInput label={t('members.dues.keeps-from')} {...percent} {...props(`content.entries.${at}.keeps.from`)} />
        <NumberInput label={t('members.dues.keeps-to')} {...percent} {...props(`content.entries.${at}.keeps.to`)} />
      </div>
      <div>
        <Button onClick={onRemove}>{t('members.dues.remove-entry')}</Button>
      </div>
    </fieldset>
  );
};

const useSplitForm = (split: Split, onDone: () => void) =>
  useContractForm(editDuesPractice, {
    initial: {
      from: monthOf(todayHere()) as Day | null,
      source: '',
      content: {
        rounding: { unit: String(split.content.rounding.unit), mode: split.content.rounding.mode as string },
        entries: typedOf(split),
      },
    },
    toInput: ({ from, source, content }) => ({
      from,
      source,
      content: {
        rounding: { unit: Number(content.rounding.unit), mode: content.rounding.mode },
        entries: content.entries.map(({ types, sectors, keeps }) => ({
          types,
          sectors: sectors.length === 0 ? null : sectors,
          keeps: { from: asNumber(keeps.from), to: asNumber(keeps.to) },
        })),
      },
    }),
    doneKey: 'web.saved',
    undoInput: ({ practiceId }) => ({ practiceId }),
    onDone,
  });

type Form = ReturnType<typeof useSplitForm>['form'];

const nothingTyped: TypedEntry = { types: [], sectors: [], keeps: { from: '', to: '' } };

const Entries = ({ form, props }: { form: Form; props: (path: string) => object }) => {
  const t = useT();
  return (
    <>
      {form.values.content.entries.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
        <EntryFields key={at} at={at} props={props} onRemove={() => form.removeListItem('content.entries', at)} />
      ))}
      <div>
        <Button onClick={() => form.insertListItem('content.entries', nothingTyped)}>
          {t('members.dues.add-entry')}
        </Button>
      </div>
    </>
  );
};

const RoundingFields = ({ props }: { props: (path: string) => object }) => {
  const t = useT();
  const units = ['1', '100', '500', '1000'];
  return (
    <>
      <Select label={t('members.dues.rounding-unit')} data={units} {...props('content.rounding.unit')} />
      <Radio.Group label={t('members.dues.rounding-mode')} {...props('content.rounding.mode')}>
        {['half-up', 'up', 'down'].map((mode) => (
          <Radio key={mode} value={mode} label={t(`members.dues.rounding.${mode}`)} />
        ))}
      </Radio.Group>
    </>
  );
};

/** What holds for this office, from a month on, with where it was laid down. */
export const DuesSplitDialog = ({ split, onClose }: { split: Split; onClose: () => void }) => {
  const t = useT();
  const state = useSplitForm(split, onClose);
  const { form } = state;
  const props = (path: string): object => form.getInputProps(path as never);
  return (
    <Dialog title={t('members.dues.edit-split')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <DuesMonthField
          label={t('members.dues.from-month')}
          value={form.values.from}
          onChange={(month) => form.setFieldValue('from', month)}
          error={form.errors.from as string | undefined}
        />
        <TextInput
          label={t('members.dues.source')}
          description={t('members.dues.source-help')}
          {...form.getInputProps('source')}
        />
        <Entries form={form} props={props} />
        <RoundingFields props={props} />
      </ContractForm>
    </Dialog>
  );
};
