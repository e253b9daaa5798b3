type DayInput = {
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly error?: string | undefined;
};

export type Fields = { readonly getInputProps: (path: never) => object };

/** What a day field takes from a form. */
export const dayProps = (form: Fields, path: string): DayInput => form.getInputProps(path as never) as DayInput;

/** What a picker of an organisation or a person takes from a form: an id or null. */
export const idProps = (form: Fields, path: string): DayInput => form.getInputProps(path as never) as DayInput;

/** A count typed in a field; an empty field is "not known". */
export const countOrNull = (typed: number | string | null): number | null =>
  typed === '' || typed === null ? null : Number(typed);

export const textOrNull = (typed: string): string | null => typed.trim() || null;
