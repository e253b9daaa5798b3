import { dayText } from '../../../web/day-text.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import type { Explained, RatingCourse, RatingLevel } from '../contract.ts';
import { levelWords, useNames, Verified, votesWords } from './rating-words.tsx';

const Ballot = ({ ballot }: { ballot: NonNullable<RatingCourse['ballot']> }) => {
  const t = useT();
  const { votes, on, level, ...counts } = ballot;
  const told = votesWords(votes, (code, count) =>
    t('ratings.course.vote', {
      level: code === 'not-rated' ? t('ratings.ballot.not-rated') : levelWords(code as RatingLevel, t),
      votes: count,
    }),
  );
  return (
    <li>
      <p>{t('ratings.course.ballot', { on: dayText(on), ...counts })}</p>
      <p>
        {t('ratings.course.votes', { votes: told.join('; ') })}{' '}
        {level ? t('ratings.course.most', { level: levelWords(level, t) }) : t('ratings.course.no-most')}
      </p>
      <p className="vm-soft">{t('ratings.course.counts-only')}</p>
    </li>
  );
};

const Proposal = ({ proposal }: { proposal: NonNullable<RatingCourse['proposal']> }) => {
  const t = useT();
  const { on, level, reason } = proposal;
  return (
    <li>
      <p>{t('ratings.course.proposal', { on: dayText(on), level: levelWords(level, t) })}</p>
      {reason && <p className="ratings-words">{t('ratings.course.proposal-reason', { reason })}</p>}
    </li>
  );
};

const selfWords = ({ selfLevel }: Explained, { selfRatedOn }: RatingCourse, t: Translate): string =>
  selfLevel && selfRatedOn
    ? t('ratings.course.self', { on: dayText(selfRatedOn), level: levelWords(selfLevel, t) })
    : t('ratings.course.no-self');

/** How it came to the decision: own rating and answers, proposal, tally, decision with its reason. Counts of votes only. */
export const ExplanationCourse = ({ paper, decided }: { paper: Explained; decided: string }) => {
  const t = useT();
  const { course } = paper;
  if (!course) return null;
  const { answers, proposal, ballot, reason, toldOn } = course;
  return (
    <section className="vm-card vm-stack" aria-labelledby="paper-course">
      <h2 id="paper-course">{t('ratings.course.title')}</h2>
      <ol className="ratings-paper-list">
        <li>{selfWords(paper, course, t)}</li>
        {answers.map(({ saidOn, text }) => (
          <li key={`${saidOn} ${text}`}>
            <p>{t('ratings.course.answer', { on: dayText(saidOn) })}</p>
            <p className="ratings-words">{text}</p>
          </li>
        ))}
        {proposal ? <Proposal proposal={proposal} /> : <li>{t('ratings.course.no-proposal')}</li>}
        {ballot ? <Ballot ballot={ballot} /> : <li>{t('ratings.course.no-ballot')}</li>}
        <li>
          <p>{decided}</p>
          {reason && <p className="ratings-words">{t('ratings.course.reason', { reason })}</p>}
        </li>
        {toldOn && <li>{t('ratings.own.told', { on: dayText(toldOn) })}</li>}
      </ol>
    </section>
  );
};

/** What the person concerned may do now, and what the texts say of it. */
export const ExplanationNext = ({ paper: { course, decision, reexamination } }: { paper: Explained }) => {
  const t = useT();
  const names = useNames();
  return (
    <section className="vm-card vm-stack" aria-labelledby="paper-next">
      <h2 id="paper-next">{t('ratings.next.title')}</h2>
      {course ? (
        <>
          <p>{t('ratings.next.after', { issuer: decision?.issuer ?? t('ratings.next.deciding') })}</p>
          <p>{t('ratings.next.reopen')}</p>
        </>
      ) : (
        <p>{t('ratings.next.before')}</p>
      )}
      {reexamination ? (
        <p>
          {t('ratings.next.text', { rule: names(reexamination.names), clause: reexamination.clause })}{' '}
          <Verified isVerified={reexamination.isVerified} />
        </p>
      ) : (
        <p className="vm-soft">{t('ratings.next.no-text')}</p>
      )}
    </section>
  );
};
