import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { answerRating, type ownRating, withdrawOwnAnswer } from '../contract.ts';
import { ActButton } from './act-button.tsx';
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

const Given = ({ answer: { saidOn, text, mayWithdraw, remarkId } }: { answer: Own['remarks'][number] }) => {
  const t = useT();
  return (
    <li>
      <span className="vm-soft">{dayText(saidOn)}</span>
      <p className="ratings-words">{text}</p>
      {mayWithdraw && (
        <ActButton
          contract={withdrawOwnAnswer}
          input={{ remarkId }}
          label={t('ratings.own.withdraw-answer')}
          doneKey="ratings.own.answer-withdrawn"
        />
      )}
    </li>
  );
};

const answersOf = ({ remarks }: Own) => remarks.filter(({ kind }) => kind === 'answer');

/** Whether there is anything to answer with, or to read of it. */
export const hasAnswerStep = (own: Own): boolean => own.mayAnswer || answersOf(own).length > 0;

/** Third step: an answer in writing to what stands on the own sheet, before the decision. */
export const OwnAnswer = ({ own, number }: { own: Own; number: number }) => {
  const t = useT();
  const answers = answersOf(own);
  return (
    <OwnStep
      id="answer"
      number={number}
      title={t('ratings.own.step-answer')}
      about={own.mayAnswer && t('ratings.own.step-answer-about')}
    >
      {answers.length > 0 && (
        <ul className="ratings-bullets">
          {answers.map((answer) => (
            <Given key={answer.remarkId} answer={answer} />
          ))}
        </ul>
      )}
      {own.mayAnswer && <AnswerForm own={own} />}
    </OwnStep>
  );
};
