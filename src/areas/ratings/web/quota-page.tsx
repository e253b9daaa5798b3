import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { quotaBoard, type SeasonId, withdrawSettlement } from '../contract.ts';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import type { QuotaGroup, QuotaView } from './quota-view.ts';
import { RatingTabs } from './rating-tabs.tsx';
import { levelWords, useNames, Verified } from './rating-words.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { WhyDialog } from './why-dialog.tsx';
import './ratings.css';

type Line = NonNullable<QuotaGroup['decisions']>['lines'][number];

const baseColumn = (t: Translate): Column<Line> => ({
  key: 'base',
  header: t('ratings.quota.base'),
  value: ({ base }) => t(`ratings.quota-base.${base}`),
  cell: ({ base, isRecorded }) => (
    <span>
      {t(`ratings.quota-base.${base}`)} {isRecorded && <Status level="plain">{t('ratings.quota.recorded')}</Status>}
    </span>
  ),
  onCard: 'title',
});

/** Every reading of the ceiling beside the others: none of them blocks. */
const Readings = ({ lines, label }: { lines: readonly Line[]; label: string }) => {
  const t = useT();
  const number = (key: 'of' | 'now' | 'allowed' | 'over') => ({
    key,
    header: t(`ratings.quota.${key}`),
    value: (line: Line) => line[key],
    isNumber: true,
  });
  return (
    <DataTable
      label={label}
      rows={lines}
      rowKey={({ base, rounding, heads }) => `${base} ${rounding} ${heads}`}
      hasSearch={false}
      columns={[
        baseColumn(t),
        {
          key: 'rounding',
          header: t('ratings.quota.rounding'),
          value: ({ rounding }) => t(`ratings.quota-rounding.${rounding}`),
        },
        { key: 'heads', header: t('ratings.quota.heads'), value: ({ heads }) => t(`ratings.quota-heads.${heads}`) },
        number('of'),
        number('now'),
        number('allowed'),
        number('over'),
      ]}
    />
  );
};

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
        {settlement.reason ??
          (settlement.exception &&
            t('ratings.quota.by-exception', {
              number: settlement.exception.number,
              on: dayText(settlement.exception.decidedOn),
            }))}{' '}
        {settlement.isOutgrown && <Status level="attention">{t('ratings.quota.outgrown')}</Status>}
      </p>
      {isOpen && may(withdrawSettlement.name) && (
        <div className="not-printed">
          <Button onClick={() => setAsking(true)}>{t('ratings.action.withdraw-settlement')}</Button>
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

const RuleOf = ({ rule }: { rule: QuotaView['rules'][number] | null | undefined }) => {
  const t = useT();
  if (!rule) return <p className="vm-soft">{t('ratings.quota.no-rule')}</p>;
  return (
    <p className="vm-soft">
      {t('ratings.quota.rule', { level: levelWords(rule.level, t), share: rule.share })} {rule.rule.clause}{' '}
      <Verified isVerified={rule.rule.isVerified} />
    </p>
  );
};

const Group = ({ group, view }: { group: QuotaGroup; view: QuotaView }) => {
  const t = useT();
  const may = useMay();
  const names = useNames();
  const [isSettling, setSettling] = useState(false);
  const name = names(group.names);
  const rule = group.ruleAt === null ? null : view.rules[group.ruleAt];
  const side = group.decisions?.rated ? group.decisions : group.proposals;
  return (
    <section className="vm-card vm-stack" aria-label={name}>
      <h2>{name}</h2>
      <p>
        {t('ratings.quota.subjects', { count: group.subjects, kind: t(`ratings.subject.${group.kind}`) })}{' '}
        {group.isUnsettled && <Status level="attention">{t('ratings.quota.unsettled')}</Status>}
      </p>
      <RuleOf rule={rule} />
      {group.shownWith && <p className="vm-soft">{t('ratings.quota.small')}</p>}
      {side && (
        <details className="ratings-fold" open={group.isUnsettled}>
          <summary>{t(side === group.decisions ? 'ratings.quota.by-decisions' : 'ratings.quota.by-proposals')}</summary>
          <Readings lines={side.lines} label={t('ratings.quota.readings-of', { name })} />
        </details>
      )}
      <Settled group={group} isOpen={view.isOpen} />
      {view.isOpen && rule && !group.settlement && may('ratings.settle-quota') && (
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
        isEmpty={({ groups }) => groups.length === 0}
        empty={<Empty title={t('ratings.quota.empty')} />}
      >
        {(view) => (
          <>
            {view.groups.map((group) => (
              <Group key={group.group} group={group} view={view} />
            ))}
          </>
        )}
      </Answer>
    </div>
  );
};

export default QuotaPage;
