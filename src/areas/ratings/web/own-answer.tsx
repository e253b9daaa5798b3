import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { answerRating, type ownRating, withdrawOwnAnswer } from '../contract.ts';
import { OwnStep } from './own-words.tsx';

type Own = OutputOf<typeof ownRating>;

const AnswerForm = ({ own }: { own: Own }) => {
  const t = useT();
  const state = useContractForm(answerRating, {
    initial: { text: '' },
    toInput: ({ text }) => ({ subjectId: own.subjectId, text }),
    doneKey: 'ratings.own.answered',
    undoInput: ({ remarkId }) => ({ remarkId }),
    onDone: () => state.form.reset(),
  });
  return (
    <ContractForm state={state} submitLabel={t('ratings.own.send-answer')}>
      <Textarea
        label={t('ratings.own.answer')}
        description={t('ratings.own.answer-help')}
        autosize
        minRows={4}
        {...state.form.getInputProps('text')}
      />
    </ContractForm>
  );
};

const Given = ({ answer }: { answer: Own['remarks'][number] }) => {
  const t = useT();
  const back = useAction(withdrawOwnAnswer, { doneKey: 'ratings.own.answer-withdrawn' });
  return (
    <li>
      <span className="vm-soft">{dayText(answer.saidOn)}</span>
      <p className="ratings-words">{answer.text}</p>
      {answer.mayWithdraw && (
        <Button isBusy={back.isPending} onClick={() => back.mutate({ remarkId: answer.remarkId })}>
          {t('ratings.own.withdraw-answer')}
        </Button>
      )}
      {back.error && <RefusalPanel refusal={back.error} takesFocus />}
    </li>
  );
};

/** Third step: an answer in writing to what stands on the own sheet, before the decision. */
export const OwnAnswer = ({ own }: { own: Own }) => {
  const t = useT();
  const answers = own.remarks.filter(({ kind }) => kind === 'answer');
  if (!own.mayAnswer && answers.length === 0) return null;
  return (
    <OwnStep id="answer" title={t('ratings.own.step-answer')} about={t('ratings.own.step-answer-about')}>
      {answers.length > 0 && (
        <ul>
          {answers.map((answer) => (
            <Given key={answer.remarkId} answer={answer} />
          ))}
        </ul>
      )}
      {own.mayAnswer && <AnswerForm own={own} />}
    </OwnStep>
  );
};
