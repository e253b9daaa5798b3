import type { KeyboardEvent } from 'react';

const MARKED = '[data-combobox-selected]';
const LINE = '[data-combobox-option]:not([data-combobox-disabled])';

/**
 * For a list that is narrowed by a few letters (`wrapperProps`): Enter takes the marked line, or the first. The library keeps its own note
 * of the mark, and drops it a moment after the list opened or closed; on a busy machine that moment may come after the letters.
 */
export const takeTypedLine = (event: KeyboardEvent<HTMLElement>): void => {
  const { target: box } = event;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(box instanceof HTMLInputElement)) return;
  const list = document.getElementById(box.getAttribute('aria-controls') ?? '');
  if (!list || box.value.trim() === '') return;
  const isChosen = list.querySelector('[aria-selected="true"]')?.textContent === box.value;
  const line = list.querySelector<HTMLElement>(MARKED) ?? (isChosen ? null : list.querySelector<HTMLElement>(LINE));
  if (!line) return;
  event.preventDefault();
  event.stopPropagation();
  line.click();
};
