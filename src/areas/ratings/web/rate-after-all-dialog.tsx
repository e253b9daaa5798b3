import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { rateAfterAll } from '../contract.ts';
import { noPaper, PaperAbove, paperAbove, useIssuerAbove } from './paper-above.tsx';
import { type SubjectView, versioned } from './subject-view.ts';

/** The level above set it aside by its paper, and not just today, when it may be a slip. */
const isAsideByPaper = ({ steps }: SubjectView): boolean => {
  const last = steps.find(({ step, isWithdrawn }) => step === 'set-not-rated' && !isWithdrawn);
  return last !== undefined && last.decision !== null && last.enteredOn !== todayHere();
};

/** Takes somebody back into the season; what the level above said by its paper, by another paper of that level. */
export const RateAfterAllDialog = ({ view, onClose }: { readonly view: SubjectView; readonly onClose: () => void }) => {
  const t = useT();
  const title = t('ratings.action.rate-after-all');
  const needsPaper = isAsideByPaper(view);
  const state = useContractForm(rateAfterAll, {
    initial: { why: '', ...noPaper() },
    toInput: ({ why, ...typed }) => ({ ...versioned(view), why, ...paperAbove(needsPaper, typed) }),
    doneKey: 'ratings.done.rate-after-all',
    onDone: onClose,
  });
  useIssuerAbove(state, needsPaper, view.subjectId);
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.ask.rate-after-all', { title: view.title })}</p>
        <Textarea label={t('ratings.why')} required autosize minRows={3} {...state.form.getInputProps('why')} />
        {needsPaper && <PaperAbove form={state.form} />}
      </ContractForm>
    </Dialog>
  );
};
