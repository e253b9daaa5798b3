import {
  keepPreviousData,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { ActionContract, InputOf, OutputOf, QuestionContract } from '../platform/action/contract.ts';
import { act, ask, call, chosenOffice, newRequestId } from './client.ts';
import { type Done, forgetDone, keepDone } from './just-done.ts';
import { SAVED } from './kit/dialog-fields.ts';
import { currentLanguage, translate } from './messages.ts';
import { readAnew } from './read-anew.ts';
import { ApiRefusal, sentenceOf } from './refusal.ts';
import { type Session, sessionOptions } from './session.ts';
import { showToast } from './toasts.ts';

type QuestionOptions = {
  /** False waits: the input is not complete yet. */
  readonly when?: boolean;
  /** Shows the last answer until the new one is there (lists that are filtered while one types). */
  readonly keepLast?: boolean;
  readonly freshForMs?: number;
};

export const questionKey = <C extends QuestionContract>(contract: C, input: InputOf<C>) =>
  [contract.name, input, chosenOffice()] as const;

/** Asks a question and keeps its answer: a page that was seen opens from memory and refreshes behind. */
export const useQuestion = <C extends QuestionContract>(
  contract: C,
  input: InputOf<C>,
  { when = true, keepLast = false, freshForMs = 15_000 }: QuestionOptions = {},
): UseQueryResult<OutputOf<C>, ApiRefusal> =>
  useQuery<OutputOf<C>, ApiRefusal>({
    queryKey: questionKey(contract, input),
    queryFn: ({ signal }) => ask(contract, input, { signal }),
    enabled: when,
    staleTime: freshForMs,
    ...(keepLast ? { placeholderData: keepPreviousData as never } : {}),
  });

export type ActionOptions<C extends ActionContract> = {
  readonly onDone?: (output: OutputOf<C>, input: InputOf<C>) => void;
  /** Message key of "done"; shown in the corner. */
  readonly doneKey?: string;
  /** Input of the contract's `undo` action; with it, "done" and the list of what was just done offer to take it back. */
  readonly undoInput?: (output: OutputOf<C>, input: InputOf<C>) => unknown;
};

type Intent = { readonly input: string; readonly requestId: string };

/** Takes back what was done. Throws the refusal when something was built on it meanwhile. */
export const takeBack = async (client: QueryClient, { id, undo, input }: Done): Promise<void> => {
  try {
    await call(undo, input, { requestId: id });
    forgetDone(id);
  } finally {
    void readAnew(client);
  }
};

const undoFromCorner = (client: QueryClient, done: Done) => async (): Promise<void> => {
  try {
    await takeBack(client, done);
    showToast({ level: 'good', text: translate('web.undone') });
  } catch (error) {
    const reasons = error instanceof ApiRefusal ? error.reasons.map((r) => sentenceOf(r, currentLanguage())) : [];
    showToast({ level: 'serious', text: reasons.join(' ') || translate('web.undo-failed') });
  }
};

/** What was done, if it can be taken back; kept for the account until then. */
const undoableOf = (client: QueryClient, contract: ActionContract, input: unknown): Done | null => {
  if (contract.undo === 'final' || input === undefined) return null;
  const at = new Date().toISOString();
  const done = { id: newRequestId(), action: contract.name, at, undo: contract.undo, input };
  const session = client.getQueryData<Session>(sessionOptions.queryKey);
  if (session?.state === 'signed-in') keepDone(session.account.id, done, [translate('web.undo-reason')]);
  return done;
};

/**
 * Runs an action for one intent at a time: a retry of the same input goes under the same request id, so that it is done once.
 * Whatever it changed, every answer kept on this screen is asked for again.
 */
export const useAction = <C extends ActionContract>(
  contract: C,
  { onDone, doneKey, undoInput }: ActionOptions<C> = {},
): UseMutationResult<OutputOf<C>, ApiRefusal, InputOf<C>> => {
  const client = useQueryClient();
  const intent = useRef<Intent | null>(null);
  return useMutation<OutputOf<C>, ApiRefusal, InputOf<C>>({
    mutationFn: (input) => {
      const asText = JSON.stringify(input);
      if (intent.current?.input !== asText) intent.current = { input: asText, requestId: newRequestId() };
      return act(contract, input, { requestId: intent.current.requestId });
    },
    onSuccess: async (output, input) => {
      intent.current = null;
      document.dispatchEvent(new Event(SAVED));
      const done = undoableOf(client, contract, undoInput?.(output, input));
      const undo = done ? { undo: undoFromCorner(client, done) } : {};
      if (doneKey) showToast({ level: 'good', text: translate(doneKey), ...undo });
      await readAnew(client);
      onDone?.(output, input);
    },
  });
};
