import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type outgoingTransfer, signSlipBox } from '../contract/transfers-moving.ts';
import { signReceivingBox } from '../contract/transfers-receiving.ts';
import { dayPropsOf } from './register-form-props.ts';
import { DayCell } from './transfer-words.tsx';

type Box = OutputOf<typeof outgoingTransfer>['boxes'][number];

/** The boxes of a slip, signed and empty, to compare with the paper slip. */
export const TransferBoxes = ({ boxes, slipBoxes }: { boxes: readonly Box[]; slipBoxes: number | null }) => {
  const t = useT();
  const byNo = new Map(boxes.map((box) => [box.boxNo, box]));
  const last = Math.max(slipBoxes ?? 0, ...boxes.map((box) => box.boxNo));
  return (
    <table className="members-boxes">
      <caption className="vm-soft">{t('members.transfers.boxes-caption', { boxes: slipBoxes ?? last })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('members.transfers.box')}</th>
          <th scope="col">{t('members.transfers.box-level')}</th>
          <th scope="col">{t('members.transfers.box-signed')}</th>
          <th scope="col">{t('members.transfers.box-signer')}</th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: last }, (_, at) => byNo.get(at + 1) ?? null).map((box, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes are known by their number
          <tr key={at}>
            <th scope="row">{at + 1}</th>
            <td>{box?.level ?? ''}</td>
            <td>{box && <DayCell on={box.signedOn} />}</td>
            <td>{box?.signer ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The number of the box that is signed next. */
export const nextBoxOf = ({ boxes }: { readonly boxes: readonly Box[] }): number =>
  Math.max(0, ...boxes.map((box) => box.boxNo)) + 1;

type SignProps = {
  readonly onClose: () => void;
  readonly level: string;
  readonly boxNo: number;
  /** How many the slip has, where that is known. */
  readonly boxes: number | null;
} & ({ readonly transferId: string } | { readonly transferInId: string });

/** Records the next box that one's own side signed. */
export const SignBoxDialog = ({ onClose, level, boxNo, boxes, ...which }: SignProps) => {
  const t = useT();
  const contract = 'transferId' in which ? signSlipBox : signReceivingBox;
  const state = useContractForm(contract as typeof signSlipBox, {
    initial: { level, signedOn: todayHere() as string | null, signer: '' },
    toInput: (typed) => ({ ...which, ...typed }),
    doneKey: 'members.transfers.box-was-signed',
    undoInput: (signed) => ({ ...which, boxNo: signed.boxNo }),
    onDone: onClose,
  });
  return (
    <Dialog
      title={t(boxes === null ? 'members.transfers.sign-box-no' : 'members.transfers.sign-box-of', {
        box: boxNo,
        boxes: boxes ?? 0,
      })}
      onClose={onClose}
    >
      <ContractForm state={state} submitLabel={t('members.transfers.sign-box')} onCancel={onClose}>
        <p className="vm-soft">{t('members.transfers.sign-box-text')}</p>
        <TextInput label={t('members.transfers.box-level')} required {...state.form.getInputProps('level')} />
        <DayField label={t('members.transfers.box-signed')} required {...dayPropsOf(state.form, 'signedOn')} />
        <TextInput label={t('members.transfers.box-signer')} required {...state.form.getInputProps('signer')} />
      </ContractForm>
    </Dialog>
  );
};

type Item = { readonly item: string; readonly isHanded: boolean };

/** Papers of the dossier that go with the member. */
export const TransferDossier = ({ dossier }: { dossier: readonly Item[] }) => {
  const t = useT();
  if (dossier.length === 0) return <p className="vm-soft">{t('members.transfers.dossier-none')}</p>;
  return (
    <ul className="members-plain-list">
      {dossier.map(({ item, isHanded }) => (
        <li key={item}>
          {item}: {t(isHanded ? 'members.transfers.handed' : 'members.transfers.not-handed')}
        </li>
      ))}
    </ul>
  );
};
