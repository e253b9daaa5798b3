import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { type SubjectId, takeBackStep } from '../contract.ts';
import { ActButton } from './act-button.tsx';

type Props = {
  readonly view: { readonly subjectId: SubjectId; readonly version: number; readonly mayTakeBack: boolean };
  /** The step that goes, where the page has it: one press takes it back, so the button says which. */
  readonly step?: string | undefined;
};

/** The last step of a subject or of a sheet of cadres, taken back on its day. */
export const TakeBackStep = ({ view: { subjectId, version, mayTakeBack }, step }: Props) => {
  const t = useT();
  const may = useMay();
  if (!mayTakeBack || !may(takeBackStep.name)) return null;
  return (
    <ActButton
      contract={takeBackStep}
      input={{ subjectId, expectedVersion: version }}
      label={
        step === undefined
          ? t('ratings.action.take-back-step')
          : t('ratings.take-back.named', { step: t(`ratings.done-step.${step}`) })
      }
      doneKey="ratings.done.take-back-step"
    />
  );
};
