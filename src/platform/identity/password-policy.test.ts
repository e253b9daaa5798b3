import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultsOfPassword } from './password-policy.ts';

const codes = (password: string, login = 'nguyen.an') =>
  faultsOfPassword(password, login, 'newPassword').map((fault) => fault.code);

test('eleven characters are too short, twelve are enough', () => {
  expect(codes('tre-xanh-gio')).toEqual([]);
  expect(codes('tre-xanh-gi')).toEqual(['platform.password-too-short']);
});

test('length is counted in characters, not in code units', () => {
  expect(codes('🌾🌿🍃🌱🌴🌵🌷🌸🌹🌺🌻')).toEqual(['platform.password-too-short']);
});

test.each([
  'Password1234',
  'matkhau@123456',
  '123456789012',
  'aaaaaaaaaaaa',
  'abcdefghijkl',
  'VietNam2026!!',
  'MậtKhẩu123456',
])('%s is common', (password) => expect(codes(password)).toContain('platform.password-common'));

test.each(['nguyen.an', 'nguyen.annguyen.an', 'Nguyen.An123'])('%s is made of the login', (password) =>
  expect(codes(password)).toContain('platform.password-is-login'),
);

test('random passwords of 16 letters pass', () => {
  fc.assert(
    fc.property(fc.uuid(), (text) => {
      expect(codes(text.slice(0, 18))).not.toContain('platform.password-too-short');
    }),
  );
});

test('every fault is named at once', () => {
  expect(codes('1111', '1111')).toEqual([
    'platform.password-too-short',
    'platform.password-common',
    'platform.password-is-login',
  ]);
});
