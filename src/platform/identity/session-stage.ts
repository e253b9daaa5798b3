/** How far a session has come: only a signed-in one opens anything but the sign-in steps. */
export type Stage = 'signed-in' | 'totp-needed' | 'totp-setup-needed' | 'password-change-needed';

export type StageFacts = {
  readonly hasTotp: boolean;
  /** A live office whose role sees personal data, or the account itself, asks for a second factor. */
  readonly needsTotp: boolean;
  readonly secondFactorAt: Date | null;
  readonly passwordChangeNeeded: boolean;
};

/** Derived at every request, so that a session loses its rights as soon as an office asks for a second factor. */
export const stageOf = (facts: StageFacts): Stage => {
  if (facts.hasTotp && facts.secondFactorAt === null) return 'totp-needed';
  if (facts.needsTotp && !facts.hasTotp) return 'totp-setup-needed';
  if (facts.passwordChangeNeeded) return 'password-change-needed';
  return 'signed-in';
};

export type SessionLimits = {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  /** Between the password and the second factor. */
  readonly stepMinutes: number;
  readonly rotateMinutes: number;
};

export const staffLimits: SessionLimits = { idleMinutes: 30, absoluteHours: 12, stepMinutes: 20, rotateMinutes: 30 };

export const minutesAfter = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * 60_000);

/** Whether the session has ended by itself: its last moment has come, or nobody asked for longer than the idle limit. */
export const isOver = (
  session: { readonly lastSeenAt: Date; readonly expiresAt: Date },
  now: Date,
  limits: SessionLimits,
): boolean => now >= session.expiresAt || now >= minutesAfter(session.lastSeenAt, limits.idleMinutes);
