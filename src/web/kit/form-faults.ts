import type { VerdictLine } from './verdict-panel.tsx';

type Faults = Readonly<Record<string, string>>;

export const valueAt = (input: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | null | undefined)?.[part], input);

/** What the live verdict says of boxes that still lack something, by their paths: said together with the faults of the schema. */
export const faultsOfLines = (lines: readonly VerdictLine[]): Faults =>
  Object.fromEntries(
    lines.flatMap(({ state, field, text }) => (state === 'missing' && field ? [[field, text] as const] : [])).reverse(),
  );

/** Faults that no longer speak of what stands there: the value they were about was changed. Paths are those of what is sent. */
export const changedFaults = (faults: Readonly<Record<string, unknown>>, before: unknown, after: unknown): string[] =>
  Object.keys(faults).filter((path) => JSON.stringify(valueAt(before, path)) !== JSON.stringify(valueAt(after, path)));
