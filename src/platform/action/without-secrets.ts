const masked = (value: unknown, [step, ...rest]: readonly string[]): unknown => {
  if (step === undefined) return '•';
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return step === '*' ? value.map((one) => masked(one, rest)) : value;
  return Object.hasOwn(value, step)
    ? { ...value, [step]: masked((value as Record<string, unknown>)[step], rest) }
    : value;
};

/**
 * An input or answer as the audit and the kept answers may hold it: what the paths name becomes a dot. A path is a field, or fields
 * with dots between them, `*` for each line of a list: `items.*.opinions.*` leaves how many there were and nothing of any of them.
 */
export const withoutSecrets = (input: unknown, secrets: readonly string[]): unknown =>
  secrets.reduce((left, path) => masked(left, path.split('.')), input);
