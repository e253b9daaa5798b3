import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, Select, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { memberList } from '../../members/contract.ts';
import { addSubject, personKinds, type SubjectKind, subjectKind } from '../contract.ts';
import type { SeasonView } from './season-dialogs.tsx';

const MANY = 200;

/** Members of the organisation, by name. */
const MemberField = ({
  organisationId,
  value,
  onChange,
  error,
}: {
  readonly organisationId: string | null;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly error: string | undefined;
}) => {
  const t = useT();
  const [text, setText] = useState('');
  const found = useQuestion(
    memberList,
    { on: todayHere(), filter: { underId: organisationId } as never, text: text.trim(), limit: MANY },
    { when: organisationId !== null, keepLast: true },
  );
  return (
    <Select
      label={t('ratings.add.member')}
      required
      searchable
      data={(found.data?.rows ?? []).map(({ id, fullName }) => ({ value: id, label: fullName }))}
      value={value}
      onChange={onChange}
      onSearchChange={setText}
      nothingFoundMessage={t('ratings.add.nobody')}
      error={error}
      data-path="memberId"
    />
  );
};

type Props = { readonly season: SeasonView; readonly onClose: () => void };

const useAddForm = ({ season, onClose }: Props) => {
  const t = useT();
  return useContractForm(addSubject, {
    initial: {
      organisationId: season.openerId as string | null,
      kind: 'leader' as SubjectKind,
      memberId: null as string | null,
      title: '',
      postWords: '',
      isHead: false,
      quotaGroup: '',
    },
    toInput: (typed) => {
      const isPerson = personKinds.has(typed.kind);
      return {
        seasonId: season.seasonId,
        organisationId: typed.organisationId,
        kind: typed.kind,
        memberId: isPerson ? typed.memberId : null,
        aboutOrganisationId: null,
        title: isPerson ? null : typed.title.trim() || null,
        postWords: isPerson ? typed.postWords.trim() || null : null,
        isHead: isPerson && typed.isHead,
        quotaGroup: typed.quotaGroup.trim() || null,
      };
    },
    doneKey: 'ratings.add.done',
    undoInput: ({ subjectId }) => ({ subjectId, expectedVersion: 1, why: t('web.undo-reason') }),
    onDone: onClose,
  });
};

type Form = ReturnType<typeof useAddForm>['form'];

/** A person with the post that is rated, or a collective by its name. */
const WhoFields = ({ form }: { form: Form }) => {
  const t = useT();
  const { kind, organisationId, memberId } = form.values;
  if (!personKinds.has(kind))
    return (
      <TextInput
        label={t('ratings.add.title')}
        description={t('ratings.add.title-help')}
        {...form.getInputProps('title')}
      />
    );
  return (
    <>
      <MemberField
        organisationId={organisationId}
        value={memberId}
        onChange={(id) => form.setFieldValue('memberId', id as never)}
        error={form.errors.memberId as string | undefined}
      />
      <TextInput label={t('ratings.add.post')} {...form.getInputProps('postWords')} />
      <Checkbox label={t('ratings.add.is-head')} {...form.getInputProps('isHead', { type: 'checkbox' })} />
    </>
  );
};

/** One more subject: whoever the program does not find by itself, or came later. */
export const AddSubjectDialog = (props: Props) => {
  const t = useT();
  const state = useAddForm(props);
  const { form } = state;
  const title = t('ratings.action.add-subject');
  return (
    <Dialog title={title} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={props.onClose}>
        <OrganisationField
          label={t('ratings.add.organisation')}
          required
          value={form.values.organisationId}
          onChange={(id) => form.setValues({ organisationId: id, memberId: null } as never)}
          error={form.errors.organisationId as string | undefined}
        />
        <Select
          label={t('ratings.add.kind')}
          allowDeselect={false}
          data={subjectKind.options.map((value) => ({ value, label: t(`ratings.subject.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <WhoFields form={form} />
        <TextInput
          label={t('ratings.add.group')}
          description={t('ratings.add.group-help')}
          {...form.getInputProps('quotaGroup')}
        />
      </ContractForm>
    </Dialog>
  );
};
