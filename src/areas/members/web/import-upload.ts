import { useRef, useState } from 'react';
import {
  appendUpload,
  beginUpload,
  finishUpload,
  pieceBytes,
  type UploadId,
} from '../../../platform/import/contract.ts';
import { act, newRequestId } from '../../../web/client.ts';
import { base64Of } from '../../../web/kit/file-drop.tsx';
import { ApiRefusal } from '../../../web/refusal.ts';

const triesPerPiece = 5;
const pauseMs = 1_500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One piece, tried again while the network is away: a piece that arrived twice is taken once. */
const sendPiece = async (uploadId: UploadId, file: File, piece: number): Promise<void> => {
  const part = new File([file.slice(piece * pieceBytes, (piece + 1) * pieceBytes)], 'piece');
  const contentBase64 = await base64Of(part);
  const requestId = newRequestId();
  for (let attempt = 1; ; attempt++) {
    try {
      await act(appendUpload, { uploadId, piece, contentBase64 }, { requestId });
      return;
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.kind !== 'offline' || attempt === triesPerPiece) throw error;
      await pause(pauseMs * attempt);
    }
  }
};

/** Sends a file in pieces; `share` is how much of it is there. After a break it goes on where it stopped. */
export const useUpload = (onDone: (uploadId: UploadId) => void) => {
  const [share, setShare] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const open = useRef<{ file: File; uploadId: UploadId; next: number } | null>(null);
  const goOn = async (): Promise<void> => {
    const sending = open.current;
    if (!sending) return;
    setRefusal(null);
    setShare(0);
    try {
      const { file, uploadId } = sending;
      for (; sending.next * pieceBytes < file.size; sending.next++) {
        await sendPiece(uploadId, file, sending.next);
        setShare(Math.min(1, ((sending.next + 1) * pieceBytes) / file.size));
      }
      await act(finishUpload, { uploadId }, { requestId: newRequestId() });
      open.current = null;
      onDone(uploadId);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      setRefusal(error);
    } finally {
      setShare(null);
    }
  };
  const send = async (file: File): Promise<void> => {
    try {
      const input = { fileName: file.name, sizeBytes: file.size };
      const { uploadId } = await act(beginUpload, input, { requestId: newRequestId() });
      open.current = { file, uploadId, next: 0 };
      await goOn();
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      setRefusal(error);
    }
  };
  return { share, refusal, send: (file: File) => void send(file), goOn: open.current ? () => void goOn() : null };
};
