import type { ReactNode } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { type Level, Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { momentText } from '../../../web/moment-text.ts';
import type { ChangeView } from '../contract.ts';
import { useFieldName, useFieldText } from './member-words.ts';

const levels: Readonly<Record<ChangeView['state'], Level>> = {
  proposed: 'attention',
  approved: 'good',
  rejected: 'serious',
  withdrawn: 'unknown',
};

type Gap = NonNullable<ChangeView['gap']>;

const GapRow = ({ gap }: { gap: Gap }) => {
  const t = useT();
  const textOf = (one: Gap['before']): string =>
    one
      ? `${t('members.gap.line', { since: dayText(one.since), until: dayText(one.until) })}: ${t(`members.gap.${one.reason}`)}`
      : t('members.gap.none');
  return (
    <tr>
      <th scope="row">{t('members.gap.title')}</th>
      <td>{textOf(gap.before)}</td>
      <td>{textOf(gap.after)}</td>
    </tr>
  );
};

const BeforeAfter = ({ change, on }: { change: ChangeView; on: string }) => {
  const t = useT();
  const nameOf = useFieldName();
  const textOf = useFieldText(on);
  return (
    <table className="vm-table members-before-after">
      <thead>
        <tr>
          <th scope="col">{t('members.change.field')}</th>
          <th scope="col">{t('members.change.before')}</th>
          <th scope="col">{t('members.change.after')}</th>
        </tr>
      </thead>
      <tbody>
        {change.fields.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{nameOf(field)}</th>
            <td>{textOf(field, before)}</td>
            <td>{textOf(field, after)}</td>
          </tr>
        ))}
        {change.sealed.map(({ kind, isTakenAway }) => (
          <tr key={kind}>
            <th scope="row">{t(`members.sealed.${kind}`)}</th>
            <td>{t('members.sealed.hidden')}</td>
            <td>{t(isTakenAway ? 'members.sealed.taken-away' : 'members.sealed.new-value')}</td>
          </tr>
        ))}
        {change.gap && <GapRow gap={change.gap} />}
      </tbody>
    </table>
  );
};

const Papers = ({ change }: { change: ChangeView }) => {
  const t = useT();
  const { decision, act, note, rejectReason } = change;
  const lines = [
    decision && t('members.decision-line', { ...decision, decidedOn: dayText(decision.decidedOn) }),
    act && t('members.act-line', { ...act, on: dayText(act.on) }),
    note,
    rejectReason && t('members.change.rejected-for', { reason: rejectReason }),
  ].filter(Boolean);
  return lines.map((line) => (
    <p key={String(line)} className="vm-soft">
      {line}
    </p>
  ));
};

const Who = ({ change }: { change: ChangeView }) => {
  const t = useT();
  const by = change.isOwnRequest ? t('members.change.by-member') : (change.proposedBy ?? t('members.unknown'));
  return (
    <p className="vm-soft">
      {t('members.change.proposed-by', { by, at: momentText(change.proposedAt) })}
      {change.decidedAt &&
        ` · ${t(`members.change.${change.state}-by`, { by: change.decidedBy ?? t('members.unknown'), at: momentText(change.decidedAt) })}`}
    </p>
  );
};

type Props = {
  readonly change: ChangeView;
  readonly on: string;
  /** Names the member and links to the record; left out on the record's own page. */
  readonly isNamed?: boolean;
  readonly actions?: ReactNode;
};

/** One change: before → after, what it rests on, who asked and who decided. */
export const ChangeCard = ({ change, on, isNamed = false, actions }: Props) => {
  const t = useT();
  return (
    <article className="vm-card members-change">
      <div className="vm-row">
        {isNamed && (
          <strong>
            <PageLink to="/members/$memberId" params={{ memberId: change.memberId }}>
              {change.memberName}
            </PageLink>
            {change.organisationName && <span className="vm-soft"> · {change.organisationName}</span>}
          </strong>
        )}
        <Status level={levels[change.state]}>{t(`members.change.state.${change.state}`)}</Status>
        <span>{t(`members.basis.${change.basis}`)}</span>
      </div>
      <BeforeAfter change={change} on={on} />
      <Papers change={change} />
      <Who change={change} />
      {actions && <div className="vm-row not-printed">{actions}</div>}
    </article>
  );
};
