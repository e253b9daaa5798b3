import { sql } from 'kysely';
import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { loadWork, tellProgress } from '../../../platform/import/work.ts';
import { type Errand, type ErrandContext, Interrupted } from '../../../platform/jobs/errand.ts';
import { type Reason, Refused, reason } from '../../../platform/outcome/refusal.ts';
import { noticeDoubles } from './notice-doubles.ts';
import { asUploader, compareStaged, type Plan, readIntoStaging, StoppedByPerson } from './read-import.ts';

/** What the person reads when the work ended before its end; other errors are tried again and logged. */
const told = (error: unknown): readonly Reason[] =>
  error instanceof Refused ? error.refusal.reasons : [reason('members.import-broke-off')];

const withProgress = async (context: ErrandContext, importId: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    if (error instanceof StoppedByPerson) return;
    await tellProgress(context.pools.app_import, importId, { phase: 'failed', reasons: told(error) });
    if (!(error instanceof Refused)) throw error;
  }
};

/** Reads an uploaded list into staging and has it compared with the records, in the scope of whoever uploaded it. */
const readImport: Errand = async (payload, context) => {
  const importId = String(payload.importId);
  const work = await loadWork(context.pools.app_import, importId);
  if (!work || work.isStopAsked || !['waiting', 'reading', 'comparing', 'failed'].includes(work.phase)) return;
  await withProgress(context, importId, async () => {
    const plan = (await asUploader(context, work, 'members.import-plan', { importId })) as Plan;
    await readIntoStaging(context, work, plan);
    if (!(await tellProgress(context.pools.app_import, importId, { phase: 'comparing', bytesDone: work.bytesTotal })))
      return;
    await compareStaged(context, work);
  });
};

/** Writes a long list in the name of whoever asked for it, with the rights of that account at that moment. */
const writeImport: Errand = async (payload, context) => {
  const importId = String(payload.importId);
  const work = await loadWork(context.pools.app_import, importId);
  if (work?.phase !== 'committing' && work?.phase !== 'failed') return;
  await withProgress(context, importId, async () => {
    await tellProgress(context.pools.app_import, importId, { phase: 'committing', reasons: [] });
    await asUploader(context, work, 'members.commit-import', {
      importId,
      leaveOutFaulty: payload.faulty === 'left-out',
    });
  });
};

/** Every night and at each start: empties lists that nobody committed or cancelled for seven days. */
const expireMemberImports: CronJob = {
  name: 'members.expire-imports',
  cron: '30 1 * * *',
  atStart: true,
  run: async ({ tx, now, note }) => {
    const { rows } = await sql<{ id: string }>`SELECT members.drop_old_imports(${now}) AS id`.execute(tx);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await sql`
      UPDATE platform.import SET state = 'expired', closed_at = ${now}, version = version + 1
      WHERE state = 'staged' AND id = ANY (${ids}::uuid[])`.execute(tx);
    note({ subject: 'lists of members', after: { expired: ids.length } });
  },
};

/** Listeners of the topic import. */
export const importListeners: Readonly<Record<string, readonly Listener[]>> = {
  'members.import-committed': [noticeDoubles],
};

/** Long work of the topic import. */
export const importErrands: Readonly<Record<string, readonly Errand[]>> = {
  'members.import-asked': [readImport],
  'members.import-commit-asked': [writeImport],
};

/** Jobs of the topic import by the clock. */
export const importJobs: readonly CronJob[] = [expireMemberImports];
