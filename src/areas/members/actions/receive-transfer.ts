import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/transfers-receiving.ts';
import { findCellFacts } from '../questions/cell-facts.ts';
import { builtOnAcceptance } from '../questions/transfer-built-on.ts';
import { checkAcceptance, checkPresentation } from '../rules/check-reception.ts';
import { dueDayOf } from '../rules/transfer-clocks.ts';
import { transferRules } from '../rules/transfer-pack.ts';
import { endMemberships } from './member-writes.ts';
import { getReception, overReception } from './stored-transfer.ts';

export const presentTransfer = action(
  contract.presentTransfer,
  async ({ transferInId, expectedVersion, presentedOn, lateExplanation }, { tx, today, tell, note }) => {
    const reception = await getReception(tx, transferInId, { expectedVersion });
    if (presentedOn !== null) {
      const rules = orRefuse(packInForce(shippedPacks(), transferRules, reception.issuedOn)).content;
      const presentBy = dueDayOf(rules.presentWithin.value, reception.issuedOn, calendarFrom(shippedPacks()));
      const refusal = checkPresentation(
        { presentedOn, lateExplanation },
        { issuedOn: reception.issuedOn, presentBy },
        today,
      );
      if (refusal) throw new Refused(refusal);
    }
    await sql`
      UPDATE members.transfer_in SET presented_on = ${presentedOn}::date, late_explanation = ${lateExplanation}, version = version + 1
      WHERE id = ${transferInId}`.execute(tx);
    note({
      subject: `members.transfer_in ${transferInId}`,
      before: { presentedOn: reception.presentedOn },
      after: { presentedOn },
    });
    await tell('members.transfer-presented', { transferInId });
    return { version: reception.version + 1 };
  },
  { over: overReception },
);

export const acceptTransfer = action(
  contract.acceptTransfer,
  async ({ transferInId, expectedVersion, cellId, acceptedOn }, { tx, today, now, tell, note }) => {
    const reception = await getReception(tx, transferInId, { expectedVersion });
    const rules = orRefuse(packInForce(shippedPacks(), transferRules, acceptedOn)).content;
    const cell = await findCellFacts(tx, cellId, acceptedOn);
    const refusal = checkAcceptance(
      { acceptedOn },
      reception,
      cell && { type: cell.type, isLivingToday: cell.livesToday, isLivingThen: cell.livesThen },
      rules.cellTypes,
      today,
    );
    if (refusal) throw new Refused(refusal);

    await sql`
      UPDATE members.transfer_in SET state = 'accepted', cell_id = ${cellId}, accepted_on = ${acceptedOn}::date, accepted_at = ${now},
        version = version + 1 WHERE id = ${transferInId}`.execute(tx);
    note({ subject: `members.transfer_in ${transferInId}`, after: { state: 'accepted', cellId, acceptedOn } });
    await tell('members.transfer-accepted', { transferInId });
    return { version: reception.version + 1 };
  },
  // The cell as well: a slip to one committee is not accepted into the cell of another.
  { over: async (input, tx) => [...(await overReception(input, tx)), input.cellId] },
);

export const undoAcceptance = action(
  contract.undoAcceptance,
  async ({ transferInId }, { tx, today, tell, note }) => {
    const reception = await getReception(tx, transferInId, { state: 'accepted' });
    if (reception.kind === 'in') orRefuse(refuse(reason('members.record-came-with-slip')));
    if (reception.acceptedDay !== today)
      orRefuse(refuse(reason('members.undo-day-over', { day: reception.acceptedDay ?? reception.acceptedOn! })));
    if (reception.returnedOn !== null)
      orRefuse(refuse(reason('members.returned-already', { on: reception.returnedOn })));
    const built = reception.isSettled ? await builtOnAcceptance(tx, reception.memberId!, reception.transferId!) : [];
    if (built.length > 0) orRefuse(refuse(...built));

    await sql`
      UPDATE members.transfer_in SET state = 'announced', cell_id = NULL, accepted_on = NULL, accepted_at = NULL, settled_at = NULL,
        version = version + 1 WHERE id = ${transferInId}`.execute(tx);
    note({
      subject: `members.transfer_in ${transferInId}`,
      before: { state: 'accepted' },
      after: { state: 'announced' },
    });
    await tell('members.acceptance-undone', { transferInId });
    return { done: true as const };
  },
  { over: overReception },
);

export const refuseTransfer = action(
  contract.refuseTransfer,
  async ({ transferInId, expectedVersion, why }, { tx, tell, note }) => {
    await getReception(tx, transferInId, { expectedVersion });
    await sql`
      UPDATE members.transfer_in SET state = 'refused', closed_reason = ${why}, version = version + 1 WHERE id = ${transferInId}`.execute(
      tx,
    );
    note({ subject: `members.transfer_in ${transferInId}`, after: { state: 'refused' } });
    await tell('members.transfer-refused', { transferInId });
    return { done: true as const };
  },
  { over: overReception },
);

export const endStay = action(
  contract.endStay,
  async ({ transferInId, expectedVersion, returnedOn }, { tx, today, tell, note }) => {
    const reception = await getReception(tx, transferInId, { expectedVersion, state: 'accepted' });
    if (reception.kind !== 'temporary') orRefuse(refuse(reason('members.not-a-stay')));
    if (reception.returnedOn !== null)
      orRefuse(refuse(reason('members.returned-already', { on: reception.returnedOn })));
    if (!reception.isSettled) orRefuse(refuse(reason('members.transfer-not-settled')));
    if (returnedOn > today) orRefuse(refuse(reason('members.day-in-future', { day: returnedOn }, 'returnedOn')));
    if (returnedOn <= reception.acceptedOn!)
      orRefuse(refuse(reason('members.end-before-beginning', { since: reception.acceptedOn! }, 'returnedOn')));
    const memberId = reception.memberId!;
    await endMemberships(tx, [{ memberId, kind: 'temporary', until: returnedOn, endedBy: 'temporary-return' }]);
    await sql`
      UPDATE members.transfer_in SET returned_on = ${returnedOn}::date, version = version + 1 WHERE id = ${transferInId}`.execute(
      tx,
    );
    note({ subject: `members.transfer_in ${transferInId}`, after: { returnedOn } });
    await tell('members.stay-ended', { transferInId });
    return { version: reception.version + 1 };
  },
  { over: overReception },
);
