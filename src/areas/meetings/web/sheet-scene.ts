import { createContext, useContext } from 'react';
import type { Opening, SheetDraft } from './sheet-draft.ts';
import type { Basis, SheetVerdict } from './sheet-verdict.ts';

/** What every part of the sheet needs to know. */
export type SheetScene = Basis & {
  readonly draft: SheetDraft;
  readonly change: (part: Partial<SheetDraft> | ((old: SheetDraft) => Partial<SheetDraft>)) => void;
  readonly verdict: SheetVerdict;
  readonly circle: Opening['roll'];
  /** The sentence that stands at a field, once recording was refused. */
  readonly faultAt: (path: string) => string | undefined;
};

const Scene = createContext<SheetScene | null>(null);
export const SheetSceneProvider = Scene.Provider;

export const useScene = (): SheetScene => {
  const scene = useContext(Scene);
  if (scene === null) throw new Error('outside of a sheet');
  return scene;
};

/** Moves to a field by its path: the field itself, else the nearest part of the sheet that bears it. */
export const goToField = (path: string): void => {
  for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    const found = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(at)}"]`);
    if (!found) continue;
    const isField = found.matches('input, textarea, select, button, [tabindex]');
    const target = isField ? found : (found.querySelector<HTMLElement>('input, textarea, select, button') ?? found);
    target.focus();
    target.scrollIntoView({ block: 'center' });
    return;
  }
};
