import { on } from 'node:events';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Content } from '../../../platform/import/open-spreadsheet.ts';
import { type Refusal, Refused } from '../../../platform/outcome/refusal.ts';
import type { JudgedBatch, JudgePlan } from './judge-rows.ts';

export type ThreadData = { readonly plan: JudgePlan; readonly sizeBytes: number; readonly pieces: MessagePort };
export type FromThread = { readonly batch: JudgedBatch } | { readonly refusal: Refusal } | { readonly done: true };

/** Room for what lives no longer than a row, so that the batch at hand is not copied again and again by the garbage collector. */
const youngMb = 128;

/** Answers each question with the next piece of the file, or with the first one again; null behind the last. */
const servePieces = (port: MessagePort, content: Content, fail: (error: Error) => void): void => {
  let pieces = content.read()[Symbol.asyncIterator]();
  const answer = async (isFirst: boolean): Promise<void> => {
    if (isFirst) pieces = content.read()[Symbol.asyncIterator]();
    const { value, done } = await pieces.next();
    port.postMessage(done ? null : value);
  };
  port.on('message', ({ isFirst }: { isFirst: boolean }) => {
    answer(isFirst).catch(fail);
  });
};

/**
 * `judgedBatches` in a thread of its own, up to two batches ahead of whoever takes them; the thread ends with the last of them or with the
 * caller.
 */
export async function* judgedInThread(
  content: Content,
  plan: JudgePlan,
  spares: ArrayBuffer[] = [],
): AsyncGenerator<JudgedBatch> {
  const { port1, port2 } = new MessageChannel();
  const data: ThreadData = { plan, sizeBytes: content.sizeBytes, pieces: port2 };
  const thread = new Worker(new URL('./judge-thread.ts', import.meta.url), {
    workerData: data,
    transferList: [port2],
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });
  servePieces(port1, content, (error) => thread.emit('error', error));
  try {
    // Ends when the thread does; an error inside it is thrown here.
    for await (const [message] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[FromThread]>) {
      if ('done' in message) return;
      if ('refusal' in message) throw new Refused(message.refusal);
      const spare = spares.pop();
      thread.postMessage(spare ?? null, spare ? [spare] : []);
      yield message.batch;
    }
    throw new Error('the thread that judges rows ended before the file did');
  } finally {
    port1.close();
    await thread.terminate();
  }
}
