import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { orRefuse, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/transfers-exemptions.ts';
import { getExemption, overExemption, settleExemptStates } from './stored-exemption.ts';

export const decideExemption = action(
  contract.decideExemption,
  async ({ exemptionId, expectedVersion, isGranted, decision, why }, { tx, today, tell, note }) => {
    const exemption = await getExemption(tx, exemptionId, { expectedVersion, states: ['proposed'] });
    if (decision.decidedOn > today)
      orRefuse(refuse(reason('members.day-in-future', { day: decision.decidedOn }, 'decision.decidedOn')));
    if (!isGranted && why === null) orRefuse(refuse(reason('members.refusal-without-reason', {}, 'why')));
    await sql`
      UPDATE members.exemption SET state = ${isGranted ? 'granted' : 'refused'},
        since_day = CASE WHEN ${isGranted} THEN wanted_since END, until_day = CASE WHEN ${isGranted} THEN wanted_until END,
        decision_number = ${decision.number}, decision_on = ${decision.decidedOn}::date, decision_issuer = ${decision.issuer},
        refused_reason = ${isGranted ? null : why}, version = version + 1 WHERE id = ${exemptionId}`.execute(tx);
    if (isGranted) await settleExemptStates(tx, [exemption.memberId], today);
    note({ subject: `members.exemption ${exemptionId}`, before: { state: 'proposed' }, after: { isGranted } });
    await tell('members.exemption-decided', { exemptionId });
    return { version: exemption.version + 1 };
  },
  { over: overExemption },
);

export const reopenExemption = action(
  contract.reopenExemption,
  async ({ exemptionId, expectedVersion }, { tx, today, tell, note }) => {
    const exemption = await getExemption(tx, exemptionId, { expectedVersion, states: ['granted', 'refused'] });
    if (exemption.kind !== 'other') orRefuse(refuse(reason('members.exemption-decided-by-cell')));
    if (exemption.isContinued) orRefuse(refuse(reason('members.exemption-renewed')));
    if (exemption.returnedOn !== null)
      orRefuse(refuse(reason('members.returned-already', { on: exemption.returnedOn })));
    await sql`
      UPDATE members.exemption SET state = 'proposed', since_day = NULL, until_day = NULL, decision_number = NULL, decision_on = NULL,
        decision_issuer = NULL, refused_reason = NULL, version = version + 1 WHERE id = ${exemptionId}`.execute(tx);
    if (exemption.state === 'granted') await settleExemptStates(tx, [exemption.memberId], today, exemption);
    note({
      subject: `members.exemption ${exemptionId}`,
      before: { state: exemption.state },
      after: { state: 'proposed' },
    });
    await tell('members.exemption-reopened', { exemptionId });
    return { done: true as const };
  },
  { over: overExemption },
);

export const withdrawExemption = action(
  contract.withdrawExemption,
  async ({ exemptionId, expectedVersion }, { tx, today, tell, note }) => {
    const exemption = await getExemption(tx, exemptionId, {
      expectedVersion,
      states: ['asked', 'proposed', 'granted'],
    });
    if (exemption.isContinued) orRefuse(refuse(reason('members.exemption-renewed')));
    if (exemption.state === 'granted' && exemption.kind === 'other')
      orRefuse(refuse(reason('members.exemption-decided')));
    await sql`
      UPDATE members.exemption SET state = 'withdrawn', since_day = NULL, until_day = NULL, version = version + 1
      WHERE id = ${exemptionId}`.execute(tx);
    if (exemption.state === 'granted') await settleExemptStates(tx, [exemption.memberId], today, exemption);
    note({
      subject: `members.exemption ${exemptionId}`,
      before: { state: exemption.state },
      after: { state: 'withdrawn' },
    });
    await tell('members.exemption-withdrawn', { exemptionId });
    return { done: true as const };
  },
  { over: overExemption },
);

export const endExemption = action(
  contract.endExemption,
  async ({ exemptionId, expectedVersion, returnedOn }, { tx, today, tell, note }) => {
    const exemption = await getExemption(tx, exemptionId, { expectedVersion, states: ['granted'] });
    if (returnedOn > today) orRefuse(refuse(reason('members.day-in-future', { day: returnedOn }, 'returnedOn')));
    if (returnedOn < exemption.since!)
      orRefuse(refuse(reason('members.end-before-beginning', { since: exemption.since! }, 'returnedOn')));
    if (exemption.until !== null && returnedOn >= exemption.until)
      orRefuse(refuse(reason('members.exemption-over-already', { until: exemption.until }, 'returnedOn')));
    await sql`
      UPDATE members.exemption SET until_day = ${returnedOn}::date, returned_on = ${returnedOn}::date, version = version + 1
      WHERE id = ${exemptionId}`.execute(tx);
    await settleExemptStates(tx, [exemption.memberId], today, exemption);
    note({ subject: `members.exemption ${exemptionId}`, before: { until: exemption.until }, after: { returnedOn } });
    await tell('members.exemption-ended', { exemptionId });
    return { version: exemption.version + 1, until: exemption.until };
  },
  { over: overExemption },
);

export const resumeExemption = action(
  contract.resumeExemption,
  async ({ exemptionId, expectedVersion, until }, { tx, today, tell, note }) => {
    const exemption = await getExemption(tx, exemptionId, { expectedVersion, states: ['granted'] });
    if (exemption.returnedOn === null) orRefuse(refuse(reason('members.exemption-runs')));
    await sql`
      UPDATE members.exemption SET until_day = CASE WHEN wanted_until = 'infinity' THEN coalesce(${until}::date, 'infinity') ELSE wanted_until END,
        returned_on = NULL, version = version + 1 WHERE id = ${exemptionId}`.execute(tx);
    await settleExemptStates(tx, [exemption.memberId], today);
    note({ subject: `members.exemption ${exemptionId}`, after: { resumed: true } });
    await tell('members.exemption-resumed', { exemptionId });
    return { done: true as const };
  },
  { over: overExemption },
);
