import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { useT } from '../../../web/messages.ts';
import { type CellRow, handSheets, type SubjectId, withdrawSheets } from '../contract.ts';
import { mayStep } from '../rules/transitions.ts';
import { NamesOf } from './many-dialog.tsx';

const idsOf = (rows: readonly CellRow[]): SubjectId[] => rows.map(({ subjectId }) => subjectId);

/** Why somebody gets no new sheet now; null: gets one. */
export const leftOutFor = ({ isPerson, handed, isSheetOld, state }: CellRow): 'closed' | 'has-it' | null => {
  if (!isPerson || !mayStep(state, 'rate-self')) return 'closed';
  return handed !== null && !isSheetOld ? 'has-it' : null;
};

/** Sheets of today that nobody has read: these alone may be taken back. */
export const mayBeWithdrawn = ({ handed, state }: CellRow, today: string): boolean =>
  handed !== null && handed.readOn === null && handed.handedOn === today && mayStep(state, 'rate-self');

/** New ones only where somebody has had one before. */
export const handTitleKey = (toHand: readonly CellRow[]): string =>
  toHand.some(({ handed }) => handed !== null) ? 'ratings.cell.hand' : 'ratings.cell.hand-first';

const LeftOut = ({ rows }: { rows: readonly CellRow[] }) => {
  const t = useT();
  return (['has-it', 'closed'] as const).map((why) => {
    const out = rows.filter((row) => row.isPerson && leftOutFor(row) === why);
    if (out.length === 0) return null;
    return (
      <div key={why}>
        <p>{t(`ratings.cell.left-out.${why}`, { count: out.length })}</p>
        <NamesOf subjects={out} />
      </div>
    );
  });
};

type Props = { readonly rows: readonly CellRow[]; readonly onClose: () => void };

/** Before sheets are handed out: how many, who they are, who is left out and why, and how they are taken back. */
export const HandSheetsDialog = ({ rows, onClose }: Props) => {
  const t = useT();
  const handed = rows.filter((row) => leftOutFor(row) === null);
  const again = handed.filter((row) => row.handed?.readOn != null);
  const title = t(handTitleKey(handed), { count: handed.length });
  const state = useContractForm(handSheets, {
    initial: {},
    toInput: () => ({ subjects: idsOf(handed) }),
    doneKey: 'ratings.cell.handed',
    undoInput: (_output, { subjects }) => ({ subjects }),
    onDone: onClose,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.cell.hand-about')}</p>
        <NamesOf subjects={handed} />
        {again.length > 0 && <p>{t('ratings.cell.hand-again', { count: again.length })}</p>}
        <LeftOut rows={rows} />
      </ContractForm>
    </Dialog>
  );
};

/** The way back, as long as nobody has read them. */
export const WithdrawSheetsDialog = ({ rows, onClose }: Props) => {
  const t = useT();
  const title = t('ratings.cell.withdraw-sheets', { count: rows.length });
  const state = useContractForm(withdrawSheets, {
    initial: {},
    toInput: () => ({ subjects: idsOf(rows) }),
    doneKey: 'ratings.cell.sheets-withdrawn',
    undoInput: (_output, { subjects }) => ({ subjects }),
    onDone: onClose,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.cell.withdraw-about')}</p>
        <NamesOf subjects={rows} />
      </ContractForm>
    </Dialog>
  );
};
