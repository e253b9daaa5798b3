import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';

const PERIOD_SECONDS = 30;
const ISSUER = 'Vững Mạnh';

export const newTotpSecret = (): string => generateSecret();

/** What an authenticator app reads from the QR picture. */
export const totpUri = (secret: string, login: string): string => generateURI({ issuer: ISSUER, label: login, secret });

/**
 * The time step of a right code, or null. One step early or late is taken (clocks differ); steps up to `lastStep` are used up,
 * so that a code seen over the shoulder cannot be used again.
 */
export const stepOfCode = (secret: string, code: string, now: Date, lastStep: number): number | null => {
  const epoch = Math.floor(now.getTime() / 1000);
  // The library throws when the last step lies beyond its window: the clock of the machine was put back.
  if (lastStep > Math.floor(epoch / PERIOD_SECONDS) + 1) return null;
  const window = { epoch, epochTolerance: PERIOD_SECONDS, period: PERIOD_SECONDS };
  const found = verifySync({ secret, token: code, ...window, ...(lastStep > 0 ? { afterTimeStep: lastStep } : {}) });
  return found.valid && 'timeStep' in found ? found.timeStep : null;
};

/** The code that an authenticator app shows at `now`. */
export const codeAt = (secret: string, now: Date): string =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });
