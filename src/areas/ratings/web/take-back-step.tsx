import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { type SubjectId, takeBackStep } from '../contract.ts';
import { ActButton } from './act-button.tsx';

type Props = {
  readonly view: { readonly subjectId: SubjectId; readonly version: number; readonly mayTakeBack: boolean };
};

/** The last step of a subject or of a sheet of cadres, taken back on its day. */
export const TakeBackStep = ({ view: { subjectId, version, mayTakeBack } }: Props) => {
  const t = useT();
  const may = useMay();
  if (!mayTakeBack || !may(takeBackStep.name)) return null;
  return (
    <ActButton
      contract={takeBackStep}
      input={{ subjectId, expectedVersion: version }}
      label={t('ratings.action.take-back-step')}
      doneKey="ratings.done.take-back-step"
    />
  );
};
