import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { memberList } from '../../members/contract.ts';
import { declareInterest, type InterestLine, interests, withdrawInterest } from '../contract.ts';
import type { JudgeStanding } from '../rules/judging-steps.ts';
import { Section } from './subject-section.tsx';
import { isBeforeDecision, type SubjectView, versioned } from './subject-view.ts';

const MANY = 50;

/** What sheets of months and subjects of years have alike. */
type JudgedView = Pick<SubjectView, 'subjectId' | 'version' | 'seasonState' | 'state'>;

const DeclareDialog = ({ view, onClose }: { view: JudgedView; onClose: () => void }) => {
  const t = useT();
  const [text, setText] = useState('');
  const found = useQuestion(memberList, { on: todayHere(), text: text.trim(), limit: MANY }, { keepLast: true });
  const state = useContractForm(declareInterest, {
    initial: { memberId: null as string | null, words: '' },
    toInput: (typed) => ({ ...versioned(view), ...typed }),
    doneKey: 'ratings.interest.declared',
    undoInput: ({ subjectId, version, interestId }) => ({ subjectId, expectedVersion: version, interestId }),
    onDone: onClose,
  });
  const title = t('ratings.action.declare-interest');
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.interest.about')}</p>
        <Select
          label={t('ratings.interest.who')}
          required
          searchable
          data={(found.data?.rows ?? []).map(({ id, fullName }) => ({ value: id, label: fullName }))}
          nothingFoundMessage={t('ratings.add.nobody')}
          onSearchChange={setText}
          {...state.form.getInputProps('memberId')}
        />
        <Textarea
          label={t('ratings.interest.words')}
          required
          autosize
          minRows={2}
          {...state.form.getInputProps('words')}
        />
      </ContractForm>
    </Dialog>
  );
};

type RowsProps = {
  readonly rows: readonly InterestLine[];
  readonly view: JudgedView;
  readonly mayWithdraw: boolean;
};

const Rows = ({ rows, view, mayWithdraw }: RowsProps) => {
  const t = useT();
  const withdraw = useAction(withdrawInterest, { doneKey: 'ratings.interest.withdrawn' });
  if (rows.length === 0) return <p className="vm-soft">{t('ratings.interest.none')}</p>;
  return (
    <>
      {rows.map(({ interestId, name, words, enteredOn, took }) => (
        <div key={interestId} className="vm-row">
          <span>
            <strong>{name}</strong> · {dayText(enteredOn)} · {words}
            {took.map(({ step, on }) => (
              <span key={step} className="ratings-clause">
                <Status level="attention">{t(`ratings.interest.took.${step}`, { on: dayText(on) })}</Status>
              </span>
            ))}
          </span>
          {mayWithdraw && (
            <Button
              className="not-printed"
              isBusy={withdraw.isPending}
              aria-label={t('ratings.interest.withdraw-of', { name })}
              onClick={() => withdraw.mutate({ ...versioned(view), interestId })}
            >
              {t('ratings.interest.withdraw')}
            </Button>
          )}
        </div>
      ))}
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
    </>
  );
};

/** Said to whoever is the person, or has a declared interest: others take the steps that judge. */
export const KeptOutNote = ({ isOwn, hasInterest }: JudgeStanding) => {
  const t = useT();
  return (
    <>
      {isOwn && <p role="note">{t('ratings.interest.own-keeps-out')}</p>}
      {hasInterest && <p role="note">{t('ratings.interest.keeps-out')}</p>}
    </>
  );
};

/** Who has a declared interest and keeps out of every step that judges this subject. */
export const InterestSection = ({ view }: { view: JudgedView }) => {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { subjectId } = view;
  const found = useQuestion(interests, { subjectId }, { when: may(interests.name) });
  if (!may(interests.name)) return null;
  const isChangeable = isBeforeDecision(view);
  return (
    <Section
      id="interests"
      title={t('ratings.section.interests')}
      actions={
        isChangeable &&
        may(declareInterest.name) && (
          <Button onClick={() => setOpen(true)}>{t('ratings.action.declare-interest')}</Button>
        )
      }
    >
      <p className="vm-soft">{t('ratings.interest.about')}</p>
      <Answer query={found} lines={2}>
        {({ rows }) => <Rows rows={rows} view={view} mayWithdraw={isChangeable && may(withdrawInterest.name)} />}
      </Answer>
      {isOpen && <DeclareDialog view={view} onClose={() => setOpen(false)} />}
    </Section>
  );
};
