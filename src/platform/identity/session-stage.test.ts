import { expect, test } from 'vitest';
import { isOver, minutesAfter, staffLimits, stageOf } from './session-stage.ts';

const now = new Date('2026-11-23T02:00:00Z');
const plain = { hasTotp: false, needsTotp: false, secondFactorAt: null, passwordChangeNeeded: false };

test('a reader without an authenticator is signed in by password alone', () => {
  expect(stageOf(plain)).toBe('signed-in');
});

test('who has an authenticator must use it, whatever the role', () => {
  expect(stageOf({ ...plain, hasTotp: true })).toBe('totp-needed');
  expect(stageOf({ ...plain, hasTotp: true, secondFactorAt: now })).toBe('signed-in');
});

test('a role that sees personal data asks for an authenticator to be set up', () => {
  expect(stageOf({ ...plain, needsTotp: true })).toBe('totp-setup-needed');
});

test('a password that must change is asked for last, when the person is proved', () => {
  expect(stageOf({ ...plain, hasTotp: true, passwordChangeNeeded: true })).toBe('totp-needed');
  expect(stageOf({ ...plain, hasTotp: true, secondFactorAt: now, passwordChangeNeeded: true })).toBe(
    'password-change-needed',
  );
});

test('a session ends at its last moment and after the idle time, not a moment earlier', () => {
  const session = { lastSeenAt: now, expiresAt: minutesAfter(now, 60) };
  const idle = minutesAfter(now, staffLimits.idleMinutes);
  expect(isOver(session, new Date(idle.getTime() - 1), staffLimits)).toBe(false);
  expect(isOver(session, idle, staffLimits)).toBe(true);
  const busy = { ...session, lastSeenAt: minutesAfter(now, 59) };
  expect(isOver(busy, minutesAfter(now, 60), staffLimits)).toBe(true);
});
