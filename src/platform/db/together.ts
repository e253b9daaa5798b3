type Fault = { readonly code?: unknown } | null;

// What every statement of a transaction answers that is sent behind the one that failed.
const ABORTED = '25P02';

const isAftermath = (fault: unknown): boolean => (fault as Fault)?.code === ABORTED;

/**
 * Waits for work of one transaction that was begun together, so that its statements are on their way at once instead of one after the
 * other; the server still runs them in the order in which they were sent. Always waits for all of it, because whatever went on behind a
 * failure would reach the connection after its transaction has ended. Throws the failure that the others follow from.
 */
export const together = async <T extends readonly unknown[] | []>(
  begun: T,
): Promise<{ -readonly [At in keyof T]: Awaited<T[At]> }> => {
  const settled = await Promise.allSettled(begun);
  const faults = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (faults.length > 0) throw faults.find((fault) => !isAftermath(fault)) ?? faults[0];
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as never;
};
