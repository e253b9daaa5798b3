import { useState } from 'react';
import { ApiRefusal } from '../../../web/refusal.ts';

/** Runs something asked for once by a click, such as reading a file: busy, or why not. */
export const useOnce = <A extends readonly unknown[]>(work: (...args: A) => Promise<void>) => {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const run = async (...args: A): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await work(...args);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, refusal, run: (...args: A) => void run(...args) };
};
