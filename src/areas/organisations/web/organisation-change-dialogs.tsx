import { TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import { changeType, disband, establish, handOver, mergeInto, move, rename, windUp } from '../contract.ts';
import { countOrNull, idProps, textOrNull } from './form-fields.ts';
import { OrganisationEventDialog } from './organisation-event-dialog.tsx';
import {
  KindFields,
  MemberCountFields,
  NewOrganisationFields,
  organisationOf,
  typedOrganisation,
} from './organisation-event-fields.tsx';
import type { OrganisationScene } from './organisation-scene.ts';

export type ChangeProps = { readonly scene: OrganisationScene; readonly onClose: () => void };

const selfOf = ({ record }: OrganisationScene) => ({ organisationId: record.id, expectedVersion: record.version });

export const EstablishDialog = ({ scene, onClose }: ChangeProps) => {
  const t = useT();
  return (
    <OrganisationEventDialog
      title={t('organisations.act.establish')}
      contract={establish}
      initial={{ organisation: typedOrganisation }}
      toInput={({ organisation }) => ({ parentId: scene.record.id, organisation: organisationOf(organisation) })}
      onClose={onClose}
    >
      {(form) => <NewOrganisationFields form={form} on={scene.on} at="organisation." />}
    </OrganisationEventDialog>
  );
};

export const RenameDialog = ({ scene, onClose }: ChangeProps) => {
  const t = useT();
  const { name, shortName } = scene.record.facts;
  return (
    <OrganisationEventDialog
      title={t('organisations.act.rename')}
      contract={rename}
      initial={{ name, shortName: shortName ?? '' }}
      toInput={(typed) => ({ ...selfOf(scene), name: typed.name, shortName: textOrNull(typed.shortName) })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t('organisations.new-name')} {...form.getInputProps('name' as never)} />
          <TextInput label={t('organisations.short-name')} {...form.getInputProps('shortName' as never)} />
        </>
      )}
    </OrganisationEventDialog>
  );
};

export const ChangeTypeDialog = ({ scene, onClose }: ChangeProps) => {
  const t = useT();
  const { type, sector } = scene.record.facts;
  return (
    <OrganisationEventDialog
      title={t('organisations.act.change-type')}
      contract={changeType}
      initial={{
        type: type as string | null,
        sector,
        officialMembers: '' as number | string,
        allMembers: '' as number | string,
      }}
      toInput={(typed) => ({
        organisationIds: [scene.record.id],
        expectedVersion: scene.record.version,
        type: typed.type,
        sector: typed.sector,
        officialMembers: countOrNull(typed.officialMembers),
        allMembers: countOrNull(typed.allMembers),
      })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <KindFields form={form} on={scene.on} />
          <MemberCountFields form={form} />
        </>
      )}
    </OrganisationEventDialog>
  );
};

/** Within the same line it is a move; to another superior it is handed over, with a record between the two sides. */
const ToParentDialog = ({ name, scene, onClose }: ChangeProps & { readonly name: 'move' | 'hand-over' }) => {
  const t = useT();
  return (
    <OrganisationEventDialog
      title={t(`organisations.act.${name}`)}
      contract={name === 'move' ? move : handOver}
      initial={{ parentId: null as string | null }}
      toInput={({ parentId }) => ({ ...selfOf(scene), parentId })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <p>{t(`organisations.act.${name}-text`)}</p>
          <OrganisationField label={t('organisations.new-parent')} {...idProps(form, 'parentId')} />
        </>
      )}
    </OrganisationEventDialog>
  );
};

export const MoveDialog = (props: ChangeProps) => <ToParentDialog name="move" {...props} />;
export const HandOverDialog = (props: ChangeProps) => <ToParentDialog name="hand-over" {...props} />;

export const MergeDialog = ({ scene, onClose }: ChangeProps) => {
  const t = useT();
  return (
    <OrganisationEventDialog
      title={t('organisations.act.merge-into')}
      contract={mergeInto}
      initial={{ intoId: null as string | null }}
      toInput={({ intoId }) => ({ organisationIds: [scene.record.id], intoId })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <p>{t('organisations.act.merge-into-text', { name: scene.record.facts.name })}</p>
          <OrganisationField label={t('organisations.into')} {...idProps(form, 'intoId')} />
        </>
      )}
    </OrganisationEventDialog>
  );
};

const EndingDialog = ({ name, scene, onClose }: ChangeProps & { readonly name: 'wind-up' | 'disband' }) => {
  const t = useT();
  return (
    <OrganisationEventDialog
      title={t(`organisations.act.${name}`)}
      contract={name === 'wind-up' ? windUp : disband}
      initial={{}}
      toInput={() => selfOf(scene)}
      onClose={onClose}
    >
      {() => <p>{t(`organisations.act.${name}-text`, { name: scene.record.facts.name })}</p>}
    </OrganisationEventDialog>
  );
};

export const WindUpDialog = (props: ChangeProps) => <EndingDialog name="wind-up" {...props} />;
export const DisbandDialog = (props: ChangeProps) => <EndingDialog name="disband" {...props} />;
