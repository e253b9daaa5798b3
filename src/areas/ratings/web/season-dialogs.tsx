import { useNavigate } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import {
  type CalendarLine,
  changeCalendar,
  closeSeason,
  reopenSeason,
  type season as seasonQuestion,
  withdrawSeason,
} from '../contract.ts';
import { CalendarEditor } from './calendar-editor.tsx';
import { WhyDialog } from './why-dialog.tsx';

export type SeasonView = OutputOf<typeof seasonQuestion>;
type Props = { readonly season: SeasonView; readonly onClose: () => void };

/** Only the opener sees the buttons that lead here, and the opener has a version. */
const versioned = ({ seasonId, version }: SeasonView) => ({ seasonId, expectedVersion: version ?? 0 });

export const ChangeCalendarDialog = ({ season, onClose }: Props) => {
  const t = useT();
  const title = t('ratings.action.change-calendar');
  const before = season.calendar;
  const state = useContractForm(changeCalendar, {
    initial: { calendar: season.calendar as readonly CalendarLine[], why: '' },
    toInput: (typed) => ({ ...versioned(season), calendar: [...typed.calendar], why: typed.why }),
    doneKey: 'ratings.calendar.changed',
    undoInput: ({ seasonId, version }) => ({
      seasonId,
      expectedVersion: version,
      calendar: before,
      why: t('web.undo-reason'),
    }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <CalendarEditor
          lines={form.values.calendar}
          onChange={(lines) => form.setFieldValue('calendar', lines as never)}
          faultAt={(path) => form.errors[path] as string | undefined}
        />
        <Textarea label={t('ratings.why')} required autosize minRows={2} {...form.getInputProps('why')} />
      </ContractForm>
    </Dialog>
  );
};

export const CloseSeasonDialog = ({ season, onClose }: Props) => {
  const t = useT();
  const title = t('ratings.action.close-season');
  const state = useContractForm(closeSeason, {
    initial: { closedOn: todayHere() },
    toInput: (typed) => ({ ...versioned(season), closedOn: typed.closedOn }),
    doneKey: 'ratings.season.closed',
    undoInput: ({ seasonId, version }) => ({ seasonId, expectedVersion: version, why: t('web.undo-reason') }),
    onDone: onClose,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.season.close-text')}</p>
        <DayField
          label={t('ratings.season.closed-on')}
          required
          {...(state.form.getInputProps('closedOn') as Pick<
            DayFieldProps,
            'value' | 'onChange' | 'error' | 'data-path'
          >)}
        />
      </ContractForm>
    </Dialog>
  );
};

export const ReopenSeasonDialog = ({ season, onClose }: Props) => {
  const t = useT();
  return (
    <WhyDialog
      contract={reopenSeason}
      about={t('ratings.season.reopen-text')}
      doneKey="ratings.season.reopened"
      toInput={(why) => ({ ...versioned(season), why })}
      undoInput={({ seasonId, version }) => ({ seasonId, expectedVersion: version, closedOn: todayHere() })}
      onClose={onClose}
    />
  );
};

export const WithdrawSeasonDialog = ({ season, onClose }: Props) => {
  const t = useT();
  const navigate = useNavigate();
  return (
    <WhyDialog
      contract={withdrawSeason}
      about={t('ratings.season.withdraw-text')}
      doneKey="ratings.season.withdrawn"
      toInput={(why) => ({ ...versioned(season), why })}
      onClose={onClose}
      onDone={() => void navigate({ to: '/ratings' } as never)}
    />
  );
};
