import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder for what the journeys of this run share. */
    journeys: string;
  }
}

/** A folder of the run; removed with everything in it. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'vung-manh-journeys-'));
  // The database's own account has to pass through.
  chmodSync(folder, 0o711);
  project.provide('journeys', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
