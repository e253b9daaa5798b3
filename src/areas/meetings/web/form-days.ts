type DayInput = {
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly error?: string | undefined;
};

/** What a day field takes from a form. */
export const dayPropsOf = (form: { readonly getInputProps: (path: never) => object }, path: string): DayInput =>
  form.getInputProps(path as never) as DayInput;
