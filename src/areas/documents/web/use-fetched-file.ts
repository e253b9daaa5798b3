import { useState } from 'react';
import type { InputOf, QuestionContract } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { ApiRefusal } from '../../../web/refusal.ts';

/** Fetches a file by a question and hands it to the downloads; what stands in the way is kept to be shown. */
export const useFetchedFile = <C extends QuestionContract>(contract: C) => {
  const [busyWith, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const fetchFile = async (key: string, input: InputOf<C>): Promise<void> => {
    setBusy(key);
    setRefusal(null);
    try {
      downloadAnswer((await ask(contract, input)) as never);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      setRefusal(error);
    } finally {
      setBusy(null);
    }
  };
  return { busyWith, refusal, fetchFile };
};
