import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { memberList } from '../../members/contract.ts';
import { declareInterest, withdrawInterest } from '../contract.ts';
import { mayStep } from '../rules/transitions.ts';
import type { CadreSheetView } from './cadre-words.tsx';

const MANY = 50;

const DeclareDialog = ({ view, onClose }: { view: CadreSheetView; onClose: () => void }) => {
  const t = useT();
  const [text, setText] = useState('');
  const found = useQuestion(memberList, { on: todayHere(), text: text.trim(), limit: MANY }, { keepLast: true });
  const state = useContractForm(declareInterest, {
    initial: { memberId: null as string | null, words: '' },
    toInput: (typed) => ({ subjectId: view.subjectId, expectedVersion: view.version, ...typed }),
    doneKey: 'ratings.cadre.interest-declared',
    undoInput: ({ subjectId, version, interestId }) => ({ subjectId, expectedVersion: version, interestId }),
    onDone: onClose,
  });
  const title = t('ratings.cadre.declare-interest');
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.cadre.interest-about')}</p>
        <Select
          label={t('ratings.cadre.interest-who')}
          required
          searchable
          data={(found.data?.rows ?? []).map(({ id, fullName }) => ({ value: id, label: fullName }))}
          nothingFoundMessage={t('ratings.add.nobody')}
          onSearchChange={setText}
          {...state.form.getInputProps('memberId')}
        />
        <Textarea
          label={t('ratings.cadre.interest-words')}
          required
          autosize
          minRows={2}
          {...state.form.getInputProps('words')}
        />
      </ContractForm>
    </Dialog>
  );
};

/** Who has a direct interest and stays out of rating and deciding this sheet. */
export const CadreInterests = ({ view }: { view: CadreSheetView }) => {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const withdraw = useAction(withdrawInterest, { doneKey: 'ratings.cadre.interest-withdrawn' });
  const isChangeable = view.seasonState === 'open' && mayStep(view.state, 'decide-level');
  const { subjectId, version } = view;
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.cadre.interests')}>
      <h2>{t('ratings.cadre.interests')}</h2>
      <p className="vm-soft">{t('ratings.cadre.interests-text')}</p>
      {view.interests.map(({ interestId, name, words, enteredOn }) => (
        <div key={interestId} className="vm-row">
          <span>
            <strong>{name}</strong> · {dayText(enteredOn)} · {words}
          </span>
          {isChangeable && may(withdrawInterest.name) && (
            <Button
              isBusy={withdraw.isPending}
              aria-label={t('ratings.cadre.withdraw-interest-of', { name })}
              onClick={() => withdraw.mutate({ subjectId, expectedVersion: version, interestId })}
            >
              {t('ratings.cadre.withdraw-interest')}
            </Button>
          )}
        </div>
      ))}
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
      {isChangeable && may(declareInterest.name) && (
        <div className="vm-row not-printed">
          <Button onClick={() => setOpen(true)}>{t('ratings.cadre.declare-interest')}</Button>
        </div>
      )}
      {isOpen && <DeclareDialog view={view} onClose={() => setOpen(false)} />}
    </section>
  );
};
