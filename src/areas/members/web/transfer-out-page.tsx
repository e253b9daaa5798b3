import { useParams } from '@tanstack/react-router';
import { useAsOf } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { TransferId } from '../contract/transfers-collective.ts';
import { outgoingTransfer } from '../contract/transfers-moving.ts';
import { TransferBoxes, TransferDossier } from './transfer-boxes.tsx';
import { TransferOutActions } from './transfer-out-actions.tsx';
import { outgoingName } from './transfer-outbox-page.tsx';
import { PostsLeft } from './transfer-posts-left.tsx';
import type { Outgoing } from './transfer-shapes.ts';
import { SlipRules } from './transfer-slip-rules.tsx';
import { dayOr, monthText, TransferState, useClosedReason } from './transfer-words.tsx';
import './transfers.css';

const decisionText = (t: Translate, { decision }: Outgoing): string =>
  decision === null
    ? t('members.transfers.no-decision')
    : [decision.number, dayOr(decision.decidedOn), decision.issuer].filter(Boolean).join(' · ');

const daysOf = (t: Translate, one: Outgoing) =>
  [
    [t('members.transfers.due-since'), one.dueSince],
    [t('members.transfers.issue-by'), one.issueBy],
    [t('members.transfers.issued-on'), one.issuedOn],
    [t('members.transfers.present-by'), one.presentBy],
    [t('members.transfers.check-on'), one.kind === 'collective' ? null : one.checkOn],
    [t('members.transfers.presented-on'), one.presentedOn],
    [t('members.transfers.until'), one.until],
    [t('members.transfers.returned-on'), one.returnedOn],
    [t('members.transfers.closed-on'), one.closedOn],
  ].flatMap(([name, on]) => (on ? [{ name: name!, value: dayOr(on) }] : []));

const factsOf = (t: Translate, one: Outgoing, closedReason: string) => [
  { name: t('members.transfers.state'), value: <TransferState {...one} /> },
  { name: t('members.transfers.kind'), value: t(`members.transfers.kind.${one.kind}`) },
  { name: t('members.transfers.from'), value: one.fromName },
  { name: t('members.transfers.to'), value: one.acceptedName ?? one.toName },
  ...(one.kind === 'collective'
    ? []
    : [
        { name: t('members.transfers.slip-number'), value: one.slipNumber ?? t('members.transfers.none-typed') },
        { name: t('members.transfers.dues-through'), value: monthText(one.duesPaidThrough) },
      ]),
  { name: t('members.transfers.reason'), value: one.reason ?? t('members.transfers.by-decision-only') },
  { name: t('members.transfers.decision'), value: decisionText(t, one) },
  ...daysOf(t, one),
  ...(closedReason ? [{ name: t('members.transfers.closed-reason'), value: closedReason }] : []),
];

const SlipFacts = ({ one }: { one: Outgoing }) => {
  const t = useT();
  const closedReason = useClosedReason();
  return (
    <section className="vm-card">
      <h2>{t('members.transfers.slip')}</h2>
      <Facts facts={factsOf(t, one, closedReason(one.closedReason))} />
      {one.isReversed && <p>{t('members.transfers.was-reversed')}</p>}
      {one.eventId && (
        <p className="not-printed">
          <PageLink to="/organisations/events/$eventId" params={{ eventId: one.eventId }}>
            {t('members.transfers.open-event')}
          </PageLink>
        </p>
      )}
      {one.replacedById && (
        <p className="not-printed">
          <PageLink to="/members/transfers/out/$transferId" params={{ transferId: one.replacedById }}>
            {t('members.transfers.replaced-by')}
          </PageLink>
        </p>
      )}
    </section>
  );
};

const Followed = ({ one }: { one: Outgoing }) => {
  const t = useT();
  return (
    <section className="vm-card">
      <h2>{t('members.transfers.followed', { count: one.members ?? one.followed.length })}</h2>
      <ul className="members-plain-list">
        {one.followed.map(({ memberId, fullName }) => (
          <li key={memberId}>
            <PageLink to="/members/$memberId" params={{ memberId }}>
              {fullName}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Slip = ({ one }: { one: Outgoing }) => {
  const t = useT();
  return (
    <>
      <PageHead
        title={outgoingName(t, one)}
        subtitle={t('members.transfers.out-subtitle', { from: one.fromName, to: one.toName })}
        actions={<TransferOutActions one={one} />}
      />
      <PostsLeft posts={one.postsLeft} />
      <div className="vm-two members-slip">
        <SlipFacts one={one} />
        {one.kind === 'collective' ? (
          <Followed one={one} />
        ) : (
          <section className="vm-card">
            <h2>{t('members.transfers.boxes')}</h2>
            <p className="vm-soft">{t('members.transfers.compare-text')}</p>
            <TransferBoxes boxes={one.boxes} slipBoxes={one.slipBoxes} />
            <h2>{t('members.transfers.dossier')}</h2>
            <TransferDossier dossier={one.dossier} />
            <SlipRules rules={one.rules} />
          </section>
        )}
      </div>
    </>
  );
};

/** One slip with its boxes, clocks and what became of it. */
const TransferOutPage = () => {
  const { transferId } = useParams({ strict: false }) as { transferId: TransferId };
  useAsOf();
  const slip = useQuestion(outgoingTransfer, { transferId });
  return (
    <div className="vm-page">
      <Answer query={slip} isPage>
        {(one) => <Slip one={one} />}
      </Answer>
    </div>
  );
};

export default TransferOutPage;
