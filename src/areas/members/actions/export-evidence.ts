import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-procedures.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getProcedure } from '../questions/life-cycle-rows.ts';

/** The audit has who took the bundle of whom out; the file itself is no answer to be stored, so a question makes it. */
export const exportEvidence = action(
  contract.exportEvidence,
  async (input, { tx, now, actor, note }) => {
    const procedure = await getProcedure(tx, input.procedureId);
    if (procedure.memberId === null) throw new Refused(refuse(reason('members.no-evidence-for-candidate')));
    const evidenceExportId = newId<never>();
    await sql`
      INSERT INTO members.evidence_export (id, procedure_id, account_id, at)
      VALUES (${evidenceExportId}, ${procedure.id}, ${actor.helperAccountId ?? actor.accountId}, ${now})`.execute(tx);
    note({ subject: `procedure ${procedure.id}`, after: { evidenceExportId, member: procedure.memberId } });
    return { evidenceExportId };
  },
  { over: homes.procedure },
);
