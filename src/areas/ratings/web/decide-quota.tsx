import { Button } from '../../../web/kit/button.tsx';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { quotaBoard, type RatingLevel, type SubjectLine, settleQuota } from '../contract.ts';
import { distinctReadings } from '../rules/distinct-readings.ts';
import { type GroupAhead, quotaAhead } from '../rules/quota-ahead.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { Fold } from './quota-rule-fold.tsx';
import { type QuotaView, shortOf, withinSentence } from './quota-view.ts';
import { useNames } from './rating-words.tsx';
import type { SeasonView } from './season-dialogs.tsx';
import { SettleDialog } from './settle-dialog.tsx';

/** The season that decides, and who opened it. */
export type Deciding = Pick<SeasonView, 'seasonId' | 'openerId'>;

type Counted = Pick<SubjectLine, 'subjectId' | 'quotaGroup' | 'isHead' | 'proposedLevel'>;
type Chosen = { readonly subject: Counted; readonly level: RatingLevel | null };

export type NamedAhead = GroupAhead & { readonly name: string };

/** What the groups would be with the levels chosen here, by the counting of the server; nothing until the board is there. */
export const useQuotaAhead = (
  { seasonId, openerId }: Deciding,
  law: Pick<RatingLaw, 'quotas'> | null,
  chosen: readonly Chosen[],
): { readonly view: QuotaView | undefined; readonly ahead: readonly NamedAhead[] } => {
  const names = useNames();
  const may = useMay();
  const asked = { seasonId, organisationId: openerId };
  const { data } = useQuestion(quotaBoard, asked, { when: may(quotaBoard.name) });
  if (!data || law === null) return { view: data, ahead: [] };
  const groups = data.groups.flatMap(({ group, kind, decisions, settlement }) =>
    decisions === null ? [] : [{ group, kind, counts: decisions.counts, heads: decisions.heads, settled: settlement }],
  );
  const choices = chosen.flatMap(({ subject: { quotaGroup, isHead, proposedLevel: proposed }, level }) =>
    level === null ? [] : [{ group: quotaGroup, isHead, level, proposed }],
  );
  const nameOf = new Map(data.groups.map(({ group, names: words }) => [group, names(words)]));
  const ahead = quotaAhead(law, groups, choices).map((one) => ({ ...one, name: nameOf.get(one.group)! }));
  return { view: data, ahead };
};

/** In the panel of the verdict: a group that would be over without a reason on record stands in the way. */
export const useQuotaLines = (ahead: readonly NamedAhead[]): VerdictLine[] => {
  const t = useT();
  return ahead.map(({ name, lines, isOver, isUnsettled, changed }) => {
    const key = isUnsettled && changed ? 'changed' : isUnsettled ? 'unsettled' : isOver ? 'settled' : 'within';
    return {
      state: isUnsettled ? 'missing' : 'met',
      text: t(`ratings.decide.quota-${key}`, {
        name,
        ...changed,
        short: t('ratings.decide.quota-short', shortOf(lines, t)),
      }),
    };
  });
};

type AheadProps = { readonly ahead: readonly NamedAhead[]; readonly onSettle: (group: string) => void };

type Line = GroupAhead['lines'][number];

const hasHeads = (lines: readonly Line[]): boolean => distinctReadings(lines).some(({ heads }) => heads === 'apart');

/** One reading in words; heads are spoken of only where leaving them out is another reading. */
const readingWords = ({ base, rounding, heads, allowed, now, over }: Line, isOfHeads: boolean, t: Translate): string =>
  t(isOfHeads ? 'ratings.decide.quota-reading' : 'ratings.decide.quota-reading-plain', {
    base: t(`ratings.quota-base.${base}`),
    rounding: withinSentence(t(`ratings.quota-rounding.${rounding}`)),
    heads: withinSentence(t(`ratings.quota-heads.${heads}`)),
    ...{ allowed, now, over },
  });

/** Beside the levels: allowed, now and over under each reading, and the way out where a reason has to stand on record first. */
export const QuotaAhead = ({ ahead, onSettle }: AheadProps) => {
  const t = useT();
  const may = useMay();
  return ahead.map(({ group, name, lines, isUnsettled }) => (
    <section key={group} className="ratings-fieldset" aria-label={t('ratings.decide.quota-of', { name })}>
      {isUnsettled && may(settleQuota.name) && (
        <div>
          <Button onClick={() => onSettle(group)}>{t('ratings.quota.settle')}</Button>
        </div>
      )}
      <Fold
        summary={t('ratings.decide.quota-ahead', { name, short: t('ratings.decide.quota-short', shortOf(lines, t)) })}
        isOpen={isUnsettled}
      >
        {() => (
          <ul className="ratings-bullets">
            {distinctReadings(lines).map((line) => (
              <li key={`${line.base} ${line.rounding} ${line.heads}`}>{readingWords(line, hasHeads(lines), t)}</li>
            ))}
          </ul>
        )}
      </Fold>
    </section>
  ));
};

type SettleProps = {
  readonly code: string;
  readonly view: QuotaView | undefined;
  readonly ahead: readonly NamedAhead[];
  readonly chosen: readonly Chosen[];
  readonly onClose: () => void;
};

/** The reason for a group that the levels chosen would bring over, recorded over the decision: what is typed there stays. */
export const SettleAhead = ({ code, view, ahead, chosen, onClose }: SettleProps) => {
  const group = view?.groups.find((one) => one.group === code);
  const now = ahead.find((one) => one.group === code)?.now;
  if (!view || !group) return null;
  const deciding = chosen.flatMap(({ subject: { subjectId, quotaGroup }, level }) =>
    level !== null && quotaGroup === code ? [{ subjectId, level }] : [],
  );
  return <SettleDialog group={group} view={view} covers={now} deciding={deciding} onClose={onClose} />;
};
