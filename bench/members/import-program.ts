import type pg from 'pg';
import { pieceBytes } from '../../src/platform/import/contract.ts';
import { runWaitingJobs } from '../../src/platform/jobs/start-jobs.ts';
import { type BenchProgram, openBenchProgram } from '../bench-program.ts';
import { withOwner } from '../bench-server.ts';
import { memberCsv } from './member-lines.ts';

/** A program on a city of the bench, with an officer over it and cells whose names nobody shares. */
export type ImportBench = BenchProgram & {
  readonly officer: string;
  readonly city: string;
  readonly cells: readonly string[];
  readonly jobs: () => Promise<void>;
};

export const openImportBench = async (database: pg.ClientConfig): Promise<ImportBench> => {
  const opened = openBenchProgram(database);
  const found = await withOwner(database, async (owner) => {
    const root = await owner.query('SELECT id FROM organisations.organisation WHERE parent_id IS NULL');
    // Generated cells share names; those of the list get one of their own.
    const cells = await owner.query(
      `WITH chosen AS (SELECT org_id, row_number() OVER (ORDER BY org_pos) AS n FROM organisations.organisation_version
                       WHERE type LIKE '%cell' AND upper_inf(period) ORDER BY org_pos LIMIT 5000)
       UPDATE organisations.organisation_version v SET name = 'Chi bộ mẫu ' || c.n FROM chosen c WHERE c.org_id = v.org_id RETURNING name`,
    );
    return { city: root.rows[0].id as string, cells: cells.rows.map((row) => row.name as string) };
  });
  const officer = await opened.account('organisation-officer', found.city);
  const { areas, runner, errandParts } = opened.program;
  const jobs = async (): Promise<void> => {
    const faults: unknown[] = [];
    const onFailure = ({ error }: { error: unknown }) => void faults.push(error);
    await runWaitingJobs({ owner: database, areas, asSystem: runner.asSystem, onFailure, errands: errandParts });
    if (faults.length > 0) throw faults[0];
  };
  return { ...opened, ...found, officer, jobs };
};

/** Sends a list as csv in pieces; gives the upload. */
export const sendCsv = async (
  { run, officer, cells }: ImportBench,
  count: number,
  hasFaults = false,
): Promise<string> => {
  const content = Buffer.concat([...memberCsv(count, cells, hasFaults)]);
  const { uploadId } = (await run(officer, 'platform.begin-upload', {
    fileName: 'bench.csv',
    sizeBytes: content.length,
  })) as { uploadId: string };
  for (let piece = 0; piece * pieceBytes < content.length; piece++) {
    const part = content.subarray(piece * pieceBytes, (piece + 1) * pieceBytes);
    await run(officer, 'platform.append-upload', { uploadId, piece, contentBase64: part.toString('base64') });
  }
  await run(officer, 'platform.finish-upload', { uploadId });
  return uploadId;
};

/** Asks for the check of an upload with the columns as found; the work itself is done by `jobs`. */
export const askCheck = async ({ run, officer, city }: ImportBench, uploadId: string): Promise<string> => {
  const { mapping } = (await run(officer, 'members.import-columns', { uploadId })) as { mapping: unknown };
  const { importId } = (await run(officer, 'members.check-import', { uploadId, underId: city, mapping })) as {
    importId: string;
  };
  return importId;
};
