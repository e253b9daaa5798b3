import { sql } from 'kysely';
import { type Question, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { type Pack, packsOfKind } from '../../../platform/packs/pack.ts';
import { paperLayouts } from '../../../platform/paper/official/paper-layout.ts';
import { hasLibreOffice } from '../../../platform/paper/official/word-to-pdf.ts';
import { cursorOf, postKindsOn, readCursor } from '../../organisations/public.ts';
import { findSeries } from '../actions/take-number.ts';
import * as contract from '../contract/paper-reads.ts';
import { type Forms, findForm } from '../papers/all-forms.ts';
import { papersByHand } from '../papers/member-papers.ts';
import { isSigned } from '../rules/check-issue.ts';
import { issuerName } from '../rules/head-names.ts';
import { issuingWorld, NO_TERM, symbolIn } from './issuing-world.ts';
import { aboutOf, proposal } from './proposal.ts';
import { asPaperRows, countRows, pageRows, rowColumns } from './register-rows.ts';
import { getPaper, mayOpen, overPaper, type StoredPaper } from './stored-paper.ts';

const layoutFace = (pack: Pack) => ({
  id: pack.id,
  title: pack.title,
  isVerified: pack.verified,
  note: pack.note ?? null,
});

const storedLayout = ({ layoutId }: StoredPaper) => {
  const pack = packsOfKind(shippedPacks(), paperLayouts).find(({ id }) => id === layoutId);
  return pack ? layoutFace(pack) : null;
};

/** Who may sign for an organisation on a day: holders of a leading post, with the word for the post. */
const signersOf = async (tx: Tx, organisationId: string, on: Day) => {
  const { rows } = await sql<{ personId: string; name: string; kind: string }>`
    SELECT p.person_id AS "personId", n.full_name AS name, p.kind FROM organisations.published_post p
    JOIN organisations.published_person n ON n.id = p.person_id
    WHERE p.org_id = ${organisationId} AND p.period @> ${on}::date ORDER BY n.sort_name`.execute(tx);
  const leading = postKindsOn(shippedPacks(), on).filter(({ id }) => /secretary$/.test(id));
  return leading.flatMap(({ id, name }) =>
    rows
      .filter(({ kind }) => kind === id)
      .map((row) => ({ personId: row.personId as never, name: row.name, post: name.vi })),
  );
};

const registerQuestion = (forms: Forms): Question<typeof contract.papers> =>
  question(contract.papers, async ({ after, skip, limit, ...filter }, { tx, today }) => {
    const rows = await pageRows(tx, filter, { after: readCursor(after, ['day', 'int', 'id']), skip, limit });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      rows: await asPaperRows(
        tx,
        page.map(({ sortDay: _, ...row }) => row),
        today,
        forms,
      ),
      count: after === null && skip === 0 ? await countRows(tx, filter) : null,
      next: last ? cursorOf(last.sortDay, last.bareNumber ?? 0, last.paperId) : null,
    };
  });

const rowOf = async (tx: Tx, paperId: string, today: Day, forms: Forms) => {
  const { rows } = await sql<Parameters<typeof asPaperRows>[1][number]>`
    SELECT ${rowColumns} FROM documents.paper p WHERE p.id = ${paperId}`.execute(tx);
  return (await asPaperRows(tx, rows, today, forms))[0]!;
};

const onePaper = (forms: Forms): Question<typeof contract.paper> =>
  question(
    contract.paper,
    async ({ paperId }, { tx, today, actor }) => {
      const stored = await getPaper(tx, paperId);
      const isOpen = await mayOpen(tx, actor, stored);
      const hasFile = stored.contentName !== null || stored.state === 'draft';
      const isOffice = stored.templateId !== null;
      const { sourceArea, sourceId, body, place, signerPost, reason, closedOn, isConfined, version } = stored;
      return {
        ...(await rowOf(tx, paperId, today, forms)),
        body,
        place,
        signerPost,
        signerPersonId: stored.signerPersonId as never,
        recipients: [...(stored.data?.recipients ?? stored.filled?.recipients ?? [])],
        data: (isOpen ? (stored.data?.fields ?? null) : null) as never,
        isConfined,
        mayOpen: isOpen,
        layout: storedLayout(stored),
        compareWith: findForm(forms, stored.kind)?.compareWith ?? null,
        template: !hasFile || stored.state === 'draft' ? null : isOffice ? ('office' as const) : ('shipped' as const),
        hasPdf: hasFile && (!isOffice || (await hasLibreOffice())),
        reason,
        closedOn,
        source: sourceArea !== null && sourceId !== null ? { area: sourceArea, id: sourceId } : null,
        version,
      };
    },
    { over: overPaper },
  );

const formList = (forms: Forms): Question<typeof contract.forms> =>
  question(contract.forms, async () => ({
    forms: forms().map((form) => ({
      kind: form.kind,
      names: form.names,
      documentType: form.documentType,
      bodies: [...form.bodies],
      compareWith: form.compareWith ?? null,
      hasRecipients: form.hasRecipients,
      isSigned: isSigned(form),
      isWrittenHere: form.isWrittenHere ?? false,
      fields: form.fields,
      about: aboutOf(form.kind),
    })),
    byHand: papersByHand.map(({ code, vi, en, why }) => ({ code, names: { vi, en }, why })),
  }));

const facts = question(contract.issuingFacts, async ({ organisationId, on, body, documentType }, { tx }) => {
  const world = await issuingWorld(tx, organisationId, on);
  const series =
    documentType && (await findSeries(tx, { organisationId, documentType, termKey: world.term?.key ?? NO_TERM }));
  return {
    issuerName: issuerName(world.organisation, body),
    superiorName: world.superior,
    place: world.place,
    onBehalf: world.layout.content.onBehalf[body],
    symbol: symbolIn(world, body, documentType),
    term: world.term,
    nextNumber: documentType === null ? null : (series?.lastNumber ?? 0) + 1,
    startedAfter: series?.startedAfter ?? null,
    signers: await signersOf(tx, organisationId, on),
    layout: layoutFace(world.layout),
  };
});

export const paperQuestions = (forms: Forms): readonly Question[] => [
  registerQuestion(forms),
  onePaper(forms),
  formList(forms),
  proposal(forms),
  facts,
];
