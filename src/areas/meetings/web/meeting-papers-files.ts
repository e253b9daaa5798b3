import { useState } from 'react';
import { ask } from '../../../web/client.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import { type MeetingId, type MeetingPaperKind, paperPreview, papersToPrint } from '../contract.ts';

/** Fetches papers of a meeting as files; what stands in the way is kept to be shown. */
export const usePaperFiles = (meetingId: MeetingId) => {
  const [busyWith, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const run = async (key: string, fetching: () => Promise<void>): Promise<void> => {
    setBusy(key);
    setRefusal(null);
    try {
      await fetching();
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      setRefusal(error);
    } finally {
      setBusy(null);
    }
  };
  const preview = (kind: MeetingPaperKind, format: 'pdf' | 'docx'): Promise<void> =>
    run(`${kind}.${format}`, async () => downloadAnswer(await ask(paperPreview, { meetingId, kind, format })));
  const print = (kinds: readonly MeetingPaperKind[]): Promise<void> =>
    run('print', async () => {
      const { files } = await ask(papersToPrint, { meetingId, kinds: [...kinds] });
      for (const file of files) downloadAnswer(file);
    });
  return { busyWith, refusal, preview, print };
};
export type PaperFiles = ReturnType<typeof usePaperFiles>;
