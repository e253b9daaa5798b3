import { newRequestId } from '../../../web/client.ts';
import { ApiRefusal } from '../../../web/refusal.ts';

/** What went out under its request id and was never answered: whether the server took it is not known. */
export type Unanswered<I> = { readonly input: I; readonly requestId: string };

const isAnswer = (error: unknown): boolean => error instanceof ApiRefusal && error.kind !== 'offline';

/**
 * Sends under one request id each, and remembers what was never answered. `settle` sends that very thing once more, as it was: a server
 * that took it gives the same answer again, so nobody takes the own version for somebody else's.
 */
export const sentOnce = <I, O>(send: (input: I, requestId: string) => Promise<O>, lost: Unanswered<I> | null) => {
  let unanswered = lost;
  const go = async (sent: Unanswered<I>): Promise<O> => {
    unanswered = sent;
    try {
      const answer = await send(sent.input, sent.requestId);
      unanswered = null;
      return answer;
    } catch (error) {
      if (isAnswer(error)) unanswered = null;
      throw error;
    }
  };
  return {
    unanswered: (): Unanswered<I> | null => unanswered,
    send: (sent: Unanswered<I>): Promise<O> => go(sent),
    /** Null: nothing was open. */
    settle: async (): Promise<O | null> => unanswered && go(unanswered),
    wrap: (input: I): Unanswered<I> => ({ input, requestId: newRequestId() }),
  };
};
