import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { quotaBoard, type SeasonId, withdrawSettlement } from '../contract.ts';
import { BestOfGroup } from './best-of-group.tsx';
import { OutgrownMark } from './outgrown-mark.tsx';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { QuotaRuleCard } from './quota-rule-dialog.tsx';
import { Fold } from './quota-rule-fold.tsx';
import { Readings, RuleOf } from './quota-rule-readings.tsx';
import { SubjectsOfGroup } from './quota-subjects.tsx';
import { isOverAnywhere, maySettle, mostUrgentFirst, type QuotaGroup, type QuotaView, shortOf } from './quota-view.ts';
import { RatingTabs } from './rating-tabs.tsx';
import { useNames } from './rating-words.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { WhyDialog } from './why-dialog.tsx';
import './ratings.css';

const Settled = ({ group, isOpen }: { group: QuotaGroup; isOpen: boolean }) => {
  const t = useT();
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  const { settlement } = group;
  if (!settlement) return null;
  return (
    <div className="vm-stack">
      <p>
        {t('ratings.quota.settled', { covers: settlement.covers, on: dayText(settlement.settledOn) })}{' '}
        {settlement.exception &&
          `${t('ratings.quota.by-exception', {
            number: settlement.exception.number,
            on: dayText(settlement.exception.decidedOn),
          })}. `}
        {settlement.reason} <OutgrownMark settlement={settlement} />
      </p>
      {isOpen && may(withdrawSettlement.name) && (
        <div className="not-printed">
          {group.decisions?.isOver ? (
            <p className="vm-soft">{t('ratings.quota.withdraw-text')}</p>
          ) : (
            <Button onClick={() => setAsking(true)}>{t('ratings.action.withdraw-settlement')}</Button>
          )}
        </div>
      )}
      {isAsking && (
        <WhyDialog
          contract={withdrawSettlement}
          about={t('ratings.quota.withdraw-text')}
          doneKey="ratings.quota.withdrawn"
          toInput={(why) => ({ settlementId: settlement.settlementId, why })}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
};

type Larger = QuotaView['larger'][number];

/** What stands: the decisions, or before there are any what would be if all were decided as proposed. */
const SideOf = ({ of, isOpen }: { of: QuotaGroup | Larger; isOpen: boolean }) => {
  const t = useT();
  const name = useNames()(of.names);
  const side = of.decisions?.rated ? of.decisions : of.proposals;
  if (!side) return null;
  const by = t(side === of.decisions ? 'ratings.quota.by-decisions' : 'ratings.quota.by-proposals');
  return (
    <Fold summary={`${by} ${t('ratings.quota.in-short', shortOf(side.lines, t))}`} isOpen={isOpen}>
      {() => <Readings lines={side.lines} label={t('ratings.quota.readings-of', { name })} />}
    </Fold>
  );
};

/** A group that is too small to be read alone stands beside the next larger one. */
const LargerGroup = ({ group, view }: { group: QuotaGroup; view: QuotaView }) => {
  const t = useT();
  const names = useNames();
  const larger = view.larger.find((one) => one.group === group.shownWith);
  if (!larger) return null;
  return (
    <section className="ratings-fieldset" aria-label={t('ratings.quota.with-larger', { name: names(larger.names) })}>
      <h3>{t('ratings.quota.with-larger', { name: names(larger.names) })}</h3>
      <p className="vm-soft">{t('ratings.quota.small')}</p>
      <p>{t('ratings.quota.subjects', { count: larger.subjects, kind: t(`ratings.subject.${larger.kind}`) })}</p>
      <SideOf of={larger} isOpen={group.isUnsettled} />
    </section>
  );
};

const Group = ({ group, view, of }: { group: QuotaGroup; view: QuotaView; of: OrganisationId }) => {
  const t = useT();
  const may = useMay();
  const names = useNames();
  const [isSettling, setSettling] = useState(false);
  const name = names(group.names);
  const rule = group.ruleAt === null ? null : view.rules[group.ruleAt];
  return (
    <section className="vm-card vm-stack" aria-label={name}>
      <h2>{name}</h2>
      <div>
        {group.isUnsettled && <Status level="attention">{t('ratings.quota.unsettled')}</Status>}{' '}
        <SubjectsOfGroup group={group} seasonId={view.seasonId} of={of} />
      </div>
      <RuleOf rule={rule} />
      <SideOf of={group} isOpen={group.isUnsettled} />
      <LargerGroup group={group} view={view} />
      {rule && (
        <BestOfGroup
          seasonId={view.seasonId}
          organisationId={of}
          group={group.group}
          label={t('ratings.best.of', { name })}
        />
      )}
      <Settled group={group} isOpen={view.isOpen} />
      {view.isOpen && rule && maySettle(group) && isOverAnywhere(group) && may('ratings.settle-quota') && (
        <div className="not-printed">
          <Button main={group.isUnsettled} onClick={() => setSettling(true)}>
            {t('ratings.quota.settle')}
          </Button>
        </div>
      )}
      {isSettling && <SettleDialog group={group} view={view} onClose={() => setSettling(false)} />}
    </section>
  );
};

const HeadActs = ({ seasonId, of }: { seasonId: SeasonId; of: OrganisationId | null }) => {
  const t = useT();
  return (
    <>
      <PageLink className="vm-button" to="/ratings/$seasonId" params={{ seasonId }} search={{ of: of ?? undefined }}>
        {t('ratings.quota.back')}
      </PageLink>
      <PrintButton />
    </>
  );
};

/** How many groups there are and which are over: they come first. */
const OverInShort = ({ groups }: { groups: readonly QuotaGroup[] }) => {
  const t = useT();
  const names = useNames();
  const over = mostUrgentFirst(groups).filter(isOverAnywhere);
  if (over.length === 0) return <p>{t('ratings.quota.none-over', { groups: groups.length })}</p>;
  return (
    <div className="vm-card vm-stack">
      <p>{t('ratings.quota.over-of', { over: over.length, groups: groups.length })}</p>
      <ul className="ratings-bullets">
        {over.map((group) => (
          <li key={group.group}>
            {names(group.names)}{' '}
            {group.isUnsettled && <Status level="attention">{t('ratings.quota.unsettled')}</Status>}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Whom the level above decides count under its ceiling; they are named so that nobody takes them for forgotten. */
const DecidedAbove = ({ view, of }: { view: QuotaView; of: OrganisationId }) => {
  const t = useT();
  const { seasonId, decidedAbove } = view;
  if (decidedAbove.subjects === 0) return null;
  return (
    <p>
      {t('ratings.quota.decided-above', decidedAbove)}{' '}
      <PageLink to="/ratings/$seasonId" params={{ seasonId }} search={{ of }}>
        {t('ratings.quota.decided-above-open')}
      </PageLink>
    </p>
  );
};

/** For every group what each reading of the ceiling allows, what there is now, and how it was settled. */
const QuotaPage = () => {
  const t = useT();
  const { seasonId } = useParams({ strict: false }) as { seasonId: SeasonId };
  const of = useOrganisationInView();
  const found = useQuestion(quotaBoard, { seasonId, organisationId: of as OrganisationId }, { when: of !== null });
  return (
    <div className="vm-page">
      <PageHead
        title={t('ratings.quota.title')}
        subtitle={t('ratings.quota.about')}
        actions={<HeadActs seasonId={seasonId} of={of} />}
      />
      <RatingTabs />
      <Answer
        query={found}
        lines={8}
        isEmpty={({ groups, decidedAbove }) => groups.length + decidedAbove.subjects === 0}
        empty={<Empty title={t('ratings.quota.empty')} />}
      >
        {(view) => (
          <>
            <QuotaRuleCard view={view} />
            <OverInShort groups={view.groups} />
            <DecidedAbove view={view} of={of!} />
            {mostUrgentFirst(view.groups).map((group) => (
              <Group key={group.group} group={group} view={view} of={of!} />
            ))}
          </>
        )}
      </Answer>
    </div>
  );
};

export default QuotaPage;
