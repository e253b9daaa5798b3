import { zipSync } from 'fflate';
import { sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { pdfBytes } from '../../../platform/paper/pdf.ts';
import { xlsxBytes } from '../../../platform/paper/xlsx.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/life-cycle-reads.ts';
import { type EvidenceFacts, evidenceIndex, evidenceSheets } from '../papers/evidence.ts';
import { lifeCycleRulesOn } from '../rules/life-cycle-deadlines.ts';
import { evidenceFactsOf } from './evidence-facts.ts';
import { homes } from './life-cycle-homes.ts';
import { lifeCycleWorld } from './life-cycle-world.ts';
import { watermarkLine } from './watermark-line.ts';

const OPEN_FOR_MS = 3_600_000;

type Export = { readonly procedureId: string; readonly accountId: string; readonly at: Date };

/** Only who noted the taking out gets the file, and only for an hour: everybody else finds nothing. */
const getExport = async (
  tx: Tx,
  id: string,
  { now, actor }: Pick<QuestionContext, 'now' | 'actor'>,
): Promise<Export> => {
  const { rows } = await sql<Export>`
    SELECT procedure_id AS "procedureId", account_id AS "accountId", at FROM members.evidence_export WHERE id = ${id}`.execute(
    tx,
  );
  const found = rows[0];
  const isOwn = found?.accountId === (actor.helperAccountId ?? actor.accountId);
  if (!found || !isOwn || now.getTime() - found.at.getTime() > OPEN_FOR_MS)
    throw new Refused(refuseNotFound(reason('platform.not-found')));
  return found;
};

const filesOf = async (facts: EvidenceFacts, now: Date): Promise<Record<string, Uint8Array>> => {
  const files: Record<string, Uint8Array> = {};
  for (const { name, sheet } of evidenceSheets(facts)) files[name] = await xlsxBytes([sheet], now);
  return { '00-muc-luc.pdf': await pdfBytes(evidenceIndex(facts)), ...files };
};

export const evidenceBundle = question(
  contract.evidenceBundle,
  async (input, context) => {
    const { tx, now, today, actor } = context;
    const taken = await getExport(tx, input.evidenceExportId, context);
    const read = await evidenceFactsOf(tx, taken.procedureId, today);
    const names = await nearestNames(tx, today, [read.organisationId]);
    const pack = lifeCycleRulesOn(lifeCycleWorld().packs, read.openedOn);
    const ground = pack?.content.removalGrounds.find(({ code }) => code === read.ground);
    const organisation = names.get(read.organisationId) ?? '';
    const watermark = await watermarkLine(tx, { actor, now, language: input.language, scope: organisation });
    const facts = {
      ...read,
      organisation,
      watermark,
      language: input.language,
      printedOn: today,
      groundName: ground?.name ?? null,
    };
    // Deflated once more it would gain nothing: spreadsheets and PDF are packed already.
    const bytes = zipSync(await filesOf(facts, now), { level: 0, mtime: now });
    return {
      fileName: `ho-so-xem-xet-${dayOf(now)}.zip`,
      mediaType: 'application/zip',
      contentBase64: Buffer.from(bytes).toString('base64'),
    };
  },
  { over: homes.evidence },
);
