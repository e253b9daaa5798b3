/** @jsxImportSource preact */
import { render } from 'preact';
import { PhoneApp } from './phone-app.tsx';
import { contact, openPhone } from './phone-device.ts';
import { change } from './phone-state.ts';
import { startWords, type WordSource } from './phone-words.ts';

const LOCK = 'vung-manh-phone';
const AGAIN_MS = 30_000;

/** Waits until no other tab has the sheets open: two tabs would write over each other. */
const alone = (): Promise<void> =>
  new Promise((resolve) => {
    // Held for as long as the page lives.
    const hold = (): Promise<never> => {
      resolve();
      return new Promise(() => {});
    };
    void navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      if (lock) return hold();
      change({ phase: 'other-tab' });
      void navigator.locks.request(LOCK, hold);
    });
  });

const keepInTouch = (): void => {
  window.addEventListener('online', () => void contact());
  window.addEventListener('offline', () => change({ net: 'offline' }));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void contact());
  setInterval(() => document.visibilityState === 'visible' && void contact(), AGAIN_MS);
};

/** Draws the page from what this phone has, and only then looks for the network. */
export const startPhone = async (root: HTMLElement, words: WordSource): Promise<void> => {
  await startWords(words);
  render(<PhoneApp />, root);
  await alone();
  await openPhone();
  keepInTouch();
  await contact();
};
