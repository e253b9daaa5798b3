import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { bodyPostKind, fillBodyPost } from '../contract.ts';
import type { BodyFace } from './body-form.tsx';
import { PeriodFields } from './committee-post-dialogs.tsx';
import { DecisionPaperFields, noPaper, paperOrNull } from './decision-paper-fields.tsx';
import { idProps } from './form-fields.ts';
import { PersonField } from './person-field.tsx';

export const FillBodyPostDialog = ({ body, onClose }: { body: BodyFace; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(fillBodyPost, {
    initial: {
      bodyId: body.id,
      kind: null as string | null,
      title: '',
      personId: null as string | null,
      from: todayHere() as string | null,
      until: null as string | null,
      decision: noPaper,
    },
    toInput: ({ decision, ...typed }) => ({ ...typed, decision: paperOrNull(decision) }),
    doneKey: 'organisations.post.was-filled',
    undoInput: ({ postId }) => ({ postId, expectedVersion: 1 }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('organisations.post.fill')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.post.fill')} onCancel={onClose}>
        <Select
          label={t('organisations.body.post-kind')}
          data={bodyPostKind.options.map((value) => ({ value, label: t(`organisations.body-post.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput label={t('organisations.body.post-title')} {...form.getInputProps('title')} />
        <PersonField
          label={t('organisations.person.one')}
          organisationId={body.organisationId}
          {...idProps(form, 'personId')}
        />
        <PeriodFields form={form} />
        <DecisionPaperFields form={form} />
      </ContractForm>
    </Dialog>
  );
};
