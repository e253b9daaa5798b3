import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Config, parseConfig } from './config.ts';
import { baseFolder, type DataKind, installationKey, lastKind, openDataFolder, rememberKind } from './data-folder.ts';

let place: string;
let config: Config;
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'vung-manh-data-')));
  config = parseConfig({ DATA_DIR: join(place, 'data') });
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const open = (kind: DataKind) => openDataFolder(config, baseFolder(config), kind);

test('real and demonstration data share nothing', () => {
  const real = open('real');
  const demonstration = open('demonstration');

  for (const part of ['home', 'database', 'files', 'keyFile', 'accountsFile'] as const)
    expect(real[part]).not.toBe(demonstration[part]);
  expect(installationKey(real).equals(installationKey(demonstration))).toBe(false);
});

test('also with FILES_DIR real and demonstration files lie apart', () => {
  config = { ...config, filesDir: join(place, 'files') };

  expect(open('real').files).not.toBe(open('demonstration').files);
});

test('the key is made once, lies outside the database folder and is closed to others', () => {
  const folder = open('real');
  const key = installationKey(folder);

  expect(installationKey(folder).equals(key)).toBe(true);
  expect(folder.keyFile.startsWith(folder.database)).toBe(false);
  expect(statSync(folder.keyFile).mode & 0o777).toBe(0o600);
});

test('a lost or damaged key is refused, not replaced', () => {
  const folder = open('real');
  mkdirSync(join(folder.database, 'cluster'), { recursive: true });

  expect(() => installationKey(folder)).toThrow(/key file .* is missing/);
  writeFileSync(folder.keyFile, 'c2hvcnQ=\n');
  expect(() => installationKey(folder)).toThrow(/damaged/);
});

test('a fresh folder begins with the demonstration; a choice for real data is kept', () => {
  const base = baseFolder(config);

  expect(lastKind(base)).toBe('demonstration');
  rememberKind(base, 'real');
  expect(lastKind(base)).toBe('real');
});

describe('without DATA_DIR', () => {
  let root: string;
  beforeEach(() => {
    chmodSync(place, 0o755);
    root = join(place, 'clone');
    mkdirSync(root);
    config = { ...parseConfig({}), root, placeApart: join(place, 'apart') };
  });

  test('data lie in the clone', () => {
    expect(baseFolder(config)).toBe(join(root, 'data'));
  });

  test('data of a closed clone lie apart, marked with its owner, and stay there when it is opened', () => {
    chmodSync(root, 0o500);
    const folder = baseFolder(config);

    expect(folder.startsWith(config.placeApart)).toBe(true);
    expect(readFileSync(join(folder, 'owner'), 'utf8')).toBe(`${root}\n`);
    rememberKind(folder, 'real');
    chmodSync(root, 0o755);
    expect(baseFolder(config)).toBe(folder);
  });

  test('a folder apart that belongs to another clone is refused', () => {
    chmodSync(root, 0o500);
    writeFileSync(join(baseFolder(config), 'owner'), '/somewhere/else\n');

    expect(() => baseFolder(config)).toThrow(/belongs to the program in \/somewhere\/else.*DATA_DIR/);
  });

  test('a clone that was closed after its first start does not begin anew elsewhere', () => {
    openDataFolder(config, baseFolder(config), 'real');
    chmodSync(join(root, 'data'), 0o500);
    chmodSync(root, 0o500);

    expect(() => baseFolder(config)).toThrow(/Earlier data lie in/);
  });
});
