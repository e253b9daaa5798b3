import type { MantineColorSchemeManager } from '@mantine/core';
import type { z } from 'zod';
import type { settings } from '../platform/identity/shapes.ts';
import { currentLanguage, setLanguage } from './messages.ts';

export type Settings = z.output<typeof settings>;

const STORED_AS = 'appearance';
const TEXT_SIZES: Readonly<Record<Settings['textSize'], string>> = { normal: '100', large: '125', largest: '200' };

type Appearance = Pick<Settings, 'textSize' | 'contrast' | 'colourScheme'>;
type Scheme = 'light' | 'dark' | 'auto';

let tellKit: (scheme: Scheme) => void = () => {};

const kept = (): Appearance => {
  const contrast = matchMedia('(prefers-contrast: more)').matches ? 'high' : 'normal';
  const usual: Appearance = { textSize: 'normal', contrast, colourScheme: 'system' };
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(STORED_AS) ?? '{}') as Partial<Appearance>) };
  } catch {
    return usual;
  }
};

const schemeOf = ({ colourScheme }: Appearance): Scheme => (colourScheme === 'system' ? 'auto' : colourScheme);

const show = (appearance: Appearance): void => {
  document.documentElement.dataset.textSize = TEXT_SIZES[appearance.textSize];
  document.documentElement.dataset.contrast = appearance.contrast;
  tellKit(schemeOf(appearance));
};

/** Lets the component kit follow the person's settings instead of a choice of its own. */
export const schemeFromSettings: MantineColorSchemeManager = {
  get: () => schemeOf(kept()),
  set: () => {},
  subscribe: (onUpdate) => {
    tellKit = onUpdate;
  },
  unsubscribe: () => {
    tellKit = () => {};
  },
  clear: () => {},
};

/** Shows a person's own settings at once and keeps them on this machine for the next sign-in page. */
export const applySettings = async (settings: Settings): Promise<void> => {
  const { textSize, contrast, colourScheme } = settings;
  localStorage.setItem(STORED_AS, JSON.stringify({ textSize, contrast, colourScheme }));
  show(settings);
  if (settings.language !== currentLanguage()) await setLanguage(settings.language);
};

/** Before anybody is known: what this machine showed last, else what the system prefers. */
export const applyKeptSettings = (): void => show(kept());
