/** An input or answer as the audit and the kept answers may hold it: the named fields become a dot. */
export const withoutSecrets = (input: unknown, secrets: readonly string[]): unknown =>
  secrets.length === 0 || typeof input !== 'object' || input === null
    ? input
    : Object.fromEntries(Object.entries(input).map(([key, value]) => [key, secrets.includes(key) ? '•' : value]));
