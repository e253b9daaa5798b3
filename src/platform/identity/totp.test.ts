import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts';

const secret = newTotpSecret();
const now = new Date('2026-11-23T09:00:10+07:00');
const step = Math.floor(now.getTime() / 30_000);
const codeOfStep = (at: number) => generateSync({ secret, epoch: at * 30 });

test('the code of this step and of one step beside it is taken, two steps away it is not', () => {
  expect([-2, -1, 0, 1, 2].map((away) => stepOfCode(secret, codeOfStep(step + away), now, 0))).toEqual([
    null,
    step - 1,
    step,
    step + 1,
    null,
  ]);
});

test('a step that was accepted, and every earlier one, is used up', () => {
  expect(stepOfCode(secret, codeOfStep(step), now, step)).toBeNull();
  expect(stepOfCode(secret, codeOfStep(step - 1), now, step)).toBeNull();
  expect(stepOfCode(secret, codeOfStep(step + 1), now, step)).toBe(step + 1);
});

test('after a step ahead of the clock was used, earlier codes are refused without a fault', () => {
  expect(stepOfCode(secret, codeOfStep(step), now, step + 1)).toBeNull();
  expect(stepOfCode(secret, codeOfStep(step), now, step + 500)).toBeNull();
});

test('the address for the app names the program and the login', () => {
  const uri = new URL(totpUri(secret, 'nguyen.an'));
  expect(uri.searchParams.get('secret')).toBe(secret);
  expect(uri.searchParams.get('issuer')).toBe('Vững Mạnh');
  expect(decodeURIComponent(uri.pathname)).toContain('nguyen.an');
});
