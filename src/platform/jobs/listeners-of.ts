import type { Area, Listener } from '../action/area.ts';
import type { ContractName } from '../action/contract.ts';
import type { Errand } from './errand.ts';

/** A listener under the name that its jobs and its audit entries carry. */
export type NamedListener = Named<Listener>;
export type NamedErrand = Named<Errand>;

type Named<R> = {
  readonly event: string;
  readonly name: ContractName;
  /** `<event>><name>`: what the job is called. */
  readonly task: string;
  readonly run: R;
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Every listener of the areas by name: `<area>.<function-in-kebab-case>`. A waiting job finds its listener by this name, so renaming
 * the function orphans waiting jobs (they are then listed by platform.failed-jobs). Refuses two of one name on one event.
 */
export const listenersOf = (areas: readonly Area[]): NamedListener[] => namedOf(areas, (area) => area.listeners);

/** The same for errands. */
export const errandsOf = (areas: readonly Area[]): NamedErrand[] => namedOf(areas, (area) => area.errands);

const namedOf = <R extends { readonly name: string }>(
  areas: readonly Area[],
  listed: (area: Area) => Readonly<Record<string, readonly R[]>> | undefined,
): Named<R>[] => {
  const named = areas.flatMap((area) =>
    Object.entries(listed(area) ?? {}).flatMap(([event, listeners]) =>
      listeners.map((run): Named<R> => {
        const name: ContractName = `${area.name}.${kebab(run.name || `on-${event.replace('.', '-')}`)}`;
        return { event, name, task: `${event}>${name}`, run };
      }),
    ),
  );
  const tasks = new Set<string>();
  for (const { task } of named) {
    if (tasks.has(task)) throw new Error(`two listeners are called ${task}; give the functions names of their own`);
    tasks.add(task);
  }
  return named;
};
