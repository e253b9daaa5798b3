import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, TextInput } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { scoreFromAbove, withdrawScoreFromAbove } from '../contract.ts';
import { checkSuperiorScore } from '../rules/check-score.ts';
import type { ScorePack } from '../rules/score-shape.ts';
import { dayPropsOf } from './form-days.ts';
import type { MeetingScene } from './meeting-scene.ts';
import { inOrder } from './meeting-score.tsx';
import { levelOfBand, pointsText, useNames } from './meeting-words.ts';

type Line = { criterion: string; own: number | null; points: number | string; reason: string };
type Typed = { scoredOn: string | null; lines: Line[] };
type State = ContractFormState<Typed & Record<string, unknown>>;

const pointsOf = ({ points }: Line): number | null => (points === '' ? null : Number(points));
const linesOf = ({ lines }: Typed) =>
  lines.map((line) => ({ criterion: line.criterion, points: pointsOf(line), reason: line.reason.trim() || null }));

/** The sum and band as they would stand, by the form of the day of the meeting. */
const Outcome = ({ form, scene, pack }: { form: State['form']; scene: MeetingScene; pack: ScorePack }) => {
  const t = useT();
  const nameOf = useNames();
  const language = useLanguage();
  const own = form.values.lines.map(({ criterion, own: points }) => ({ criterion, points, reason: null }));
  const lines = linesOf(form.values);
  const checked = checkSuperiorScore(pack.content, { kind: scene.meeting.kind, lines, isComplete: true }, own);
  const criterionOf = (field?: string): string => {
    const code = lines[Number(/\d+/.exec(field ?? '')?.[0])]?.criterion;
    return nameOf(pack.content.criteria.find((one) => one.code === code)?.names);
  };
  if (isRefusal(checked))
    return (
      <div role="status">
        <ul className="vm-soft">
          {checked.reasons.map(({ code, params, field }) => (
            <li key={`${code} ${field}`}>
              {[criterionOf(field), t(`refusal.${code}`, params)].filter(Boolean).join(': ')}
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <p role="status">
      {t('meetings.score.sum', { points: pointsText(checked.total ?? checked.met, language) })}{' '}
      {checked.band && <Status level={levelOfBand(checked.band.code)}>{nameOf(checked.band.names)}</Status>}
    </p>
  );
};

const LineFields = ({ form, at, pack }: { form: State['form']; at: number; pack: ScorePack }) => {
  const t = useT();
  const nameOf = useNames();
  const language = useLanguage();
  const line = form.values.lines[at]!;
  const criterion = pack.content.criteria.find(({ code }) => code === line.criterion);
  const max = criterion?.max ?? 1;
  const differs = line.own !== null && pointsOf(line) !== line.own;
  const faultAt = (name: string) => form.errors[`score.${at}.${name}`] ?? form.errors[`lines.${at}.${name}`];
  return (
    <fieldset className="meetings-line">
      <legend>{nameOf(criterion?.names) || line.criterion}</legend>
      <NumberInput
        label={t('meetings.above.points', { max: pointsText(max, language) })}
        description={t('meetings.above.own', { points: pointsText(line.own, language) })}
        min={0}
        max={max}
        step={0.5}
        decimalSeparator={language === 'vi' ? ',' : '.'}
        hideControls
        {...form.getInputProps(`lines.${at}.points`)}
        data-path={`score.${at}.points`}
        error={faultAt('points')}
      />
      {differs && (
        <TextInput
          label={t('meetings.above.reason')}
          required
          {...form.getInputProps(`lines.${at}.reason`)}
          data-path={`score.${at}.reason`}
          error={faultAt('reason')}
        />
      )}
    </fieldset>
  );
};

const Withdraw = ({ scene, onClose }: { scene: MeetingScene; onClose: () => void }) => {
  const t = useT();
  const { face } = scene.meeting;
  const { scoredFromAboveOn: scoredOn } = scene.rules;
  const lines = (scene.meeting.score?.lines ?? []).map(({ criterion, superiorPoints, superiorReason }) => ({
    criterion,
    points: superiorPoints,
    reason: superiorReason,
  }));
  const withdraw = useAction(withdrawScoreFromAbove, {
    doneKey: 'meetings.above.withdrawn',
    undoInput: ({ meetingId, version }) => ({ meetingId, expectedVersion: version, scoredOn, lines }),
    onDone: onClose,
  });
  if (face.superiorTotal === null) return null;
  return (
    <>
      <Button
        isBusy={withdraw.isPending}
        onClick={() => withdraw.mutate({ meetingId: face.id, expectedVersion: face.version })}
      >
        {t('meetings.above.withdraw')}
      </Button>
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
    </>
  );
};

const initialOf = ({ meeting, rules }: MeetingScene): Typed & Record<string, unknown> => ({
  scoredOn: rules.scoredFromAboveOn ?? todayHere(),
  lines: inOrder(meeting.score?.lines ?? [], rules.packs.score as ScorePack | null).map(
    ({ criterion, selfPoints, superiorPoints, superiorReason }) => ({
      criterion,
      own: selfPoints,
      points: superiorPoints ?? selfPoints ?? '',
      reason: superiorReason ?? '',
    }),
  ),
});

/** The superior's column: begins with the cell's own points; wherever one differs the form asks why. */
export const ScoreAboveDialog = ({ scene, onClose }: { scene: MeetingScene; onClose: () => void }) => {
  const t = useT();
  const { face } = scene.meeting;
  const pack = scene.rules.packs.score as ScorePack | null;
  const state = useContractForm(scoreFromAbove, {
    initial: initialOf(scene),
    toInput: (typed) => ({
      meetingId: face.id,
      expectedVersion: face.version,
      scoredOn: typed.scoredOn,
      lines: linesOf(typed),
    }),
    doneKey: 'meetings.above.done',
    undoInput: ({ meetingId, version }) => ({ meetingId, expectedVersion: version }),
    onDone: onClose,
  });
  if (pack === null) return null;
  return (
    <Dialog title={t('meetings.above.title')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.above.submit')} onCancel={onClose}>
        <DayField label={t('meetings.above.scored-on')} required {...dayPropsOf(state.form, 'scoredOn')} />
        {state.form.values.lines.map(({ criterion }, at) => (
          <LineFields key={criterion} form={state.form} at={at} pack={pack} />
        ))}
        <Outcome form={state.form} scene={scene} pack={pack} />
      </ContractForm>
      <Withdraw scene={scene} onClose={onClose} />
    </Dialog>
  );
};
