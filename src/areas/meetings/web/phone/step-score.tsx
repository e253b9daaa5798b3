/** @jsxImportSource preact */
import type { Proposal } from '../../rules/propose-score.ts';
import { pointsText } from '../meeting-words.ts';
import type { JudgedScore } from '../sheet-verdict.ts';
import { NumberBox, TextArea, TextBox } from './phone-fields.tsx';
import type { PhoneScene } from './phone-scene.ts';
import { languageNow, nameOf, t } from './phone-words.ts';

type Props = { readonly scene: PhoneScene };

const proposedText = ({ proposed, decidable, max, isWithoutGrade }: Proposal): string => {
  const points = (value: number): string => pointsText(value, languageNow());
  if (proposed === null)
    return t(decidable === 0 || isWithoutGrade ? 'meetings.score.judged' : 'meetings.score.unknown-fact');
  const whole = max ?? 1;
  if (decidable === whole) return t('meetings.score.proposed', { points: points(proposed) });
  const rest = points(whole - decidable);
  return t('meetings.score.proposed-part', { points: points(proposed), of: points(decidable), rest });
};

type CriterionProps = Props & { readonly proposal: Proposal; readonly at: number; readonly score: JudgedScore };

const Criterion = ({ scene, proposal, at, score }: CriterionProps) => {
  const { draft, change, faultAt } = scene;
  const { criterion, names, max } = proposal;
  const line = draft.score.lines[criterion] ?? { points: null, reason: '' };
  const reasonFault = faultAt(`score.lines.${at}.reason`);
  const put = (part: Partial<typeof line>): void =>
    change((old) => ({
      score: { ...old.score, lines: { ...old.score.lines, [criterion]: { ...line, ...part } } },
    }));
  return (
    <li>
      <p class="name">
        {nameOf(names)}
        <span class="soft">{proposedText(proposal)}</span>
      </p>
      <NumberBox
        label={t('meetings.score.points', { max: max ?? 1 })}
        value={score.points[criterion] ?? null}
        most={max ?? 1}
        step={max === null ? 1 : 0.5}
        onChange={(points) => put({ points })}
        path={`score.lines.${at}.points`}
        fault={faultAt(`score.lines.${at}.points`)}
      />
      {(reasonFault || line.reason !== '') && (
        <TextBox
          label={t('meetings.score.reason')}
          value={line.reason}
          onChange={(reason) => put({ reason })}
          path={`score.lines.${at}.reason`}
          fault={reasonFault}
        />
      )}
    </li>
  );
};

/** What the facts decide stands ready; the rest is the cell's to judge. */
export const StepScore = ({ scene }: Props) => {
  const { score } = scene.verdict;
  const { draft, change, faultAt } = scene;
  if (score === null) return <p class="soft">{t('meetings.score.none')}</p>;
  const given = Object.values(score.points).filter((points) => points !== null);
  return (
    <section>
      <h2>{t('meetings.sheet.score')}</h2>
      <p class="soft">{t('meetings.score.help')}</p>
      <ol class="roll">
        {score.proposals.map((proposal, at) => (
          <Criterion key={proposal.criterion} scene={scene} proposal={proposal} at={at} score={score} />
        ))}
      </ol>
      <p role="status" class="big">
        {t('meetings.score.sum', {
          points: pointsText(
            given.reduce((sum, points) => sum + points, 0),
            languageNow(),
          ),
        })}
      </p>
      <TextArea
        label={t('meetings.field.weak-points')}
        value={draft.weakPoints}
        most={2000}
        onChange={(weakPoints) => change({ weakPoints })}
        path="weakPoints"
        fault={faultAt('weakPoints')}
      />
    </section>
  );
};
