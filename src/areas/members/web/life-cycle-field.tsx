import type { ReactNode } from 'react';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Checkbox, NumberInput, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { dayPropsOf } from './register-form-props.ts';

export type FormValues = Record<string, unknown>;

export type FieldSpec = {
  /** Path in the values of the form, and of the faults that the server names. */
  readonly path: string;
  readonly label: string;
  readonly kind: 'text' | 'area' | 'day' | 'number' | 'check' | 'select' | 'organisation';
  readonly description?: string;
  readonly isOptional?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Whether the field is asked for by what was entered so far. */
  readonly when?: (values: FormValues) => boolean;
};

type Form = { readonly getInputProps: (path: never, options?: { type: 'checkbox' }) => object };
type Props = { readonly of: FieldSpec; readonly form: Form };

/** One field of an act. */
export const LifeCycleField = ({ of, form }: Props): ReactNode => {
  const path = of.path as never;
  const about = {
    label: of.label,
    ...(of.description ? { description: of.description } : {}),
    required: !of.isOptional,
  };
  switch (of.kind) {
    case 'day':
      return <DayField {...about} {...dayPropsOf(form, of.path)} />;
    case 'area':
      return <Textarea {...about} autosize minRows={2} {...form.getInputProps(path)} />;
    case 'number':
      return <NumberInput {...about} min={0} allowDecimal={false} {...form.getInputProps(path)} />;
    case 'check':
      return (
        <Checkbox label={of.label} description={of.description} {...form.getInputProps(path, { type: 'checkbox' })} />
      );
    case 'select':
      return (
        <Select
          {...about}
          data={[...(of.options ?? [])]}
          searchable
          clearable={of.isOptional ?? false}
          {...form.getInputProps(path)}
        />
      );
    case 'organisation':
      return <OrganisationField {...about} {...dayPropsOf(form, of.path)} />;
    default:
      return <TextInput {...about} {...form.getInputProps(path)} />;
  }
};
