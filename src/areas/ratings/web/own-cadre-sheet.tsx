import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { answerCadre, withdrawOwnAnswer } from '../contract.ts';
import { CadreRateDialog } from './cadre-rate-dialog.tsx';
import { CadreSheetTable } from './cadre-sheet-table.tsx';
import { CadreStanding, FrameDoubts, type OwnCadreView } from './cadre-words.tsx';
import { levelWords, PackName, periodWords } from './rating-words.tsx';

const AnswerForm = ({ view }: { view: OwnCadreView }) => {
  const t = useT();
  const state = useContractForm(answerCadre, {
    initial: { text: '' },
    toInput: ({ text }) => ({ subjectId: view.subjectId, text }),
    doneKey: 'ratings.cadre.answer-done',
    undoInput: ({ remarkId }) => ({ remarkId }),
    onDone: () => state.form.reset(),
  });
  return (
    <ContractForm state={state} submitLabel={t('ratings.cadre.answer-send')}>
      <Textarea
        label={t('ratings.cadre.answer-label')}
        description={t(view.decidedLevel === null ? 'ratings.cadre.answer-before' : 'ratings.cadre.answer-told')}
        required
        autosize
        minRows={3}
        {...state.form.getInputProps('text')}
      />
    </ContractForm>
  );
};

const Answers = ({ view }: { view: OwnCadreView }) => {
  const t = useT();
  const back = useAction(withdrawOwnAnswer, { doneKey: 'ratings.cadre.answer-withdrawn' });
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.cadre.own-answer')}>
      <h2>{t('ratings.cadre.own-answer')}</h2>
      {view.answers.map(({ remarkId, saidOn, text, mayWithdraw }) => (
        <div key={remarkId} className="vm-stack">
          <strong>{dayText(saidOn)}</strong>
          <p className="ratings-words">{text}</p>
          {mayWithdraw && (
            <div className="vm-row">
              <Button isBusy={back.isPending} onClick={() => back.mutate({ remarkId })}>
                {t('ratings.cadre.answer-withdraw')}
              </Button>
            </div>
          )}
        </div>
      ))}
      {back.error && <RefusalPanel refusal={back.error} takesFocus />}
      {view.mayAnswer ? <AnswerForm view={view} /> : <p className="vm-soft">{t('ratings.cadre.answer-not-now')}</p>}
    </section>
  );
};

const About = ({ view }: { view: OwnCadreView }) => {
  const t = useT();
  const isTold = view.decidedLevel !== null;
  return (
    <Facts
      facts={[
        { name: t('ratings.season.state'), value: <CadreStanding state={view.state} /> },
        { name: t('ratings.cadre.office'), value: view.officeName },
        ...(view.postWords ? [{ name: t('ratings.cadre.post'), value: view.postWords }] : []),
        { name: t('ratings.cadre.column.selfLevel'), value: levelWords(view.selfLevel, t) },
        {
          name: t('ratings.cadre.column.decidedLevel'),
          value: isTold ? levelWords(view.decidedLevel, t) : t('ratings.cadre.not-told'),
        },
        ...(view.notRatedWords ? [{ name: t('ratings.cadre.state.not-rated'), value: view.notRatedWords }] : []),
        { name: t('ratings.season.pack'), value: <PackName pack={view.pack} /> },
      ]}
    />
  );
};

/** One own sheet: the own points beside those decided, once they were told; never what others proposed. */
export const OwnCadreSheet = ({ view }: { view: OwnCadreView }) => {
  const t = useT();
  const [isRating, setRating] = useState(false);
  const period = t('ratings.cadre.month-title', { period: periodWords(view.period, t) });
  return (
    <>
      <section className="vm-card vm-stack" aria-label={period}>
        <h2>{period}</h2>
        <About view={view} />
        <FrameDoubts isValidityUnknown={view.isValidityUnknown} />
        <div className="vm-row not-printed">
          {view.mayRate && (
            <Button main onClick={() => setRating(true)}>
              {t(view.selfLevel === null ? 'ratings.cadre.own-rate' : 'ratings.cadre.own-rate-again')}
            </Button>
          )}
          <PrintButton />
        </div>
      </section>
      <section className="vm-card vm-stack" aria-label={t('ratings.cadre.sheet')}>
        <h2>{t('ratings.cadre.sheet')}</h2>
        <p>{view.postGroup ?? t('ratings.cadre.parts-alone')}</p>
        <CadreSheetTable face={view} sides={view.decidedLevel === null ? ['self'] : ['self', 'superior']} />
        <p className="vm-soft">{t('ratings.cadre.no-sums')}</p>
      </section>
      <Answers view={view} />
      {isRating && <CadreRateDialog face={view} by="own" onClose={() => setRating(false)} />}
    </>
  );
};
