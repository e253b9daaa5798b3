/** @jsxImportSource preact */
import { render } from 'preact';
import { PhoneApp } from './phone-app.tsx';
import { contact, openPhone } from './phone-device.ts';
import { pauseAfter } from './phone-rounds.ts';
import { change, phoneState } from './phone-state.ts';
import { startWords, type WordSource } from './phone-words.ts';

const LOCK = 'vung-manh-phone';

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

/** Now, and from then on: when the phone says that the network is there, when somebody looks, and every now and then. */
const keepInTouch = async (): Promise<void> => {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const meetNow = async (): Promise<void> => {
    try {
      if (document.visibilityState === 'visible') await contact();
    } finally {
      failures = phoneState().net === 'offline' && navigator.onLine ? failures + 1 : 0;
      clearTimeout(timer);
      timer = setTimeout(() => void meetNow(), pauseAfter(failures));
    }
  };
  window.addEventListener('online', () => void meetNow());
  window.addEventListener('offline', () => change({ net: 'offline' }));
  document.addEventListener('visibilitychange', () => void meetNow());
  await meetNow();
};

/** Draws the page from what this phone has, and only then looks for the network. */
export const startPhone = async (root: HTMLElement, words: WordSource): Promise<void> => {
  startWords(words);
  render(<PhoneApp />, root);
  await alone();
  await openPhone();
  await keepInTouch();
};
