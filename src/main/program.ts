import { readFileSync } from 'node:fs';
import type pg from 'pg';
import type { Area } from '../platform/action/area.ts';
import { createRunner, type Runner } from '../platform/action/runner.ts';
import { openPools, type Pools } from '../platform/db/pools.ts';
import type { Sentences } from '../platform/http/server.ts';
import { fileStore } from '../platform/import/file-store.ts';
import type { ErrandParts } from '../platform/jobs/errand.ts';
import { secretsFrom } from '../platform/secrets/secrets.ts';
import { areasWith } from './areas.ts';
import { permissions } from './permissions.ts';
import { sentencesOf } from './sentences.ts';
import { tree } from './tree.ts';

/** The program without its doors: areas, pools and the runner. Every door (HTTP, worker, command line, tests) opens the same. */
export type Program = {
  readonly areas: readonly Area[];
  readonly pools: Pools;
  readonly runner: Runner;
  /** What work outside a transaction gets: see platform/jobs/errand.ts. */
  readonly errandParts: ErrandParts;
  readonly sentences: Sentences;
  readonly version: string;
  readonly end: () => Promise<void>;
};

export const version: string = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;

export const openProgram = (options: {
  /** How the owner of the database connects. */
  readonly owner: pg.ClientConfig;
  /** Key of the installation, from which the passwords of the request roles come; null where the server trusts its socket. */
  readonly key: Buffer | null;
  readonly openIdConnect: boolean;
  /** Key of the installation for sealed values; null where none are touched (lists of contracts). */
  readonly secretKey: Buffer | null;
  /** Folder of uploaded files; null where none are taken (command line, lists of contracts). */
  readonly files: string | null;
  readonly now?: () => Date;
}): Program => {
  const pools = openPools(options.owner, options.key);
  const areas = areasWith({ version, openIdConnect: options.openIdConnect });
  const now = options.now ?? (() => new Date());
  const secrets = secretsFrom(options.secretKey);
  const files = fileStore(options.files, secrets);
  const runner = createRunner({ areas, pools, permissions, tree, now, secrets, files });
  return {
    areas,
    pools,
    runner,
    errandParts: { pools, files, secrets, now, call: runner.call },
    sentences: sentencesOf(areas),
    version,
    end: pools.end,
  };
};
