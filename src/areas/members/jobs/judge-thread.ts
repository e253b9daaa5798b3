import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Content } from '../../../platform/import/open-spreadsheet.ts';
import { Refused } from '../../../platform/outcome/refusal.ts';
import { type JudgedBatch, type JudgePlan, judgedBatches } from './judge-rows.ts';
import type { FromThread, ThreadData } from './judged-in-thread.ts';

// A thread of its own: judging half a million rows would keep everybody else's requests waiting. It has no key and no connection; the
// pieces of the file come from the main thread, what is to be sealed goes back there.
const { plan, sizeBytes, pieces } = workerData as ThreadData;
const main = parentPort!;

const answerOf = <T>(port: MessagePort): Promise<T> => new Promise((answer) => port.once('message', answer));

/** The file as it is sent on demand, the next piece being fetched while the last one is read. */
const sentContent = (port: MessagePort): Content => {
  let last: Promise<unknown> = Promise.resolve();
  const ask = (isFirst: boolean): Promise<Uint8Array | null> => {
    // One question at a time: an answer belongs to the question before it.
    const answer = last.then(() => {
      port.postMessage({ isFirst });
      return answerOf<Uint8Array | null>(port);
    });
    last = answer;
    return answer;
  };
  return {
    sizeBytes,
    read: async function* () {
      for (let coming = ask(true); ; ) {
        const piece = await coming;
        if (piece === null) return;
        coming = ask(false);
        yield piece;
      }
    },
  };
};

const movedWith = ({ fields, faults, open }: JudgedBatch): readonly ArrayBuffer[] => [
  fields.buffer,
  faults.buffer,
  open.personalIds.places.buffer,
  open.oldCards.places.buffer,
];

const tell = (message: FromThread, moved: readonly ArrayBuffer[] = []): void => main.postMessage(message, [...moved]);

const judgeAll = async (plan: JudgePlan): Promise<void> => {
  try {
    const spares: ArrayBuffer[] = [];
    let taken: Promise<ArrayBuffer | null> = Promise.resolve(null);
    for await (const batch of judgedBatches(sentContent(pieces), plan, spares)) {
      // Not handed over before the last one was taken: one waits there, one is finished here.
      const spare = await taken;
      if (spare) spares.push(spare);
      tell({ batch }, movedWith(batch));
      taken = answerOf<ArrayBuffer | null>(main);
    }
    await taken;
    tell({ done: true });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tell({ refusal: error.refusal });
  } finally {
    pieces.close();
  }
};

await judgeAll(plan);
