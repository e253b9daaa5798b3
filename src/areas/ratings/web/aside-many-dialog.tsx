import { todayHere } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { oneSubject, type SubjectLine, setSubjectsNotRated } from '../contract.ts';
import { AsideFields } from './aside-fields.tsx';
import { NamesOf } from './many-dialog.tsx';
import { noPaper, PaperAbove, paperAbove, useIssuerAbove } from './paper-above.tsx';
import type { SubjectView } from './subject-view.ts';

type Props = { readonly subjects: readonly SubjectLine[]; readonly onClose: () => void; readonly onDone: () => void };

const AsideManyForm = ({ subjects, exemptions, onClose, onDone }: Props & Pick<SubjectView, 'exemptions'>) => {
  const t = useT();
  const isAbove = subjects.every(({ isDecidedAbove }) => isDecidedAbove);
  const state = useContractForm(setSubjectsNotRated, {
    initial: { rule: null as string | null, words: '', on: todayHere(), ...noPaper() },
    toInput: ({ rule, words, on, ...typed }) => ({
      ...{ rule, words, on, ...paperAbove(isAbove, typed) },
      subjects: subjects.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version })),
    }),
    doneKey: 'ratings.done.set-subjects-not-rated',
    undoInput: ({ subjects: stepped }) => ({
      subjects: stepped.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version })),
    }),
    onDone,
  });
  useIssuerAbove(state, isAbove, subjects[0]!.subjectId);
  return (
    <ContractForm
      state={state}
      submitLabel={t('ratings.aside-many.submit', { count: subjects.length })}
      onCancel={onClose}
    >
      <p>{t('ratings.aside-many.about')}</p>
      <NamesOf subjects={subjects} />
      <AsideFields form={state.form} exemptions={exemptions} />
      {isAbove && <PaperAbove form={state.form} />}
    </ContractForm>
  );
};

/** Several subjects set aside for one reason: the rules offered are those of the first, and the server says whom one does not fit. */
export const AsideManyDialog = (props: Props) => {
  const t = useT();
  const found = useQuestion(oneSubject, { subjectId: props.subjects[0]!.subjectId });
  return (
    <Dialog title={t('ratings.action.set-subjects-not-rated')} onClose={props.onClose}>
      <Answer query={found} lines={3}>
        {({ exemptions }) => <AsideManyForm {...props} exemptions={exemptions} />}
      </Answer>
    </Dialog>
  );
};
