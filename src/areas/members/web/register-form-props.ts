type DayInput = {
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly error?: string | undefined;
};

/** What fields need of a form. */
export type FormFields = { readonly getInputProps: (path: never) => object };

/** What a day field takes from a form. */
export const dayPropsOf = (form: FormFields, path: string): DayInput => form.getInputProps(path as never) as DayInput;
