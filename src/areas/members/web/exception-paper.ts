import type { Translate } from '../../../web/messages.ts';
import * as contract from '../contract/exception-paper.ts';
import type { StepFace } from '../contract.ts';
import { paperWords } from '../rules/admission-permission.ts';
import type { DialogSpec } from './life-cycle-dialog.tsx';
import type { FieldSpec, FormValues } from './life-cycle-field.tsx';
import { decisionFields } from './life-cycle-words.ts';

/** The paper by which the competent level allows an exception: number, day and issuer. */
export const paperFields = (t: Translate, path: 'paper' | 'permission', isOptional: boolean): FieldSpec[] => {
  const [number, ...rest] = decisionFields(t).map((field) => ({
    ...field,
    path: field.path.replace('decision', path),
    isOptional,
  }));
  return [
    { ...number!, label: t('members.vote.permission-number'), description: t('members.vote.permission-help') },
    ...rest,
  ];
};

/** Where no paper was named at all, none is sent. */
export const withPermission = (values: FormValues): FormValues => {
  const isBlank = Object.values((values.permission ?? {}) as FormValues).every((one) => one === null);
  return { ...values, permission: isBlank ? null : values.permission };
};

/** An office above the cell says that it held the paper against what was recorded. */
export const compareDialog = (t: Translate, of: { readonly version: number }, step: StepFace): DialogSpec => ({
  contract: contract.compareExceptionPaper,
  title: t('members.exception.compare'),
  intro: t('members.exception.compare-text', { paper: step.paper ? paperWords(step.paper) : '' }),
  fields: [],
  initial: {},
  fixed: { procedureStepId: step.id, expectedVersion: of.version, isCompared: true },
  doneKey: 'members.life.recorded',
  undoInput: (output) => {
    const { procedureStepId, version } = output as { procedureStepId: string; version: number };
    return { procedureStepId, expectedVersion: version, isCompared: false };
  },
});
