import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/transfers-moving.ts';
import { transferRules } from '../rules/transfer-pack.ts';
import { extensionReasons } from '../rules/transfer-stay.ts';
import { findTransfer, getTransfer, overTransfer } from './stored-transfer.ts';

export const extendStay = action(
  contract.extendStay,
  async ({ transferId, expectedVersion, until }, { tx, today, tell, note }) => {
    const state = (await findTransfer(tx, transferId))?.state === 'accepted' ? 'accepted' : 'issued';
    const transfer = await getTransfer(tx, transferId, { expectedVersion, state });
    if (transfer.kind !== 'temporary' || transfer.until === null)
      throw new Refused(refuse(reason('members.stay-only-temporary', {}, 'until')));
    if (transfer.returnedOn !== null)
      throw new Refused(refuse(reason('members.returned-already', { on: transfer.returnedOn })));
    const { stay } = orRefuse(packInForce(shippedPacks(), transferRules, today)).content;
    const reasons = extensionReasons(stay.value, {
      issuedOn: transfer.issuedOn,
      before: transfer.until,
      until,
      isStudy: transfer.isStudy,
    });
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    await sql`
      UPDATE members.transfer SET until_day = ${until}::date, version = version + 1 WHERE id = ${transferId}`.execute(
      tx,
    );
    note({ subject: `members.transfer ${transferId}`, before: { until: transfer.until }, after: { until } });
    await tell('members.stay-extended', { transferId });
    return { version: transfer.version + 1, before: transfer.until };
  },
  { over: overTransfer },
);
