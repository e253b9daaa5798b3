import { useSyncExternalStore } from 'react';

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly level: 'good' | 'serious';
  /** One click takes back what was just done. */
  readonly undo?: () => Promise<void>;
};

const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

const change = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener();
};

export const dismissToast = (id: number): void => change(toasts.filter((toast) => toast.id !== id));

/** Says in the corner (and to readers) that something was done. The last two stay; the same words again take the place of the old. */
export const showToast = (toast: Omit<Toast, 'id'>): void => {
  lastId += 1;
  const others = toasts.filter((old) => old.text !== toast.text);
  change([...others, { ...toast, id: lastId }].slice(-2));
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts);
