import type { Task, TaskList } from 'graphile-worker';
import type { ActionContext } from '../action/action.ts';
import type { Area } from '../action/area.ts';
import type { ContractName } from '../action/contract.ts';
import { newId } from '../action/id.ts';
import { Refused } from '../outcome/refusal.ts';
import { type ErrandParts, Interrupted } from './errand.ts';
import { errandsOf, listenersOf } from './listeners-of.ts';

export type AsSystem = (name: ContractName, work: (context: ActionContext) => Promise<void>) => Promise<void>;

/** Told once for each failed try; the error itself goes to the log only, under the incident number. */
export type OnFailure = (failure: { task: string; attempt: number; incident: string; error: unknown }) => void;

/** What is stored with a failed job: the kind of error and where to find it, never its text, which may quote personal data. */
const storedError = (error: unknown, incident: string): Error => {
  const kind = error instanceof Refused ? error.message : error instanceof Error ? error.name : 'unknown';
  const code = (error as { code?: unknown } | null)?.code;
  const shown = typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? `${kind} ${code}` : kind;
  const stored = new Error(`${shown}, incident ${incident}`);
  stored.stack = stored.message;
  return stored;
};

const guarded =
  (task: string, work: (payload: unknown) => Promise<void>, onFailure: OnFailure): Task =>
  async (payload, helpers) => {
    try {
      await work(payload);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      const incident = newId();
      onFailure({ task, attempt: helpers.job.attempts, incident, error });
      throw storedError(error, incident);
    }
  };

export type ErrandRun = { readonly parts: ErrandParts; readonly signal: AbortSignal };

/** The tasks of the areas: every listener and every job by the clock, each in a transaction of its own as the actor `system`. */
export const tasksOf = (
  areas: readonly Area[],
  asSystem: AsSystem,
  onFailure: OnFailure,
  upkeep: readonly { readonly name: string; readonly run: () => Promise<void> }[] = [],
  errands: ErrandRun | null = null,
): TaskList => {
  const tasks: TaskList = {};
  const payloadOf = (raw: unknown) => raw as Readonly<Record<string, string | number>>;
  for (const one of upkeep) tasks[one.name] = guarded(one.name, one.run, onFailure);
  for (const listener of listenersOf(areas)) {
    const work = (raw: unknown) => asSystem(listener.name, (context) => listener.run(payloadOf(raw), context));
    tasks[listener.task] = guarded(listener.task, work, onFailure);
  }
  // A program without files and keys leaves them waiting for one that has them.
  for (const errand of errands ? errandsOf(areas) : []) {
    const context = { ...errands!.parts, signal: errands!.signal };
    tasks[errand.task] = guarded(errand.task, (raw) => errand.run(payloadOf(raw), context), onFailure);
  }
  for (const job of areas.flatMap((area) => area.jobs ?? [])) {
    tasks[job.name] = guarded(job.name, () => asSystem(job.name, job.run), onFailure);
  }
  return tasks;
};
