import type { InputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { endBodyPost, endPost, postEndReason } from '../contract.ts';
import { dayProps, textOrNull } from './form-fields.ts';

type Held = { readonly id: string; readonly version: number; readonly title: string };
type Props = { readonly post: Held; readonly place: 'committee' | 'body'; readonly onClose: () => void };

const reasons = postEndReason.exclude(['term-closed']).options;

/** Ends a post in a committee or in a body, with the reason. The end is the first day without the post. */
export const EndPostDialog = ({ post, place, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(place === 'committee' ? endPost : (endBodyPost as unknown as typeof endPost), {
    initial: { endedOn: todayHere() as string | null, reason: null as string | null, note: '' },
    toInput: ({ note, ...typed }) =>
      ({ postId: post.id, expectedVersion: post.version, ...typed, note: textOrNull(note) }) as unknown as InputOf<
        typeof endPost
      >,
    doneKey: 'organisations.post.was-ended',
    undoInput: ({ version }) => ({ postId: post.id, expectedVersion: version }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('organisations.post.end')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.post.end')} onCancel={onClose}>
        <p>{post.title}</p>
        <DayField
          label={t('organisations.post.ended-on')}
          description={t('organisations.post.ended-on-help')}
          {...dayProps(form, 'endedOn')}
        />
        <Select
          label={t('organisations.reason')}
          data={reasons.map((value) => ({ value, label: t(`organisations.end-reason.${value}`) }))}
          {...form.getInputProps('reason')}
        />
        <Textarea label={t('organisations.note')} autosize minRows={2} {...form.getInputProps('note')} />
      </ContractForm>
    </Dialog>
  );
};
