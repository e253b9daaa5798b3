import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Radio, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import {
  introduceToResidence,
  placeResidenceGuest,
  recordResidenceGuest,
  residenceStatus,
} from '../contract/transfers-residence.ts';
import {
  answerResidenceRemark,
  recordPaperRemark,
  recordResidenceMeeting,
} from '../contract/transfers-residence-remarks.ts';
import type { MemberId } from '../contract.ts';
import { dayPropsOf, type FormFields } from './register-form-props.ts';

type Closes = { readonly onClose: () => void };
type Picked = { value: string | null; onChange: (id: string | null) => void; error?: string };
const picked = (form: { getInputProps: (path: never) => object }, path: string): Picked =>
  form.getInputProps(path as never) as Picked;

const PlaceFields = ({ form, status }: { form: FormFields; status: string }) => {
  const t = useT();
  return (
    <>
      {status !== 'not-introduced' && (
        <>
          <OrganisationField label={t('members.residence.to')} {...picked(form, 'toOrganisationId')} />
          <TextInput label={t('members.residence.to-text')} {...form.getInputProps('toText' as never)} />
        </>
      )}
      {status !== 'introduced' && (
        <TextInput label={t('members.residence.reason')} required {...form.getInputProps('reason' as never)} />
      )}
    </>
  );
};

