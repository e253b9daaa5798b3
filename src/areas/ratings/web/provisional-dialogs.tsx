import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { levelsByScale, type ProvisionalLine, recheckProvisional, recordStateRating } from '../contract.ts';
import { ConfirmDecisionDialog } from './confirm-decision-dialog.tsx';
import { levelWords } from './rating-words.tsx';
import type { SeasonView } from './season-dialogs.tsx';

type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;
type Props = { readonly line: ProvisionalLine; readonly onClose: () => void };

const versioned = ({ subject: { subjectId, version } }: ProvisionalLine) => ({ subjectId, expectedVersion: version });

/** How the State rated a cadre, with its paper: the rules are asked again with it. */
export const StateRatingDialog = ({ line, onClose }: Props) => {
  const t = useT();
  const title = t('ratings.action.record-state-rating');
  const state = useContractForm(recordStateRating, {
    initial: { level: null as string | null, sourceWords: '' },
    toInput: (typed) => ({ ...versioned(line), level: typed.level, sourceWords: typed.sourceWords }),
    doneKey: 'ratings.done.record-state-rating',
    undoInput: ({ subjectId, version }) => ({ subjectId, expectedVersion: version }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.state-rating.about', { title: line.subject.title })}</p>
        <Select
          label={t('ratings.state-rating.level')}
          required
          data={levelsByScale['four-levels'].map((value) => ({ value, label: t(`ratings.level.${value}`) }))}
          {...form.getInputProps('level')}
        />
        <TextInput
          label={t('ratings.state-rating.source')}
          description={t('ratings.state-rating.source-help')}
          required
          {...form.getInputProps('sourceWords')}
        />
      </ContractForm>
    </Dialog>
  );
};

/** The deciding level keeps its decision; where the rules now say something else, it says why. */
export const ConfirmDialog = ({ line: { subject, differs, levelNow }, onClose }: Props) => {
  const t = useT();
  const words = {
    title: t('ratings.action.confirm-decision'),
    about: t(differs ? 'ratings.confirm.about-differing' : 'ratings.confirm.about', {
      title: subject.title,
      decided: levelWords(subject.decidedLevel, t),
      now: levelWords(levelNow, t),
    }),
    day: t('ratings.confirm.on'),
    why: t('ratings.confirm.why'),
    doneKey: 'ratings.done.confirm-decision',
  };
  return <ConfirmDecisionDialog on={subject} words={words} isWhyAsked={differs} onClose={onClose} />;
};

export type Rechecked = OutputOf<typeof recheckProvisional>;
type RecheckProps = {
  readonly season: SeasonView;
  readonly onClose: () => void;
  readonly onDone: (rechecked: Rechecked) => void;
};

/** All that went ahead is looked at again at once; what differs or still waits stays on the list. */
export const RecheckDialog = ({ season, onClose, onDone }: RecheckProps) => {
  const t = useT();
  const title = t('ratings.action.recheck-provisional');
  const state = useContractForm(recheckProvisional, {
    initial: { on: todayHere() },
    toInput: (typed) => ({ seasonId: season.seasonId, on: typed.on }),
    doneKey: 'ratings.done.recheck-provisional',
    undoInput: ({ subjects }) =>
      subjects.length === 0
        ? undefined
        : { subjects: subjects.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version })) },
    onDone: (rechecked) => {
      onDone(rechecked);
      onClose();
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.recheck.about')}</p>
        <DayField label={t('ratings.confirm.on')} required {...(state.form.getInputProps('on') as DayProps)} />
      </ContractForm>
    </Dialog>
  );
};

const stays = ['waiting', 'differing', 'keptOut', 'aside'] as const;

/** What came of looking again: how many were confirmed, and how many stay provisional for which reason. */
export const RecheckedNow = ({ rechecked }: { readonly rechecked: Rechecked }) => {
  const t = useT();
  const left = stays.filter((why) => rechecked[why] > 0);
  return (
    <div role="status" className="vm-card vm-stack">
      <p>{t('ratings.recheck.confirmed', { count: rechecked.confirmed })}</p>
      {left.length === 0 ? (
        <p>{t('ratings.recheck.none-left')}</p>
      ) : (
        <ul className="ratings-bullets">
          {left.map((why) => (
            <li key={why}>{t(`ratings.recheck.stays-${why}`, { count: rechecked[why] })}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
