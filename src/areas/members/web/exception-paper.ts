import type { Translate } from '../../../web/messages.ts';
import * as contract from '../contract/exception-paper.ts';
import { exceptedConditions } from '../contract/life-cycle-codes.ts';
import type { StepFace } from '../contract.ts';
import { paperWords } from '../rules/admission-permission.ts';
import type { DialogSpec } from './life-cycle-dialog.tsx';
import type { FieldSpec, FormValues } from './life-cycle-field.tsx';
import { decisionFields, noDecisionYet } from './life-cycle-words.ts';

/** No paper typed yet. The age stands there first: the one exception of the text that was read. */
export const noPaperYet = { ...noDecisionYet, about: 'age' };

/** The paper by which the competent level allows an exception: number, day, issuer, and the one condition it is about. */
export const paperFields = (t: Translate, path: 'paper' | 'permission', isOptional: boolean): FieldSpec[] => {
  const [number, ...rest] = decisionFields(t).map((field) => ({
    ...field,
    path: field.path.replace('decision', path),
    isOptional,
  }));
  return [
    { ...number!, label: t('members.vote.permission-number'), description: t('members.vote.permission-help') },
    ...rest,
    {
      path: `${path}.about`,
      label: t('members.exception.about'),
      description: t('members.exception.about-help'),
      kind: 'select',
      isOptional,
      options: exceptedConditions.map((value) => ({ value, label: t(`members.exception.about-${value}`) })),
    },
  ];
};

/** Where no paper was named at all, none is sent. */
export const withPermission = (values: FormValues): FormValues => {
  const { about: _, ...typed } = (values.permission ?? {}) as FormValues;
  const isBlank = Object.values(typed).every((one) => one === null);
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
