import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { possibleLeads } from '../../tasks/contract.ts';
import { nameShortcoming, recordRemedy, type shortcomings } from '../contract.ts';
import { type SubjectView, versioned } from './subject-view.ts';

export type ShortcomingRow = OutputOf<typeof shortcomings>['rows'][number];
type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;

/** `m` and a member, or `o` and an organisation: what the list of choices holds. */
const ownerOf = (code: string | null) => {
  if (code === null) return null;
  const id = code.slice(2);
  return code.startsWith('m ') ? { kind: 'member', memberId: id } : { kind: 'organisation', organisationId: id };
};

type OwnerProps = {
  readonly organisationId: SubjectView['organisationId'];
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly error: string | undefined;
};

/** Who remedies it: somebody on the roll of the organisation, or one of its units. */
const OwnerField = ({ organisationId, value, onChange, error }: OwnerProps) => {
  const t = useT();
  const [text, setText] = useState('');
  const asked = { organisationId, on: todayHere() };
  const roll = useQuestion(possibleLeads, asked);
  const wanted = text.trim().length >= 2 ? text.trim().slice(0, 60) : '';
  const found = useQuestion(possibleLeads, { ...asked, text: wanted }, { when: wanted !== '', keepLast: true });
  const of = (answer: typeof roll.data) => [
    ...(answer?.members ?? []).map(({ memberId, name }) => ({ value: `m ${memberId}`, label: name })),
    ...(answer?.organisations ?? []).map((one) => ({ value: `o ${one.organisationId}`, label: one.name })),
  ];
  const all = [...of(roll.data), ...(wanted === '' ? [] : of(found.data))];
  return (
    <Select
      label={t('ratings.shortcoming.owner-field')}
      required
      searchable
      data={all.filter((one, at) => all.findIndex((other) => other.value === one.value) === at)}
      value={value}
      onChange={onChange}
      onSearchChange={setText}
      nothingFoundMessage={t('ratings.add.nobody')}
      error={error}
      data-path="owner"
    />
  );
};

type NameProps = { readonly view: SubjectView; readonly onClose: () => void };

const useNameForm = ({ view, onClose }: NameProps) => {
  const t = useT();
  return useContractForm(nameShortcoming, {
    initial: {
      text: '',
      namedOn: view.reviewHeldOn ?? todayHere(),
      namedBy: '',
      dueOn: null as string | null,
      owner: null as string | null,
    },
    toInput: (typed) => ({
      ...versioned(view),
      text: typed.text,
      namedOn: typed.namedOn,
      namedBy: typed.namedBy.trim() || null,
      dueOn: typed.dueOn,
      owner: ownerOf(typed.owner),
    }),
    doneKey: 'ratings.done.name-shortcoming',
    undoInput: ({ subjectId, version, shortcomingId }) => ({
      subjectId,
      expectedVersion: version,
      shortcomingId,
      why: t('web.undo-reason'),
    }),
    onDone: onClose,
  });
};

/** A shortcoming becomes a task: who remedies it, until when. */
export const NameShortcomingDialog = ({ view, onClose }: NameProps) => {
  const t = useT();
  const title = t('ratings.action.name-shortcoming');
  const state = useNameForm({ view, onClose });
  const { form } = state;
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.shortcoming.about')}</p>
        <Textarea label={t('ratings.shortcoming.text')} required autosize minRows={2} {...form.getInputProps('text')} />
        <DayField label={t('ratings.shortcoming.named-on')} required {...(form.getInputProps('namedOn') as DayProps)} />
        <TextInput
          label={t('ratings.shortcoming.named-by')}
          description={t('ratings.shortcoming.named-by-help')}
          {...form.getInputProps('namedBy')}
        />
        <OwnerField
          organisationId={view.organisationId}
          value={form.values.owner}
          onChange={(code) => form.setFieldValue('owner', code as never)}
          error={
            (form.errors.owner ?? form.errors['owner.memberId'] ?? form.errors['owner.organisationId']) as
              | string
              | undefined
          }
        />
        <DayField label={t('ratings.shortcoming.due-on')} required {...(form.getInputProps('dueOn') as DayProps)} />
      </ContractForm>
    </Dialog>
  );
};

/** That it was remedied: on which day, and what shows it. */
export const RemedyDialog = ({ row, onClose }: { row: ShortcomingRow; onClose: () => void }) => {
  const t = useT();
  const title = t('ratings.action.record-remedy');
  const state = useContractForm(recordRemedy, {
    initial: { remediedOn: todayHere() as string | null, proof: '' },
    toInput: (typed) => ({
      subjectId: row.subjectId,
      expectedVersion: row.version,
      shortcomingId: row.shortcomingId,
      remediedOn: typed.remediedOn,
      proof: typed.proof,
    }),
    doneKey: 'ratings.done.record-remedy',
    undoInput: ({ subjectId, version }) => ({ subjectId, expectedVersion: version, shortcomingId: row.shortcomingId }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p className="ratings-words">{row.text}</p>
        <DayField
          label={t('ratings.shortcoming.remedied-day')}
          required
          {...(form.getInputProps('remediedOn') as DayProps)}
        />
        <Textarea
          label={t('ratings.shortcoming.proof')}
          description={t('ratings.shortcoming.proof-help')}
          required
          autosize
          minRows={2}
          {...form.getInputProps('proof')}
        />
      </ContractForm>
    </Dialog>
  );
};
