import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type ProvisionalLine, provisionalSteps } from '../contract.ts';
import {
  ConfirmDialog,
  RecheckDialog,
  type Rechecked,
  RecheckedNow,
  StateRatingDialog,
} from './provisional-dialogs.tsx';
import { FictionalMark, levelWords } from './rating-words.tsx';
import type { SeasonView } from './season-dialogs.tsx';
import { WentAheadOf } from './went-ahead-of.tsx';

type Act = 'record-state-rating' | 'confirm-decision';
type LineProps = { readonly line: ProvisionalLine; readonly season: SeasonView; readonly onAct: (act: Act) => void };

const Levels = ({ line: { subject, stateLevel, levelNow, differs } }: Pick<LineProps, 'line'>) => {
  const t = useT();
  return (
    <p>
      {t('ratings.provisional.levels', {
        decided: levelWords(subject.decidedLevel, t),
        now: levelNow === null ? t('ratings.provisional.no-single-level') : levelWords(levelNow, t),
      })}
      {stateLevel !== null && ` ${t('ratings.provisional.state-level', { level: levelWords(stateLevel, t) })}`}{' '}
      {differs && <Status level="serious">{t('ratings.provisional.differs')}</Status>}
    </p>
  );
};

/** What the program found when it looked again by itself; of a difference, both what the rules came to then and what they come to now. */
const Found = ({ line: { recheck, levelThen, levelNow } }: Pick<LineProps, 'line'>) => {
  const t = useT();
  if (recheck === null) return null;
  const levelOr = (level: typeof levelNow) =>
    level === null ? t('ratings.provisional.no-single-level') : levelWords(level, t);
  return (
    <p>
      {t(`ratings.provisional.found.${recheck.finding}`, {
        on: dayText(recheck.on),
        before: levelOr(levelThen),
        now: levelOr(levelNow),
      })}{' '}
      {recheck.finding === 'agrees' && <Status level="good">{t('ratings.provisional.to-confirm')}</Status>}
    </p>
  );
};

const actsOf = ({ aheadOf }: ProvisionalLine, season: SeasonView): Act[] => {
  if (season.state !== 'open') return [];
  const isStateMissing = aheadOf.some(({ for: what, hasArrived }) => what === 'state-rating' && !hasArrived);
  const isComplete = aheadOf.every(({ hasArrived }) => hasArrived);
  return [
    ...(isStateMissing ? (['record-state-rating'] as const) : []),
    ...(isComplete && season.version !== null ? (['confirm-decision'] as const) : []),
  ];
};

const ProvisionalItem = ({ line, season, onAct }: LineProps) => {
  const t = useT();
  const may = useMay();
  const { subject } = line;
  return (
    <li className="vm-stack">
      <div>
        <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId: subject.subjectId }}>
          <strong>{subject.title}</strong>
        </PageLink>
        <FictionalMark {...subject} />
        <span className="vm-soft">{` · ${t(`ratings.subject.${subject.kind}`)} · ${subject.organisationName}`}</span>
      </div>
      <Levels line={line} />
      <Found line={line} />
      <WentAheadOf line={line} />
      <p className="vm-soft ratings-words">
        {t('ratings.provisional.reason', {
          reason: line.aheadReason ?? '–',
          on: subject.decidedOn ? dayText(subject.decidedOn) : '–',
        })}
      </p>
      <div className="vm-row not-printed">
        {actsOf(line, season)
          .filter((act) => may(`ratings.${act}`))
          .map((act) => (
            <Button
              key={act}
              aria-label={t('ratings.provisional.act-of', { act: t(`ratings.action.${act}`), title: subject.title })}
              onClick={() => onAct(act)}
            >
              {t(`ratings.action.${act}`)}
            </Button>
          ))}
      </div>
    </li>
  );
};

type AskedProps = {
  readonly season: SeasonView;
  readonly of: string;
  readonly onRechecked: (rechecked: Rechecked) => void;
};
type Listed = Omit<AskedProps, 'of'> & { readonly rows: readonly ProvisionalLine[]; readonly total: number };

const ProvisionalList = ({ rows, total, season, onRechecked }: Listed) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<{ act: Act; line: ProvisionalLine } | 'recheck' | null>(null);
  const close = (): void => setOpen(null);
  const mayRecheck = season.version !== null && season.state === 'open' && may('ratings.recheck-provisional');
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.provisional.title')}>
      <h2>{t('ratings.provisional.title')}</h2>
      <p className="vm-soft">{t('ratings.provisional.about', { shown: rows.length, total })}</p>
      {mayRecheck && (
        <div className="not-printed">
          <Button onClick={() => setOpen('recheck')}>{t('ratings.action.recheck-provisional')}</Button>
        </div>
      )}
      <ul className="ratings-due">
        {rows.map((line) => (
          <ProvisionalItem
            key={line.subject.subjectId}
            line={line}
            season={season}
            onAct={(act) => setOpen({ act, line })}
          />
        ))}
      </ul>
      {open === 'recheck' && <RecheckDialog season={season} onClose={close} onDone={onRechecked} />}
      {open !== null && open !== 'recheck' && open.act === 'record-state-rating' && (
        <StateRatingDialog line={open.line} onClose={close} />
      )}
      {open !== null && open !== 'recheck' && open.act === 'confirm-decision' && (
        <ConfirmDialog line={open.line} onClose={close} />
      )}
    </section>
  );
};

const Asked = ({ of, ...props }: AskedProps) => {
  const found = useQuestion(provisionalSteps, { seasonId: props.season.seasonId, organisationId: of as never });
  return (
    <Answer query={found} lines={3}>
      {({ rows, total }) => (total === 0 ? null : <ProvisionalList rows={rows} total={total} {...props} />)}
    </Answer>
  );
};

/** Decisions that went ahead of something, until somebody has looked at them again; nothing is shown where there are none. */
export const ProvisionalSteps = ({ season, of }: { readonly season: SeasonView; readonly of: string }) => {
  const may = useMay();
  // Stands also when nothing is left to list: who looked again reads what came of it.
  const [rechecked, setRechecked] = useState<Rechecked | null>(null);
  if (!may('ratings.provisional-steps')) return null;
  return (
    <>
      {rechecked !== null && <RecheckedNow rechecked={rechecked} />}
      {season.counts.provisional > 0 && <Asked season={season} of={of} onRechecked={setRechecked} />}
    </>
  );
};
