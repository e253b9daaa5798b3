import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { DocumentType, IssuingBody } from '../../../platform/paper/official/paper-form.ts';
import type { PaperId } from '../contract/paper-codes.ts';
import * as contract from '../contract/papers.ts';
import { issuingWorld, NO_TERM, symbolIn } from '../questions/issuing-world.ts';
import { refuseUnknownSigner } from '../questions/known-signer.ts';
import { checkIssue } from '../rules/check-issue.ts';
import { numberText } from '../rules/head-names.ts';
import { nextNumber } from '../rules/next-number.ts';
import { insertVoidNumbers, lockSeries, setLast, takeNumber } from './take-number.ts';

type Asked = {
  readonly organisationId: string;
  readonly body: IssuingBody;
  readonly documentType: DocumentType;
  readonly on: Day;
  readonly title: string;
  readonly secrecy: string;
  readonly withoutTerm: boolean;
};

/** Series and symbol for a number that no form of ours asks for; refuses as an issue would. */
const seriesFor = async ({ tx, today }: ActionContext, asked: Asked) => {
  const world = await issuingWorld(tx, asked.organisationId, asked.on);
  const symbol = symbolIn(world, asked.body, asked.documentType);
  const form = { bodies: [asked.body], documentType: asked.documentType, signatures: [], hasRecipients: false };
  const facts = { data: {}, symbol, today, place: '', signer: null, issuedOn: asked.on, hasTerm: world.term !== null };
  orRefuse(checkIssue({ ...asked, ...facts, form }, 'paper'));
  const { organisationId, documentType, body, on } = asked;
  return { organisationId, documentType, body, on, symbol: symbol!, termKey: world.term?.key ?? NO_TERM };
};

export const recordOutsidePaper = action(contract.recordOutsidePaper, async (input, context) => {
  const { tx, actor, now, note, tell } = context;
  const series = await seriesFor(context, { ...input, on: input.issuedOn });
  const { number, skippedBecause, signer } = input;
  await refuseUnknownSigner(tx, signer);
  const taken = await takeNumber(context, { ...series, numbering: { by: 'hand', number, skippedBecause } });
  const paperId = newId<PaperId>();
  await sql`
    INSERT INTO documents.paper (id, org_id, org_pos, kind, body, document_type, state, series_id, number, symbol, title, issued_on,
      signer_post, signer_name, signer_person_id, is_outside, entered_by, entered_at)
    SELECT ${paperId}, p.id, p.pos, 'outside', ${input.body}, ${input.documentType}, 'issued', ${taken.seriesId}, ${number},
      ${series.symbol}, ${input.title}, ${input.issuedOn}, ${signer?.post ?? null}, ${signer?.name ?? null}, ${signer?.personId ?? null},
      true, ${actor.helperAccountId ?? actor.accountId}, ${now}
    FROM organisations.published_position p WHERE p.id = ${input.organisationId}`.execute(tx);
  note({ subject: `paper ${paperId}`, after: { number: numberText(number, series.symbol), issuedOn: input.issuedOn } });
  await tell('documents.paper-issued', { paperId, organisationId: input.organisationId });
  return { paperId };
});

export const voidNumber = action(contract.voidNumber, async (input, context) => {
  const of = await seriesFor(context, { ...input, title: 'số bỏ', secrecy: 'none' });
  const series = await lockSeries(context.tx, of);
  const number = nextNumber(series);
  await insertVoidNumbers(context, { ...of, series, numbers: [number], because: input.reason });
  await setLast(context.tx, series.id, number);
  return { number: numberText(number, of.symbol) };
});

export const setLastNumber = action(contract.setLastNumber, async (input, context) => {
  const of = await seriesFor(context, { ...input, title: 'số', secrecy: 'none' });
  const series = await lockSeries(context.tx, of);
  if (series.lastNumber !== series.startedAfter)
    throw new Refused(refuse(reason('documents.series-in-use', { last: series.lastNumber }, 'lastNumber')));
  await sql`
    UPDATE documents.series SET started_after = ${input.lastNumber}, last_number = ${input.lastNumber} WHERE id = ${series.id}`.execute(
    context.tx,
  );
  return { was: series.startedAfter };
});
