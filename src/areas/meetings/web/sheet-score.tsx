import { NumberInput, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import type { Proposal } from '../rules/propose-score.ts';
import { FactLines } from './fact-lines.tsx';
import { levelOfBand, pointsText, useNames } from './meeting-words.ts';
import { useScene } from './sheet-scene.ts';
import type { JudgedScore } from './sheet-verdict.ts';

/** Outside of what facts and judgement can make together: the sheet asks why. */
const needsReason = ({ proposed, decidable, max }: Proposal, points: number | null): boolean =>
  proposed !== null && points !== null && (points < proposed || points > proposed + ((max ?? 1) - decidable));

const ProposedText = ({ proposal }: { proposal: Proposal }) => {
  const t = useT();
  const language = useLanguage();
  const { proposed, decidable, max } = proposal;
  if (proposed !== null)
    return decidable === (max ?? 1)
      ? t('meetings.score.proposed', { points: pointsText(proposed, language) })
      : t('meetings.score.proposed-part', {
          points: pointsText(proposed, language),
          of: pointsText(decidable, language),
          rest: pointsText((max ?? 1) - decidable, language),
        });
  return t(decidable === 0 || proposal.isWithoutGrade ? 'meetings.score.judged' : 'meetings.score.unknown-fact');
};

/** Where the proposal comes from; the judged rest needs no source. */
const sourceText = ({ clause, isVerified }: Proposal, t: Translate): string => {
  const source = t('meetings.rule-source', { clause: clause === 'practice' ? t('meetings.practice') : clause });
  return isVerified || clause === 'practice' ? source : `${source} (${t('meetings.unverified')})`;
};

const usePutLine = (criterion: string) => {
  const { change } = useScene();
  return (part: { points?: number | null; reason?: string }): void =>
    change((old) => {
      const line = old.score.lines[criterion] ?? { points: null, reason: '' };
      return { score: { ...old.score, lines: { ...old.score.lines, [criterion]: { ...line, ...part } } } };
    });
};

type CriterionProps = { readonly proposal: Proposal; readonly at: number; readonly score: JudgedScore };

const ReasonField = ({ proposal, at, score }: CriterionProps) => {
  const t = useT();
  const { draft, faultAt } = useScene();
  const put = usePutLine(proposal.criterion);
  const reason = draft.score.lines[proposal.criterion]?.reason ?? '';
  const isNeeded = needsReason(proposal, score.points[proposal.criterion] ?? null);
  const fault = faultAt(`score.lines.${at}.reason`);
  if (!isNeeded && !fault && reason === '') return null;
  return (
    <TextInput
      className="meetings-wide"
      label={t('meetings.score.reason')}
      required={isNeeded}
      value={reason}
      onChange={(event) => put({ reason: event.currentTarget.value })}
      error={fault}
      data-path={`score.lines.${at}.reason`}
    />
  );
};

const Criterion = ({ proposal, at, score }: CriterionProps) => {
  const t = useT();
  const nameOf = useNames();
  const language = useLanguage();
  const { faultAt } = useScene();
  const { criterion, names, max } = proposal;
  const put = usePutLine(criterion);
  return (
    <li>
      <div>
        <p className="meetings-criterion">{nameOf(names)}</p>
        <p className="vm-soft">
          <ProposedText proposal={proposal} />
          {proposal.decidable > 0 && ` ${sourceText(proposal, t)}`}
        </p>
        <FactLines facts={proposal.facts} />
      </div>
      <NumberInput
        label={t('meetings.score.points', { max: max === null ? 1 : pointsText(max, language) })}
        min={0}
        max={max ?? 1}
        step={max === null ? 1 : 0.5}
        decimalSeparator={language === 'vi' ? ',' : '.'}
        hideControls
        value={score.points[criterion] ?? ''}
        onChange={(value) => put({ points: value === '' ? null : Number(value) })}
        error={faultAt(`score.lines.${at}.points`)}
        data-path={`score.lines.${at}.points`}
      />
      <ReasonField proposal={proposal} at={at} score={score} />
    </li>
  );
};

const Total = ({ score }: { score: JudgedScore }) => {
  const t = useT();
  const nameOf = useNames();
  const language = useLanguage();
  const { verdict } = useScene();
  const given = Object.values(score.points).filter((points) => points !== null);
  const sum = given.reduce((all, points) => all + points, 0);
  const open = Object.keys(score.points).length - given.length;
  const band = verdict.scored?.band ?? null;
  return (
    <p role="status" className="meetings-total">
      {t('meetings.score.sum', { points: pointsText(sum, language) })}{' '}
      {open > 0 && `· ${t('meetings.score.open', { count: open })}`}{' '}
      {band && <Status level={levelOfBand(band.code)}>{nameOf(band.names)}</Status>}
    </p>
  );
};

/** A graded table of a place, where a committee wants one. */
const PresetField = ({ score }: { score: JudgedScore }) => {
  const t = useT();
  const nameOf = useNames();
  const { draft, change } = useScene();
  const presets = score.pack.content.presets.map(({ code, names }) => ({ value: code, label: nameOf(names) }));
  if (presets.length === 0) return null;
  return (
    <Select
      label={t('meetings.score.preset')}
      data={presets}
      clearable
      clearButtonProps={{ 'aria-label': t('meetings.score.no-preset') }}
      placeholder={t('meetings.score.no-preset')}
      value={draft.score.preset}
      onChange={(preset) => change((old) => ({ score: { ...old.score, preset } }))}
    />
  );
};

/** The cell's own score: what the facts propose stands ready, the rest is for the meeting; a reason where one leaves a fact. */
export const SheetScore = () => {
  const t = useT();
  const { draft, change, verdict, faultAt } = useScene();
  const { score } = verdict;
  if (score === null) return null;
  const fault = faultAt('score');
  return (
    <section className="vm-card" aria-labelledby="sheet-score" data-path="score" tabIndex={-1}>
      <h2 id="sheet-score">{t('meetings.sheet.score')}</h2>
      <p className="vm-soft">{t('meetings.score.help')}</p>
      {fault && <p className="vm-fault">{fault}</p>}
      <PresetField score={score} />
      <ol className="meetings-score">
        {score.proposals.map((proposal, at) => (
          <Criterion key={proposal.criterion} proposal={proposal} at={at} score={score} />
        ))}
      </ol>
      <Total score={score} />
      <Textarea
        label={t('meetings.field.weak-points')}
        autosize
        minRows={2}
        value={draft.weakPoints ?? ''}
        onChange={(event) => change({ weakPoints: event.currentTarget.value })}
        error={faultAt('weakPoints')}
        data-path="weakPoints"
      />
    </section>
  );
};
