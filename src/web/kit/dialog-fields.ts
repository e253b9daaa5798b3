import { type RefObject, useEffect, useRef } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Told on the document when an action was done: what stood in the fields is saved. */
export const SAVED = 'vm-saved';

/** A search box enters nothing; a hidden box keeps what a list of several choices holds. */
const FIELDS = 'input:not([type="search"]), textarea, select';
const SHOWN_FIELDS = ':is(input:not([type="hidden"]), textarea, select):not(:disabled)';

const heldBy = (field: Field): string =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
    ? String(field.checked)
    : field.value;

type Typed = { readonly first: string; last: string };

/**
 * Whether somebody entered something into the fields of a box. Each field is compared with what it held when the first key,
 * finger or focus after its appearance came to the box, so that values which arrive from the server do not count.
 */
export const useTyped = (box: RefObject<HTMLElement | null>) => {
  const seen = useRef(new Map<Field, Typed>());
  const pressed = useRef<Element | null>(null);
  const look = (): void => {
    for (const field of box.current?.querySelectorAll<Field>(FIELDS) ?? []) {
      const value = heldBy(field);
      const known = seen.current.get(field);
      if (known) known.last = value;
      else seen.current.set(field, { first: value, last: value });
    }
  };
  const onPress = (event: { readonly target: EventTarget }): void => {
    pressed.current = event.target instanceof Element ? event.target : null;
    look();
  };
  useEffect(() => {
    // A part of a form may have a button of its own; the rest of the form is not saved by it.
    const forget = (): void => {
      const part = pressed.current?.closest('form, fieldset');
      for (const field of seen.current.keys()) if (!part || part.contains(field)) seen.current.delete(field);
    };
    document.addEventListener(SAVED, forget);
    return () => document.removeEventListener(SAVED, forget);
  }, []);
  const isTyped = (): boolean =>
    [...seen.current].some(([field, { first, last }]) => (field.isConnected ? heldBy(field) : last) !== first);
  return { look, onPress, isTyped };
};

/** Under a finger the first field would call up the keyboard over the words above it. */
const hasKeyboard = (): boolean => matchMedia('(pointer: fine)').matches;

/** Puts the focus on the first field, also where it comes later with an answer; until then, or without any, on the title. */
export const focusFirstField = (dialog: HTMLElement, title: HTMLElement): (() => void) => {
  title.focus();
  const seek = (): boolean => {
    if (document.activeElement !== title) return true;
    const shown = [...dialog.querySelectorAll<HTMLElement>(SHOWN_FIELDS)].filter((field) => field.checkVisibility());
    const first = shown[0];
    // Of a group of choices the chosen one is its only stop.
    const chosen = first?.matches('[type="radio"]') ? shown.find((field) => field.matches(':checked')) : undefined;
    (chosen ?? first)?.focus();
    return Boolean(first);
  };
  if (!hasKeyboard() || seek()) return () => undefined;
  const watch = new MutationObserver(() => {
    if (seek()) watch.disconnect();
  });
  watch.observe(dialog, { childList: true, subtree: true });
  return () => watch.disconnect();
};