/** Introduces a member to the place of residence, or records why not. */
export const IntroduceDialog = ({ memberId, onClose }: { memberId: MemberId } & Closes) => {
  const t = useT();
  const state = useContractForm(introduceToResidence, {
    initial: {
      status: 'introduced',
      toOrganisationId: null as string | null,
      toText: '',
      introducedOn: todayHere() as string | null,
      reason: '',
    },
    toInput: ({ toText, reason, ...typed }) => ({
      memberId,
      ...typed,
      toText: toText.trim() || null,
      reason: reason.trim() || null,
    }),
    doneKey: 'members.residence.was-introduced',
    undoInput: ({ residenceLinkId }) => ({ residenceLinkId }),
    onDone: onClose,
  });
  const { form } = state;
  const { status } = form.getValues();
  return (
    <Dialog title={t('members.residence.introduce')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.residence.introduce')} onCancel={onClose}>
        <Radio.Group label={t('members.residence.status')} {...form.getInputProps('status')}>
          {residenceStatus.options.map((one) => (
            <Radio key={one} value={one} label={t(`members.residence.status.${one}`)} />
          ))}
        </Radio.Group>
        <PlaceFields form={form} status={status} />
        <DayField label={t('members.residence.introduced-on')} required {...dayPropsOf(form, 'introducedOn')} />
      </ContractForm>
    </Dialog>
  );
};

/** Passes a member of the second list on to the residential cell. */
export const PlaceGuestDialog = ({
  guest,
  onClose,
}: { guest: { id: string; fullName: string; version: number } } & Closes) => {
  const t = useT();
  const state = useContractForm(placeResidenceGuest, {
    initial: { cellId: null as string | null },
    toInput: (typed) => ({ residenceGuestId: guest.id, expectedVersion: guest.version, ...typed }),
    doneKey: 'members.residence.was-placed',
    undoInput: ({ version, beforeId }) => ({ residenceGuestId: guest.id, expectedVersion: version, cellId: beforeId }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.residence.place')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.residence.place')} onCancel={onClose}>
        <p>
          <strong>{guest.fullName}</strong>
        </p>
        <OrganisationField label={t('members.residence.cell')} required {...picked(state.form, 'cellId')} />
      </ContractForm>
    </Dialog>
  );
};

/** Enters somebody whom an organisation outside the tree introduced on paper. */
export const RecordGuestDialog = ({ organisationId, onClose }: { organisationId: string | null } & Closes) => {
  const t = useT();
  const state = useContractForm(recordResidenceGuest, {
    initial: {
      organisationId,
      fullName: '',
      birthYear: '' as number | string,
      status: 'introduced',
      fromText: '',
      introducedOn: todayHere() as string | null,
    },
    toInput: ({ birthYear, ...typed }) => ({ ...typed, birthYear: birthYear === '' ? null : Number(birthYear) }),
    doneKey: 'members.residence.was-recorded',
    undoInput: ({ residenceGuestId }) => ({ residenceGuestId }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('members.residence.record-guest')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.residence.record-guest')} onCancel={onClose}>
        <OrganisationField label={t('members.residence.cell')} required {...picked(form, 'organisationId')} />
        <TextInput label={t('members.transfers.full-name')} required {...form.getInputProps('fullName')} />
        <NumberInput label={t('members.residence.birth-year')} hideControls {...form.getInputProps('birthYear')} />
        <Radio.Group label={t('members.residence.status')} {...form.getInputProps('status')}>
          <Radio value="introduced" label={t('members.residence.status.introduced')} />
          <Radio value="excused" label={t('members.residence.status.excused')} />
        </Radio.Group>
        <TextInput label={t('members.residence.workplace')} required {...form.getInputProps('fromText')} />
        <DayField label={t('members.residence.introduced-on')} required {...dayPropsOf(form, 'introducedOn')} />
      </ContractForm>
    </Dialog>
  );
};

type Remark = { readonly id: string; readonly version: number };

/** The remark of a year: given here, or entered from paper at the place of work. */
export const RemarkDialog = ({
  remark,
  name,
  year,
  side,
  onClose,
}: { remark: Remark; name: string; year: number; side: 'residence' | 'work' } & Closes) => {
  const t = useT();
  const isHere = side === 'residence';
  const field = isHere ? 'residenceRemarkInId' : 'residenceRemarkId';
  const state = useContractForm((isHere ? answerResidenceRemark : recordPaperRemark) as typeof answerResidenceRemark, {
    initial: { remark: '', signer: '', answeredOn: todayHere() as string | null },
    toInput: (typed) => ({ [field]: remark.id, expectedVersion: remark.version, ...typed }),
    doneKey: 'members.residence.remark-was-given',
    undoInput: () => ({ [field]: remark.id }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.residence.remark-of', { year: String(year) })} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.residence.give-remark')} onCancel={onClose}>
        <p>
          <strong>{name}</strong>
        </p>
        <Textarea
          label={t('members.residence.remark')}
          autosize
          minRows={4}
          required
          {...state.form.getInputProps('remark')}
        />
        <TextInput label={t('members.residence.signer')} required {...state.form.getInputProps('signer')} />
        <DayField label={t('members.residence.answered-on')} required {...dayPropsOf(state.form, 'answeredOn')} />
      </ContractForm>
    </Dialog>
  );
};

const useMeetingForm = (organisationId: string, guests: number, onClose: () => void) =>
  useContractForm(recordResidenceMeeting, {
    initial: {
      heldOn: todayHere() as string | null,
      invited: guests as number | string,
      present: '' as number | string,
      content: '',
    },
    toInput: ({ content, invited, present, heldOn }) => ({
      organisationId,
      heldOn,
      invited: invited === '' ? null : Number(invited),
      present: present === '' ? null : Number(present),
      content: content.trim() || null,
    }),
    doneKey: 'members.residence.meeting-was-recorded',
    undoInput: ({ residenceMeetingId }) => ({ residenceMeetingId }),
    onDone: onClose,
  });

/** A half-yearly meeting of a cell with the members introduced to it. */
export const MeetingDialog = ({
  organisationId,
  guests,
  onClose,
}: { organisationId: string; guests: number } & Closes) => {
  const t = useT();
  const state = useMeetingForm(organisationId, guests, onClose);
  return (
    <Dialog title={t('members.residence.record-meeting')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.residence.record-meeting')} onCancel={onClose}>
        <DayField label={t('members.residence.held-on')} required {...dayPropsOf(state.form, 'heldOn')} />
        <NumberInput
          label={t('members.residence.invited')}
          hideControls
          required
          {...state.form.getInputProps('invited')}
        />
        <NumberInput
          label={t('members.residence.present')}
          hideControls
          required
          {...state.form.getInputProps('present')}
        />
        <Textarea
          label={t('members.residence.content')}
          autosize
          minRows={2}
          {...state.form.getInputProps('content')}
        />
      </ContractForm>
    </Dialog>
  );
};
