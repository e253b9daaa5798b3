import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { RowFault } from '../../../platform/import/check-rows.ts';
import { sheetFor } from '../../../platform/import/match-header.ts';
import { headerOf, readUpload } from '../../../platform/import/read-upload.ts';
import { closeImport, getImport, ifStaged, stageImport } from '../../../platform/import/staging.ts';
import { orRefuse, type Refusal, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { ImportId } from '../../organisations/contract.ts';
import { rangesOf } from '../../organisations/public.ts';
import * as contract from '../contract/past-results.ts';
import { pastResultsKind, type ResultCounts, type ResultImport, resultPlan } from '../questions/past-result-import.ts';
import { pastResultsLayout } from '../rules/past-result-layout.ts';
import { insertPastResults } from './past-result-writes.ts';

const importLimits = { rows: 20_000 };
const reasonsShown = 100;

/** For `over: 'resolved'`: the organisation over which a spreadsheet was uploaded; empty when the caller cannot see it. */
const placeOf = async ({ importId }: { readonly importId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT org_id AS id FROM platform.import WHERE id = ${importId}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

const placeUnder = async (tx: Tx, underId: string): Promise<{ readonly id: string; readonly pos: number }> => {
  const range = (await rangesOf(tx, [underId])).get(underId);
  if (!range) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'underId')));
  return { id: underId, pos: range.lo };
};

export const uploadPastResults = action(contract.uploadPastResults, async (input, { tx, now, actor, note }) => {
  const place = await placeUnder(tx, input.underId);
  const { bytes, spreadsheet } = orRefuse(await readUpload(input, importLimits));
  const sheet = sheetFor(pastResultsLayout, spreadsheet.sheets);
  if (!sheet)
    throw new Refused(
      refuse(reason('platform.sheet-not-found', { sheet: pastResultsLayout.sheetNames.vi }, 'contentBase64')),
    );
  const mapping = orRefuse(headerOf(pastResultsLayout, sheet, input.mapping));
  const importId = (await stageImport(tx, {
    kind: pastResultsKind,
    accountId: actor.accountId,
    place,
    fileName: input.fileName,
    bytes,
    mapping,
    sheets: [sheet],
    at: now,
  })) as ImportId;
  note({ subject: `import ${importId}`, after: { rows: sheet.rows.length } });
  return { importId, rows: sheet.rows.length };
});

/** A file is written whole or not at all: every fault that stops it is a reason, at its cell. */
const refuseFaults = (faults: readonly RowFault[]): true | Refusal => {
  const stops = faults.filter((fault) => fault.level === 'stop');
  if (stops.length === 0) return true;
  const cells = stops
    .slice(0, reasonsShown)
    .map((fault) => reason(fault.code, fault.params, `${fault.sheet}!${fault.column ?? ''}${fault.row}`));
  return refuse(reason('ratings.import-has-faults', { count: stops.length }, 'importId'), ...cells);
};

export const commitPastResults = action(
  contract.commitPastResults,
  async ({ importId }, { tx, today, now, actor, note, tell }) => {
    const wanted = { id: importId, kind: pastResultsKind, accountId: actor.accountId };
    const staged = await getImport<ResultImport['mapping'], ResultCounts>(tx, wanted, true);
    const record: ResultImport = orRefuse(ifStaged(orRefuse(staged)));
    const plan = await resultPlan(tx, record, today);
    orRefuse(refuseFaults(plan.faults));
    if (plan.drafts.length === 0) throw new Refused(refuse(reason('ratings.import-brings-nothing', {}, 'importId')));

    await insertPastResults(tx, plan.drafts, { importId, by: actor.accountId, at: now });
    await closeImport(tx, importId, { state: 'committed', at: now, receipt: plan.counts });
    note({ subject: `import ${importId}`, after: plan.counts });
    await tell('ratings.past-results-imported', { importId, organisationId: record.organisationId });
    return { importId, counts: plan.counts };
  },
  { over: placeOf },
);

const mayUndo = (record: ResultImport, today: Day): true | Refusal => {
  if (record.state !== 'committed' || record.closedAt === null)
    return refuse(reason('ratings.import-not-committed', {}, 'importId'));
  return dayOf(record.closedAt) === today
    ? true
    : refuse(reason('ratings.import-undo-too-late', { day: dayOf(record.closedAt) }, 'importId'));
};

export const undoPastResults = action(
  contract.undoPastResults,
  async ({ importId }, { tx, today, now, actor, note, tell }) => {
    const wanted = { id: importId, kind: pastResultsKind, accountId: actor.accountId };
    const record = orRefuse(await getImport(tx, wanted, true)) as ResultImport;
    orRefuse(mayUndo(record, today));
    const { numAffectedRows } = await sql`
      UPDATE ratings.past_result SET withdrawn_at = ${now} WHERE import_id = ${importId} AND withdrawn_at IS NULL`.execute(
      tx,
    );
    const takenBack = Number(numAffectedRows ?? 0);
    await closeImport(tx, importId, { state: 'undone', at: now });
    note({ subject: `import ${importId}`, after: { state: 'undone', takenBack } });
    await tell('ratings.past-results-undone', { importId, organisationId: record.organisationId });
    return { importId, takenBack };
  },
  { over: placeOf },
);

export const cancelPastResults = action(
  contract.cancelPastResults,
  async ({ importId }, { tx, now, actor, note }) => {
    const wanted = { id: importId, kind: pastResultsKind, accountId: actor.accountId };
    orRefuse(ifStaged(orRefuse(await getImport(tx, wanted, true))));
    await closeImport(tx, importId, { state: 'cancelled', at: now });
    note({ subject: `import ${importId}`, after: { state: 'cancelled' } });
    return { importId };
  },
  { over: placeOf },
);
