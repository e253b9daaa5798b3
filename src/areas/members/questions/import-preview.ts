import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { findWork } from '../../../platform/import/work.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { isCellType } from '../../organisations/contract.ts';
import { knownUnder, nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/import.ts';
import { memberId } from '../contract/member.ts';
import { vocabularyKind } from '../rules/vocabulary-pack.ts';
import { importCounts, missingMembers } from './import-counts.ts';
import { memberImport, stagedFile } from './import-record.ts';

const rowsShown = 20;
const placeId = (id: string) => contract.importPlan.output.shape.places.element.shape.id.parse(id);

export const importPlan = question(contract.importPlan, async ({ importId }, { tx, today, actor }) => {
  const record = await memberImport(tx, importId, actor.accountId);
  const { sheet, headerRow, columns, uploadId, isOptionalBlockOn } = record.mapping;
  const places = await knownUnder(tx, record.organisationId, today);
  const own = places.find(({ id }) => id === record.organisationId);
  const { schoolings, politicalTheories } = orRefuse(packInForce(shippedPacks(), vocabularyKind, today)).content;
  const named = (words: readonly { code: string; vi: string; en: string }[]) =>
    words.map(({ code, vi, en }) => ({ code, names: [vi, en] }));
  return {
    uploadId: contract.importPlan.output.shape.uploadId.parse(uploadId),
    mapping: { sheet, headerRow, columns },
    today,
    isOptionalBlockOn,
    defaultCellId: own && isCellType(own.type) ? placeId(own.id) : null,
    vocabulary: { schooling: named(schoolings), politicalTheory: named(politicalTheories) },
    places: places.map(({ id, name, shortName, type, parentId, codes }) => ({
      id: placeId(id),
      name,
      shortName,
      type,
      parentId: parentId === null ? null : placeId(parentId),
      codes: [...codes],
    })),
  };
});

export const importProgress = question(contract.importProgress, async ({ importId }, { tx }) => {
  const work = await findWork(tx, importId);
  if (!work) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'importId')));
  const { phase, bytesDone, bytesTotal, rowsDone, reasons } = work;
  return {
    importId,
    phase,
    bytesDone,
    bytesTotal,
    rowsDone,
    reasons: reasons.map((one) => ({ ...one, params: { ...one.params } })),
  };
});

type PreviewRow = {
  row: number;
  fullName: string;
  birth: string | null;
  orgId: string;
  standing: string;
  state: string;
  admittedOn: Day | null;
  officialOn: Day | null;
};

export const importPreview = question(contract.importPreview, async ({ importId }, { tx, today, actor }) => {
  const record = await memberImport(tx, importId, actor.accountId);
  if (record.state !== 'staged') throw new Refused(refuse(reason(`platform.import-${record.state}`, {}, 'importId')));
  const counts = await importCounts(tx, importId);
  const { rows } = await sql<PreviewRow>`
    SELECT r.row_no AS row, r.full_name AS "fullName", r.birth, r.org_id AS "orgId", r.standing, r.state, r.admitted_on AS "admittedOn", r.official_on AS "officialOn"
    FROM members.first_import_rows(${importId}, ${rowsShown}) r`.execute(tx);
  const names = await nearestNames(
    tx,
    today,
    rows.map((row) => row.orgId),
  );
  const { columns, kind, asOf, isOptionalBlockOn } = record.mapping;
  return {
    importId,
    fileName: record.fileName,
    state: record.state,
    underId: placeId(record.organisationId),
    asOf,
    kind,
    blockLeftOut:
      !isOptionalBlockOn &&
      ['oldIdentityNumber', 'homeDetail', 'birthDetail', 'permanentDetail'].some((key) => key in columns),
    counts,
    rows: rows.map(({ orgId, ...row }) => ({ ...row, cell: names.get(orgId) ?? '' })),
  };
});

export const importMissing = question(contract.importMissing, async ({ importId, limit }, { tx, today, actor }) => {
  await memberImport(tx, importId, actor.accountId);
  const file = orRefuse(await stagedFile(tx, importId));
  const { rows } = await sql<{ id: string; fullName: string; birth: string | null; orgId: string }>`
    SELECT m.id, m.full_name AS "fullName", coalesce(m.birth_on::text, m.birth_year::text) AS birth, m.org_id AS "orgId"
    FROM ${missingMembers(importId, file.posFrom, file.posUntil)}
    ORDER BY m.sort_name, m.id LIMIT ${limit}`.execute(tx);
  const names = await nearestNames(
    tx,
    today,
    rows.map((row) => row.orgId),
  );
  return {
    rows: rows.map(({ id, fullName, birth, orgId }) => ({
      memberId: memberId.parse(id),
      fullName,
      birth,
      cell: names.get(orgId) ?? null,
    })),
  };
});
