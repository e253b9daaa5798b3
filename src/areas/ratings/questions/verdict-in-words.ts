import type { Explained, RatingCourse } from '../contract/explained.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { NamedFact, Outcome } from '../contract/verdict.ts';
import { factKey, subjectKey } from '../rules/explain-verdict.ts';
import { dayWords, type Language, type Say, sayIn } from './in-both-languages.ts';

type Told = { readonly say: Say; readonly day: (on: string) => string; readonly level: (level: RatingLevel) => string };
type Reason = Explained['reasons'][number];

const outcomeLine = ({ say, level }: Told, outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'proposed':
      return say('ratings.explain.proposed', { level: level(outcome.level) });
    case 'open':
      return say('ratings.explain.open', { best: level(outcome.atBest), worst: level(outcome.atWorst) });
    case 'gap':
      return say('ratings.explain.gap', { level: level(outcome.candidate) });
    case 'not-rated':
      return say('ratings.explain.not-rated');
    case 'no-text':
      return say('ratings.explain.no-text');
  }
};

const answerOf = ({ holds }: Reason): string =>
  holds === null ? 'ratings.explain.unknown' : holds ? 'ratings.explain.yes' : 'ratings.explain.no';

const reasonLine = ({ say }: Told, language: Language, reason: Reason): string => {
  const { names, rule, clause, isVerified, step } = reason;
  const line = say('ratings.explain.reason', {
    step: say(`ratings.step.${step}`),
    rule: names[language],
    number: rule,
    clause: clause === 'practice' ? say('ratings.pack.practice') : clause,
    answer: say(answerOf(reason)),
  });
  return isVerified ? line : `${line} ${say('ratings.explain.unverified')}`;
};

const missingLine = ({ say }: Told, facts: readonly NamedFact[]): string[] =>
  facts.length === 0
    ? []
    : [say('ratings.explain.missing', { facts: [...new Set(facts.map((fact) => say(factKey(fact))))].join('; ') })];

const ballotLines = ({ say, day, level }: Told, { ballot }: RatingCourse): string[] => {
  if (!ballot) return [say('ratings.course.no-ballot')];
  const { votes, on, level: most, ...counts } = ballot;
  const told = Object.entries(votes).map(([code, count]) =>
    say('ratings.course.vote', {
      level: code === 'not-rated' ? say('ratings.ballot.not-rated') : level(code as RatingLevel),
      votes: count ?? 0,
    }),
  );
  return [
    say('ratings.course.ballot', { on: day(on), ...counts }),
    say('ratings.course.votes', { votes: told.join('; ') }),
    most ? say('ratings.course.most', { level: level(most) }) : say('ratings.course.no-most'),
  ];
};

const courseLines = (told: Told, { selfLevel, course }: Explained): string[] => {
  if (!course) return [];
  const { say, day, level } = told;
  const { selfRatedOn, answers, proposal, reason, toldOn } = course;
  return [
    selfLevel && selfRatedOn
      ? say('ratings.course.self', { on: day(selfRatedOn), level: level(selfLevel) })
      : say('ratings.course.no-self'),
    ...answers.map(({ saidOn, text }) => `${say('ratings.course.answer', { on: day(saidOn) })} “${text}”`),
    proposal
      ? say('ratings.course.proposal', { on: day(proposal.on), level: level(proposal.level) })
      : say('ratings.course.no-proposal'),
    ...(proposal?.reason ? [say('ratings.course.proposal-reason', { reason: proposal.reason })] : []),
    ...ballotLines(told, course),
    ...(reason ? [say('ratings.course.reason', { reason })] : []),
    ...(toldOn ? [say('ratings.own.told', { on: day(toldOn) })] : []),
  ];
};

const nextLines = ({ say }: Told, language: Language, { course, decision, reexamination }: Explained): string[] => [
  ...(course
    ? [
        say('ratings.next.after', { issuer: decision?.issuer ?? say('ratings.next.deciding') }),
        say('ratings.next.reopen'),
      ]
    : [say('ratings.next.before')]),
  ...(reexamination
    ? [say('ratings.next.text', { rule: reexamination.names[language], clause: reexamination.clause })]
    : [say('ratings.next.no-text')]),
];

const decidedLine = ({ say, day, level }: Told, { decidedLevel, decision }: Explained): string[] => {
  if (decidedLevel === null) return [];
  return decision
    ? [say('ratings.paper.decided', { ...decision, level: level(decidedLevel), decidedOn: day(decision.decidedOn) })]
    : [say('ratings.explain.decided', { level: level(decidedLevel) })];
};

const lines = (items: readonly string[]): string[] => items.map((item) => `- ${item}`);

/** A rating as plain text that a member can read: what was decided and how it came to that, every rule with its clause, what comes next. */
export const verdictInWords = (language: Language, paper: Explained): string => {
  const say = sayIn(language);
  const told: Told = { say, day: dayWords, level: (code) => say(`ratings.level.${code}`) };
  const packs = [paper.pack, ...(paper.layer ? [paper.layer] : [])];
  const course = courseLines(told, paper);
  return [
    say('ratings.explain.head', { title: paper.title, kind: say(subjectKey(paper.kind)) }),
    say('ratings.explain.packs', { packs: packs.map((pack) => pack[language]).join('; ') }),
    ...decidedLine(told, paper),
    ...(course.length === 0 ? [] : [say('ratings.course.title'), ...lines(course)]),
    say('ratings.paper.why'),
    outcomeLine(told, paper.outcome),
    ...(paper.isVerified ? [] : [say('ratings.explain.not-verified')]),
    ...(paper.isReading ? [say('ratings.explain.reading')] : []),
    ...(paper.score === null ? [] : [say('ratings.explain.score', { points: paper.score })]),
    ...(paper.pointsByKey === null ? [] : [say(paper.pointsByKey)]),
    ...lines(paper.reasons.map((reason) => reasonLine(told, language, reason))),
    ...missingLine(told, paper.missing),
    say('ratings.next.title'),
    ...lines(nextLines(told, language, paper)),
    say('ratings.explain.people-decide'),
  ].join('\n');
};
