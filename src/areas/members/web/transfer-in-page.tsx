import { useParams } from '@tanstack/react-router';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { incomingTransfer, type TransferInId } from '../contract/transfers-receiving.ts';
import { TransferBoxes, TransferDossier } from './transfer-boxes.tsx';
import { TransferInActions } from './transfer-in-actions.tsx';
import { PostsLeft } from './transfer-posts-left.tsx';
import type { Incoming } from './transfer-shapes.ts';
import { ClauseLine, dayOr, monthText, TransferState, useClosedReason } from './transfer-words.tsx';
import './transfers.css';

const daysOf = (t: Translate, one: Incoming) =>
  [
    [t('members.transfers.issued-on'), one.issuedOn],
    [t('members.transfers.present-by'), one.presentBy],
    [t('members.transfers.presented-on'), one.presentedOn],
    [t('members.transfers.accepted-on'), one.acceptedOn],
    [t('members.transfers.until'), one.until],
    [t('members.transfers.returned-on'), one.returnedOn],
  ].flatMap(([name, on]) => (on ? [{ name: name!, value: dayOr(on) }] : []));

const SlipFacts = ({ one }: { one: Incoming }) => {
  const t = useT();
  const closedReason = useClosedReason();
  const optional = [
    [t('members.transfers.late-explanation'), one.lateExplanation],
    [t('members.transfers.closed-reason'), one.closedReason && closedReason(one.closedReason)],
    [t('members.transfers.cell'), one.cellName],
  ].flatMap(([name, value]) => (value ? [{ name: name!, value }] : []));
  return (
    <section className="vm-card">
      <h2>{t('members.transfers.slip')}</h2>
      <Facts
        facts={[
          { name: t('members.transfers.state'), value: <TransferState {...one} /> },
          { name: t('members.transfers.kind'), value: t(`members.transfers.kind.${one.kind}`) },
          { name: t('members.transfers.standing'), value: t(`members.standing.${one.standing}`) },
          { name: t('members.transfers.from'), value: one.fromName },
          { name: t('members.transfers.to'), value: one.toName },
          { name: t('members.transfers.slip-number'), value: one.slipNumber ?? t('members.transfers.none-typed') },
          { name: t('members.transfers.dues-through'), value: monthText(one.duesPaidThrough) },
          ...daysOf(t, one),
          ...optional,
        ]}
      />
      <ClauseLine source={one.clause} isVerified={one.isVerified} />
      {one.memberId && (
        <p className="not-printed">
          <PageLink to="/members/$memberId" params={{ memberId: one.memberId }}>
            {t('members.transfers.open-record')}
          </PageLink>
        </p>
      )}
    </section>
  );
};

const Slip = ({ one }: { one: Incoming }) => {
  const t = useT();
  return (
    <>
      <PageHead
        title={one.fullName}
        subtitle={t('members.transfers.in-subtitle', { from: one.fromName, to: one.toName })}
        actions={<TransferInActions one={one} />}
      />
      <PostsLeft posts={one.postsLeft} />
      <div className="vm-two members-slip">
        <SlipFacts one={one} />
        <section className="vm-card">
          <h2>{t('members.transfers.boxes')}</h2>
          <p className="vm-soft">{t('members.transfers.compare-text')}</p>
          <TransferBoxes boxes={one.boxes} slipBoxes={one.slipBoxes} />
          <h2>{t('members.transfers.dossier')}</h2>
          <TransferDossier dossier={one.dossier} />
        </section>
      </div>
    </>
  );
};

/** One slip as its receiver sees it. */
const TransferInPage = () => {
  const { transferInId } = useParams({ strict: false }) as { transferInId: TransferInId };
  const slip = useQuestion(incomingTransfer, { transferInId });
  return (
    <div className="vm-page">
      <Answer query={slip} isPage>
        {(one) => <Slip one={one} />}
      </Answer>
    </div>
  );
};

export default TransferInPage;
