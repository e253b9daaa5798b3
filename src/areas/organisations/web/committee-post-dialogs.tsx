import { useState } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, Radio, Select } from '../../../web/kit/inputs.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { assignFollower, committeeOn, committeeRules, type Finding, fillPost } from '../contract.ts';
import { DecisionPaperFields, noPaper, paperOrNull } from './decision-paper-fields.tsx';
import { FindingList } from './finding-lines.tsx';
import { dayProps, type Fields, idProps } from './form-fields.ts';
import type { OrganisationRecord } from './organisation-scene.ts';
import { PersonField } from './person-field.tsx';

type Props = { readonly record: OrganisationRecord; readonly on: Day; readonly onClose: () => void };

/** Saved, and this is what the rules say of it. */
export const SavedWithFindings = ({ findings, onClose }: { findings: readonly Finding[]; onClose: () => void }) => {
  const t = useT();
  return (
    <div className="vm-stack" role="status">
      <p>{t('organisations.finding.saved')}</p>
      <FindingList findings={findings} />
      <div>
        <Button main onClick={onClose}>
          {t('web.close')}
        </Button>
      </div>
    </div>
  );
};

/** After saving the dialog closes, unless the rules have something to say. */
export const useFindingsAfter = (onClose: () => void) => {
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const onDone = (output: { readonly findings: readonly Finding[] }): void => {
    if (output.findings.length > 0) setFindings(output.findings);
    else onClose();
  };
  return { findings, onDone };
};

export const PeriodFields = ({ form }: { form: Fields }) => {
  const t = useT();
  return (
    <>
      <DayField label={t('organisations.from')} {...dayProps(form, 'from')} />
      <DayField
        label={t('organisations.until')}
        description={t('organisations.until-help')}
        {...dayProps(form, 'until')}
      />
    </>
  );
};

const PlaceFields = ({ form, kind, record, on }: { form: Fields; kind: string | null } & Omit<Props, 'onClose'>) => {
  const t = useT();
  const language = useLanguage();
  const rules = useQuestion(committeeRules, { on });
  const committee = useQuestion(committeeOn, { organisationId: record.id, on });
  const kinds = (rules.data?.postKinds ?? []).filter((one) => one.place !== 'from-above');
  const isInGroup = kinds.find((one) => one.id === kind)?.place === 'group';
  return (
    <>
      <Select
        label={t('organisations.post.kind')}
        data={kinds.map((one) => ({ value: one.id, label: one.name[language] }))}
        searchable
        {...form.getInputProps('kind' as never)}
      />
      {isInGroup && (
        <Select
          label={t('organisations.group.one')}
          data={(committee.data?.groups ?? []).map((group) => ({ value: group.id, label: group.name }))}
          {...form.getInputProps('groupId' as never)}
        />
      )}
    </>
  );
};

const useFillPost = ({ record, on }: Props, onDone: (output: { readonly findings: readonly Finding[] }) => void) =>
  useContractForm(fillPost, {
    initial: {
      kind: null as string | null,
      groupId: null as string | null,
      personId: null as string | null,
      from: on as string | null,
      until: null as string | null,
      basis: 'elected',
      isExtra: false,
      decision: noPaper,
    },
    toInput: ({ groupId, decision, ...typed }) => ({
      organisationId: record.id,
      ...typed,
      ...(groupId ? { groupId } : {}),
      decision: paperOrNull(decision),
    }),
    doneKey: 'organisations.post.was-filled',
    undoInput: ({ postId }) => ({ postId, expectedVersion: 1 }),
    onDone,
  });

export const FillPostDialog = (props: Props) => {
  const { record, on, onClose } = props;
  const t = useT();
  const { findings, onDone } = useFindingsAfter(onClose);
  const state = useFillPost(props, onDone);
  const { form } = state;
  const { kind, basis } = form.getValues();
  return (
    <Dialog title={t('organisations.post.fill')} onClose={onClose}>
      {findings.length > 0 ? (
        <SavedWithFindings findings={findings} onClose={onClose} />
      ) : (
        <ContractForm state={state} submitLabel={t('organisations.post.fill')} onCancel={onClose}>
          <PlaceFields form={form} kind={kind} record={record} on={on} />
          <PersonField
            label={t('organisations.person.one')}
            organisationId={record.id}
            {...idProps(form, 'personId')}
          />
          <PeriodFields form={form} />
          <Radio.Group label={t('organisations.term.basis')} {...form.getInputProps('basis')}>
            <Radio value="elected" label={t('organisations.basis.elected')} />
            <Radio value="appointed" label={t('organisations.basis.appointed')} />
          </Radio.Group>
          {basis === 'appointed' && (
            <Checkbox label={t('organisations.post.extra')} {...form.getInputProps('isExtra', { type: 'checkbox' })} />
          )}
          <DecisionPaperFields form={form} isRequired={basis === 'appointed'} />
        </ContractForm>
      )}
    </Dialog>
  );
};

export const AssignFollowerDialog = ({ record, on, onClose }: Props) => {
  const t = useT();
  const { findings, onDone } = useFindingsAfter(onClose);
  const state = useContractForm(assignFollower, {
    initial: {
      personId: null as string | null,
      from: on as string | null,
      until: null as string | null,
      decision: noPaper,
    },
    toInput: ({ decision, ...typed }) => ({ organisationId: record.id, ...typed, decision: paperOrNull(decision) }),
    doneKey: 'organisations.post.follower-assigned',
    undoInput: ({ postId }) => ({ postId, expectedVersion: 1 }),
    onDone,
  });
  return (
    <Dialog title={t('organisations.post.assign-follower')} onClose={onClose}>
      {findings.length > 0 ? (
        <SavedWithFindings findings={findings} onClose={onClose} />
      ) : (
        <ContractForm state={state} submitLabel={t('organisations.post.assign-follower')} onCancel={onClose}>
          <p>{t('organisations.post.follower-text')}</p>
          <PersonField
            label={t('organisations.person.one')}
            organisationId={record.id}
            {...idProps(state.form, 'personId')}
          />
          <PeriodFields form={state.form} />
          <DecisionPaperFields form={state.form} />
        </ContractForm>
      )}
    </Dialog>
  );
};
