import { todayHere } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type CellRow, oneSubject, recordReadings, type SubjectId, targets } from '../contract.ts';
import { BallotDialog } from './ballot-dialog.tsx';
import { RatedDialog } from './rated-dialog.tsx';
import type { SubjectView } from './subject-view.ts';
import { TargetFixDialog } from './target-fix-dialog.tsx';

export type OneStep = 'fix-targets' | 'rate-self' | 'propose-level' | 'record-ballot';

type OpenProps = { readonly step: OneStep; readonly subjectId: SubjectId; readonly onClose: () => void };

type StepProps = { readonly view: SubjectView; readonly onClose: () => void };

const FixTargets = ({ view, onClose }: StepProps) => {
  const found = useQuestion(targets, { subjectId: view.subjectId }, { freshForMs: 0 });
  return (
    <Answer query={found} lines={2}>
      {(standing) => <TargetFixDialog view={view} targets={standing} onClose={onClose} />}
    </Answer>
  );
};

const dialogOf = ({ view, onClose }: StepProps, step: OneStep) => {
  if (step === 'fix-targets') return <FixTargets view={view} onClose={onClose} />;
  return step === 'record-ballot' ? (
    <BallotDialog view={view} onClose={onClose} />
  ) : (
    <RatedDialog view={view} action={step} onClose={onClose} />
  );
};

/** The dialog of a step for one subject, with what stands of that subject now. */
export const OpenStep = ({ step, subjectId, onClose }: OpenProps) => {
  const found = useQuestion(oneSubject, { subjectId }, { freshForMs: 0 });
  return (
    <Answer query={found} lines={2}>
      {(view) => dialogOf({ view, onClose }, step)}
    </Answer>
  );
};

const idsOf = (rows: readonly CellRow[]): SubjectId[] => rows.map(({ subjectId }) => subjectId);

type ReadingsProps = { readonly rows: readonly CellRow[]; readonly onClose: () => void };

/** Who read and signed the sheet on paper, with the day. */
export const ReadingsDialog = ({ rows, onClose }: ReadingsProps) => {
  const t = useT();
  const title = t('ratings.action.record-readings');
  const state = useContractForm(recordReadings, {
    initial: { readOn: todayHere() as string | null, ticked: {} as Record<string, boolean> },
    toInput: ({ readOn, ticked }) => ({
      subjects: idsOf(rows).filter((id) => ticked[id] === true),
      readOn,
    }),
    doneKey: 'ratings.cell.readings-recorded',
    undoInput: (_output, { subjects }) => ({ subjects, readOn: null }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <DayField
          label={t('ratings.cell.read-on')}
          required
          {...(form.getInputProps('readOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>)}
        />
        <fieldset className="ratings-fieldset">
          <legend>{t('ratings.cell.who-read')}</legend>
          {rows.map(({ subjectId, title: name }) => (
            <Checkbox
              key={subjectId}
              label={name}
              checked={form.values.ticked[subjectId] === true}
              onChange={({ currentTarget: { checked } }) =>
                form.setFieldValue('ticked', { ...form.values.ticked, [subjectId]: checked } as never)
              }
            />
          ))}
          {form.errors.subjects && <p role="alert">{t('ratings.cell.tick-somebody')}</p>}
        </fieldset>
      </ContractForm>
    </Dialog>
  );
};
