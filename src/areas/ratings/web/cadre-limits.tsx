import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { quotaBoard, settleQuota } from '../contract.ts';
import type { CadreMonthView } from './cadre-words.tsx';
import { OutgrownMark } from './outgrown-mark.tsx';
import { maySettle, type QuotaGroup, type QuotaView } from './quota-view.ts';
import { levelWords, useNames, Verified } from './rating-words.tsx';
import { SettleDialog } from './settle-dialog.tsx';

type Side = NonNullable<QuotaGroup['decisions']>;

type Rule = QuotaView['rules'][number];

const Readings = ({ side, isDecided, rule }: { side: Side; isDecided: boolean; rule: Rule }) => {
  const t = useT();
  const { now, rated, isOver, lines } = side;
  const share = rule.exceptionShare ?? '';
  return (
    <>
      <p>
        {t(isDecided ? 'ratings.cadre.limit-decided' : 'ratings.cadre.limit-proposed', { now, rated })}{' '}
        {isOver && <Status level="attention">{t('ratings.cadre.limit-over')}</Status>}
      </p>
      <ul className="ratings-bullets">
        {lines.map(({ rounding, base, heads, allowed, over, allowedByException: most }) => (
          <li key={`${base} ${rounding} ${heads}`}>
            {t('ratings.cadre.limit-line', { rounding: t(`ratings.quota-rounding.${rounding}`), allowed, over })}
            {most !== null && ` ${t('ratings.cadre.limit-exception', { share, allowed: most })}`}{' '}
            <Verified isVerified={rule.roundings.find(({ code }) => code === rounding)?.isVerified ?? false} />
          </li>
        ))}
      </ul>
    </>
  );
};

const Settled = ({ settlement }: { settlement: NonNullable<QuotaGroup['settlement']> }) => {
  const t = useT();
  const { covers, settledOn, reason, exception } = settlement;
  return (
    <p>
      {t('ratings.quota.settled', { covers, on: dayText(settledOn) })}{' '}
      {reason ??
        (exception &&
          t('ratings.quota.by-exception', { number: exception.number, on: dayText(exception.decidedOn) }))}{' '}
      <OutgrownMark settlement={settlement} />
    </p>
  );
};

const Group = ({ group, board }: { group: QuotaGroup; board: QuotaView }) => {
  const t = useT();
  const may = useMay();
  const names = useNames();
  const [isSettling, setSettling] = useState(false);
  const rule = group.ruleAt === null ? null : board.rules[group.ruleAt];
  // While nothing is decided the board reads what the heads gave.
  const side = group.decisions?.rated ? group.decisions : group.proposals;
  if (!rule || !side) return null;
  const name = names(group.names);
  return (
    <section aria-label={name} className="vm-stack">
      <h3>{name}</h3>
      <p>
        {t('ratings.quota.rule', { level: levelWords(rule.level, t), share: rule.share })} {rule.rule.clause}{' '}
        <Verified isVerified={rule.rule.isVerified} />
      </p>
      {side.rated === 0 ? (
        <p>{t('ratings.cadre.limit-nobody')}</p>
      ) : (
        <Readings side={side} isDecided={side === group.decisions} rule={rule} />
      )}
      {group.settlement && <Settled settlement={group.settlement} />}
      {board.isOpen && side.isOver && maySettle(group) && may(settleQuota.name) && (
        <div className="vm-row not-printed">
          <Button onClick={() => setSettling(true)}>{t('ratings.quota.settle')}</Button>
        </div>
      )}
      {isSettling && <SettleDialog group={group} view={board} onClose={() => setSettling(false)} />}
    </section>
  );
};

/** Limits of the best level, office by office: what each reading allows, what there is, and on what an office may go over it. */
export const CadreLimits = ({ month: { seasonId, openerId } }: { month: CadreMonthView }) => {
  const t = useT();
  const found = useQuestion(quotaBoard, { seasonId, organisationId: openerId });
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.cadre.limits')}>
      <h2>{t('ratings.cadre.limits')}</h2>
      <p className="vm-soft">
        {t('ratings.cadre.limits-text')}{' '}
        <PageLink to="/ratings/$seasonId/quota" params={{ seasonId }} search={{ of: openerId }}>
          {t('ratings.quota.title')}
        </PageLink>
      </p>
      <Answer query={found} lines={4}>
        {(board) => board.groups.map((group) => <Group key={group.group} group={group} board={board} />)}
      </Answer>
    </section>
  );
};
