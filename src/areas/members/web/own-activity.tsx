import type { ReactNode } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Timeline, type TimelineEntry } from '../../../web/kit/timeline.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownActivity } from '../contract.ts';
import { OpeningPanel } from './member-panel-list.tsx';

type Activity = OutputOf<typeof ownActivity>;
type Paper = Activity['endings'][number]['decision'];

const paperLine = (t: Translate, decision: Paper): string | null =>
  decision && t('members.decision-line', { ...decision, decidedOn: dayText(decision.decidedOn) });

/** Sentences one below the other; what is not there is left out. */
const lines = (...parts: readonly (string | null | false)[]): ReactNode =>
  parts.filter((part) => part !== null && part !== false).map((part) => <div key={String(part)}>{part}</div>);

const transferEntries = (t: Translate, { transfers }: Activity): TimelineEntry[] =>
  transfers.map(({ id, kind, state, from, to, slipNumber, issuedOn, presentedOn, closedOn, until }) => ({
    key: id,
    on: issuedOn,
    title: `${t(`members.transfers.kind.${kind}`)}: ${from ?? t('members.unknown')} → ${to ?? t('members.unknown')}`,
    text: lines(
      state === 'issued' && presentedOn
        ? t('members.transfers.state.presented')
        : t(`members.transfers.state.${state}`),
      slipNumber && t('members.own.slip-number', { number: slipNumber }),
      presentedOn && t('members.own.presented-on', { on: presentedOn }),
      closedOn && t('members.own.closed-on', { on: closedOn }),
      until && t('members.own.stay-until', { on: until }),
    ),
  }));

const exemptionEntries = (t: Translate, { exemptions }: Activity, on: string): TimelineEntry[] =>
  exemptions.map(({ id, kind, state, since, until, returnedOn, decision }) => {
    const isRunning = state === 'granted' && since <= on && (until === null || on < until);
    const granted = isRunning ? 'running' : returnedOn ? 'returned' : since > on ? 'coming' : 'granted';
    const word = state === 'granted' ? granted : state;
    return {
      key: id,
      on: since,
      title: t(`members.own.exemption-${kind}`),
      text: lines(
        t(`members.exemptions.state.${word}`),
        until && t('members.own.exempt-until', { on: until }),
        paperLine(t, decision),
      ),
    };
  });

const suspensionEntries = (t: Translate, { suspensions }: Activity): TimelineEntry[] =>
  suspensions.map(({ id, reason, since, plannedUntil, liftedOn, decision }) => ({
    key: id,
    on: since,
    title: `${t('members.suspension.one')}: ${t(`members.suspension-reason.${reason}`)}`,
    text: lines(
      plannedUntil && t('members.suspension.planned-text', { day: plannedUntil }),
      liftedOn && t('members.suspension.lifted-text', { day: liftedOn }),
      paperLine(t, decision),
    ),
  }));

const endEntries = (t: Translate, { endings, returns }: Activity): TimelineEntry[] =>
  [
    ...endings.map((one) => ({ ...one, title: t(`members.end-kind.${one.kind}`) })),
    ...returns.map((one) => ({ ...one, title: t(`members.reentry-kind.${one.kind}`) })),
  ]
    .sort((a, b) => b.on.localeCompare(a.on))
    .map(({ id, on, title, decision }) => ({ key: id, on, title, text: paperLine(t, decision) }));

type PartProps = {
  readonly title: string;
  readonly none: string;
  readonly entriesOf: (t: Translate, activity: Activity, on: string) => readonly TimelineEntry[];
};

const Part = ({ title, none, entriesOf }: PartProps) => {
  const t = useT();
  const { on } = useAsOf();
  const activity = useQuestion(ownActivity, { on });
  return (
    <Answer query={activity} isEmpty={(answer) => entriesOf(t, answer, on).length === 0} empty={<Empty title={none} />}>
      {(answer) => <Timeline entries={entriesOf(t, answer, on)} label={title} />}
    </Answer>
  );
};

const parts = [
  { key: 'transfers', entriesOf: transferEntries },
  { key: 'exemptions', entriesOf: exemptionEntries },
  { key: 'suspensions', entriesOf: suspensionEntries },
  { key: 'ends', entriesOf: endEntries },
] as const;

/** Own transfers, exemptions, suspensions, endings and returns: to read, on the own page. */
export const OwnActivity = () => {
  const t = useT();
  return parts.map(({ key, entriesOf }) => (
    <OpeningPanel key={key} title={t(`members.own.${key}`)}>
      {() => <Part title={t(`members.own.${key}`)} none={t(`members.own.no-${key}`)} entriesOf={entriesOf} />}
    </OpeningPanel>
  ));
};
