import type { Translate } from '../../../web/messages.ts';
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
