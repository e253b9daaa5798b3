import { expect, test } from 'vitest';
import { envExample, parseConfig } from './config.ts';

const faultsOf = (given: NodeJS.ProcessEnv): string => {
  try {
    parseConfig(given);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('without settings the program listens on this machine only, with its own database', () => {
  const config = parseConfig({});

  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: null,
    isBeyondLoopback: false,
    demo: null,
  });
});

test('every fault is named at once', () => {
  const faults = faultsOf({ PORT: '70000', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://host/db' });

  for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(faults).toContain(`- ${name}`);
});

test.each(['0.0.0.0', '::', '192.168.1.10', 'office.example.vn', '127.0.0.1.evil.example'])(
  'HOST=%s is refused without HTTPS',
  (HOST) => {
    expect(faultsOf({ HOST })).toContain('HTTPS');
    expect(faultsOf({ HOST, PUBLIC_URL: 'http://office.example.vn' })).toContain('HTTPS');
    expect(parseConfig({ HOST, PUBLIC_URL: 'https://office.example.vn/' })).toMatchObject({
      isBeyondLoopback: true,
      isBehindHttpsProxy: true,
      publicUrl: 'https://office.example.vn',
    });
  },
);

test.each(['127.0.0.1', '127.8.9.1', '::1', 'localhost'])('HOST=%s needs no HTTPS', (HOST) => {
  expect(parseConfig({ HOST }).isBeyondLoopback).toBe(false);
});

test('half of a pair is refused, an unreadable certificate too', () => {
  expect(faultsOf({ TLS_CERT: '/nowhere/cert.pem' })).toContain('TLS_CERT and TLS_KEY belong together');
  expect(faultsOf({ TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' })).toContain(
    '/nowhere/key.pem cannot be read',
  );
  expect(faultsOf({ OIDC_ISSUER: 'https://sso.example.vn' })).toContain(
    'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together',
  );
});

test('empty text counts as not set', () => {
  expect(parseConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null });
});

test('the example file names every setting, none of them switched on', () => {
  const lines = envExample().split('\n');

  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  expect(lines).toContain('# PORT=3000');
  expect(lines.some((line) => line.startsWith('# OIDC_CLIENT_SECRET='))).toBe(true);
});
