import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { PaperForm } from '../../../platform/paper/official/paper-form.ts';

/** The forms of all areas, joined by the one who plugs them together. */
export type Forms = () => readonly PaperForm[];

export const findForm = (forms: Forms, kind: string): PaperForm | undefined =>
  forms().find((form) => form.kind === kind);

/** The form of that name; refuses one that no area has. */
export const getForm = (forms: Forms, kind: string): PaperForm => {
  const form = findForm(forms, kind);
  if (!form) throw new Refused(refuse(reason('documents.form-unknown', {}, 'kind')));
  return form;
};
