import { Button } from '../../../web/kit/button.tsx';
import { MultiSelect, NumberInput, Radio } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { children, consolidate, split } from '../contract.ts';
import { countOrNull, type Fields, idProps } from './form-fields.ts';
import type { ChangeProps } from './organisation-change-dialogs.tsx';
import { OrganisationEventDialog } from './organisation-event-dialog.tsx';
import { NewOrganisationFields, organisationOf, typedOrganisation } from './organisation-event-fields.tsx';
import type { OrganisationScene } from './organisation-scene.ts';

type ListForm = Fields & { readonly setFieldValue: (path: never, value: never) => void };

const put = (form: Fields, path: string, value: unknown): void =>
  (form as ListForm).setFieldValue(path as never, value as never);

const OtherFields = ({ form, others }: { form: Fields; others: readonly (string | null)[] }) => {
  const t = useT();
  return (
    <>
      {others.map((_, at) => (
        <OrganisationField
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity of an empty field
          key={at}
          label={t('organisations.other', { ordinal: at + 1 })}
          {...idProps(form, `others.${at}`)}
        />
      ))}
      <div>
        <Button onClick={() => put(form, 'others', [...others, null])}>{t('organisations.one-more')}</Button>
      </div>
    </>
  );
};

export const ConsolidateDialog = ({ scene, onClose }: ChangeProps) => {
  const t = useT();
  return (
    <OrganisationEventDialog
      title={t('organisations.act.consolidate')}
      contract={consolidate}
      initial={{
        others: [null] as (string | null)[],
        parentId: scene.record.facts.parentId as string | null,
        organisation: typedOrganisation,
      }}
      toInput={({ others, parentId, organisation }) => ({
        organisationIds: [scene.record.id, ...others.filter((id) => id !== null)],
        parentId,
        organisation: organisationOf(organisation),
      })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <p>{t('organisations.act.consolidate-text', { name: scene.record.facts.name })}</p>
          <OtherFields form={form} others={form.getValues().others} />
          <h3>{t('organisations.new-organisation')}</h3>
          <NewOrganisationFields form={form} on={scene.on} at="organisation." />
          <OrganisationField label={t('organisations.parent')} {...idProps(form, 'parentId')} />
        </>
      )}
    </OrganisationEventDialog>
  );
};

const typedPart = {
  organisation: typedOrganisation,
  numerator: '' as number | string,
  denominator: '' as number | string,
  childIds: [] as string[],
};
type TypedPart = typeof typedPart;

const shareOf = (part: Pick<TypedPart, 'numerator' | 'denominator'>) => {
  const numerator = countOrNull(part.numerator);
  const denominator = countOrNull(part.denominator);
  return numerator === null && denominator === null ? null : { numerator, denominator };
};

const ShareFields = ({ form, at }: { form: Fields; at: string }) => {
  const t = useT();
  return (
    <div className="organisations-share">
      <NumberInput
        label={t('organisations.share.numerator')}
        hideControls
        allowDecimal={false}
        {...form.getInputProps(`${at}numerator` as never)}
      />
      <NumberInput
        label={t('organisations.share.denominator')}
        hideControls
        allowDecimal={false}
        {...form.getInputProps(`${at}denominator` as never)}
      />
      <p className="vm-soft">{t('organisations.share.help')}</p>
    </div>
  );
};

type PartProps = { readonly form: Fields; readonly at: number; readonly scene: OrganisationScene };

const PartFields = ({ form, at, scene }: PartProps) => {
  const t = useT();
  const below = useQuestion(children, { organisationId: scene.record.id, on: scene.on });
  return (
    <fieldset className="organisations-fieldset">
      <legend>{t('organisations.part', { ordinal: at + 1 })}</legend>
      <NewOrganisationFields form={form} on={scene.on} at={`parts.${at}.organisation.`} />
      <MultiSelect
        classNames={{ inputField: 'organisations-multi-input' }}
        label={t('organisations.part-children')}
        searchable
        data={(below.data?.rows ?? []).map((row) => ({ value: row.id as string, label: row.name }))}
        {...form.getInputProps(`parts.${at}.childIds` as never)}
      />
      <ShareFields form={form} at={`parts.${at}.`} />
    </fieldset>
  );
};

type SplitProps = {
  readonly form: Fields;
  readonly typed: { readonly original: string; readonly parts: readonly TypedPart[] };
  readonly scene: OrganisationScene;
};

const SplitFields = ({ form, typed: { original, parts }, scene }: SplitProps) => {
  const t = useT();
  return (
    <>
      <Radio.Group label={t('organisations.original')} {...form.getInputProps('original' as never)}>
        <Radio value="ends" label={t('organisations.original-ends')} />
        <Radio value="continues" label={t('organisations.original-continues')} />
      </Radio.Group>
      {original === 'continues' && <ShareFields form={form} at="kept." />}
      {parts.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity of a part
        <PartFields key={at} form={form} at={at} scene={scene} />
      ))}
      <div className="vm-row">
        <Button onClick={() => put(form, 'parts', [...parts, typedPart])}>{t('organisations.one-more')}</Button>
        {parts.length > 1 && (
          <Button onClick={() => put(form, 'parts', parts.slice(0, -1))}>{t('organisations.one-less')}</Button>
        )}
      </div>
    </>
  );
};

export const SplitDialog = ({ scene, onClose }: ChangeProps) => {
  const t = useT();
  return (
    <OrganisationEventDialog
      title={t('organisations.act.split')}
      contract={split}
      initial={{
        original: 'ends',
        kept: { numerator: '' as number | string, denominator: '' as number | string },
        parts: [typedPart, typedPart],
      }}
      toInput={({ original, kept, parts }) => ({
        organisationId: scene.record.id,
        original,
        keptShare: original === 'continues' ? shareOf(kept) : null,
        parts: parts.map((part) => ({
          organisation: organisationOf(part.organisation),
          share: shareOf(part),
          childIds: part.childIds,
        })),
      })}
      onClose={onClose}
    >
      {(form) => <SplitFields form={form} typed={form.getValues()} scene={scene} />}
    </OrganisationEventDialog>
  );
};
