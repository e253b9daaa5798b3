import type { ActionContract } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { changeOrientation, draftOrientation, replaceOrientation, withdrawOrientation } from '../contract.ts';
import { monthText } from './oversight-place.ts';
import type { OrganisationId } from './own-cell.ts';

export type Orientation = {
  readonly orientationId: string;
  readonly month: string;
  readonly title: string;
  readonly content: string;
  readonly reading: readonly string[];
  readonly version: number;
};
type Values = Record<string, unknown>;

const linesOf = (text: unknown): string[] =>
  String(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const textOf = ({ title, content, reading }: Values) => ({ title, content, reading: linesOf(reading) });

const useTextForm = (
  contract: ActionContract,
  key: string,
  fixed: Values,
  found: Orientation | null,
  onClose: () => void,
) =>
  useContractForm(contract, {
    initial: {
      title: found?.title ?? '',
      content: found?.content ?? '',
      reading: found?.reading.join('\n') ?? '',
      why: '',
    } as Values,
    toInput: (values) => ({ ...fixed, ...textOf(values), ...(key === 'replace' ? { why: values.why } : {}) }),
    doneKey: `meetings.orientation.done-${key}`,
    onDone: onClose,
  });

const TextForm = ({
  state,
  name,
  month,
  onClose,
}: {
  state: ReturnType<typeof useTextForm>;
  name: string;
  month: string;
  onClose: () => void;
}) => {
  const t = useT();
  return (
    <Dialog title={t(`meetings.orientation.${name}`)} onClose={onClose}>
      <ContractForm state={state} submitLabel={t(`meetings.orientation.${name}`)} onCancel={onClose}>
        <p className="vm-soft">{t('meetings.orientation.for-month', { month: monthText(month) })}</p>
        <TextInput label={t('meetings.orientation.name')} required {...state.form.getInputProps('title')} />
        <Textarea
          label={t('meetings.orientation.content')}
          required
          autosize
          minRows={5}
          {...state.form.getInputProps('content')}
        />
        <Textarea
          label={t('meetings.orientation.reading')}
          description={t('meetings.orientation.reading-help')}
          autosize
          minRows={2}
          {...state.form.getInputProps('reading')}
        />
        {name === 'replace' && (
          <Textarea label={t('meetings.why')} required autosize {...state.form.getInputProps('why')} />
        )}
      </ContractForm>
    </Dialog>
  );
};

export const DraftDialog = ({
  organisationId,
  month,
  onClose,
}: {
  organisationId: OrganisationId;
  month: Day;
  onClose: () => void;
}) => {
  const state = useTextForm(draftOrientation, 'draft', { organisationId, month }, null, onClose);
  return <TextForm state={state} name="draft" month={month} onClose={onClose} />;
};

export const ChangeDialog = ({ row, onClose }: { row: Orientation; onClose: () => void }) => {
  const fixed = { orientationId: row.orientationId, expectedVersion: row.version, month: row.month };
  const state = useTextForm(changeOrientation, 'change', fixed, row, onClose);
  return <TextForm state={state} name="change" month={row.month} onClose={onClose} />;
};

export const ReplaceDialog = ({ row, onClose }: { row: Orientation; onClose: () => void }) => {
  const fixed = { orientationId: row.orientationId, expectedVersion: row.version };
  const state = useTextForm(replaceOrientation, 'replace', fixed, row, onClose);
  return <TextForm state={state} name="replace" month={row.month} onClose={onClose} />;
};

export const WithdrawDialog = ({ row, onClose }: { row: Orientation; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(withdrawOrientation, {
    initial: { why: '' } as Values,
    toInput: ({ why }) => ({ orientationId: row.orientationId, expectedVersion: row.version, why }) as never,
    doneKey: 'meetings.orientation.done-withdraw',
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.orientation.withdraw')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.orientation.withdraw')} onCancel={onClose}>
        <Textarea label={t('meetings.why')} required autosize minRows={2} {...state.form.getInputProps('why')} />
      </ContractForm>
    </Dialog>
  );
};
