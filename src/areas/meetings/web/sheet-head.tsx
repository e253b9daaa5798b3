import type { Day } from '../../../platform/calendar/day.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { NumberInput, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { meetingKind, meetingMode } from '../contract.ts';
import { HourField } from './hour-field.tsx';
import { useNames } from './meeting-words.ts';
import { PersonField } from './person-field.tsx';
import { useScene } from './sheet-scene.ts';
import { packsOf } from './sheet-verdict.ts';

/** The clock of this place, for "began now" and "ended now". */
const clockNow = (): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' }).format(
    new Date(),
  );

const OnlineFields = () => {
  const t = useT();
  const nameOf = useNames();
  const { draft, change, opening, faultAt } = useScene();
  const grounds = packsOf(opening).online?.content.grounds ?? [];
  if (draft.mode !== 'online') return null;
  const online = draft.online ?? { ground: '', apart: 0 };
  return (
    <>
      <Select
        label={t('meetings.field.online-ground')}
        required
        data={grounds.map(({ code, names }) => ({ value: code, label: nameOf(names) }))}
        value={online.ground || null}
        onChange={(ground) => change({ online: { ...online, ground: ground ?? '' } })}
        error={faultAt('online.ground')}
        data-path="online.ground"
      />
      <NumberInput
        label={t('meetings.field.online-apart')}
        description={t('meetings.field.online-apart-help')}
        required
        min={0}
        allowDecimal={false}
        value={draft.online?.apart ?? ''}
        onChange={(apart) => change({ online: { ...online, apart: Number(apart) || 0 } })}
        error={faultAt('online.apart')}
        data-path="online.apart"
      />
    </>
  );
};

const Seats = () => {
  const t = useT();
  const { draft, change, circle, faultAt } = useScene();
  const people = circle.map(({ memberId, fullName }) => ({ value: memberId, label: fullName }));
  return (
    <>
      <PersonField
        label={t('meetings.field.chair')}
        people={people}
        value={draft.chairId}
        onChange={(chairId) => change({ chairId })}
        path="chairId"
        error={faultAt('chairId')}
      />
      <PersonField
        label={t('meetings.field.clerk')}
        people={people}
        value={draft.clerkId}
        onChange={(clerkId) => change({ clerkId })}
        path="clerkId"
        error={faultAt('clerkId')}
      />
    </>
  );
};

const Hours = () => {
  const t = useT();
  const { draft, change, faultAt } = useScene();
  const isLive = draft.entry === 'live';
  return (
    <div className="meetings-hours">
      <HourField
        label={t('meetings.field.started-at')}
        required
        value={draft.startedAt}
        onChange={(startedAt) => change({ startedAt })}
        path="startedAt"
        error={faultAt('startedAt')}
      />
      <HourField
        label={t('meetings.field.ended-at')}
        required
        value={draft.endedAt}
        onChange={(endedAt) => change({ endedAt })}
        path="endedAt"
        error={faultAt('endedAt')}
      />
      {isLive && draft.startedAt === null && (
        <Button onClick={() => change({ startedAt: clockNow() })}>{t('meetings.began-now')}</Button>
      )}
      {isLive && draft.startedAt !== null && draft.endedAt === null && (
        <Button onClick={() => change({ endedAt: clockNow() })}>{t('meetings.ended-now')}</Button>
      )}
    </div>
  );
};

const Preparation = () => {
  const t = useT();
  const { draft, change, faultAt } = useScene();
  return (
    <details className="meetings-more">
      <summary>{t('meetings.sheet.preparation')}</summary>
      <div className="meetings-fields">
        <DayField
          label={t('meetings.field.noticed-on')}
          value={draft.noticedOn}
          onChange={(noticedOn) => change({ noticedOn })}
          error={faultAt('noticedOn')}
          data-path="noticedOn"
        />
        <DayField
          label={t('meetings.field.materials-on')}
          value={draft.materialsOn}
          onChange={(materialsOn) => change({ materialsOn })}
          error={faultAt('materialsOn')}
          data-path="materialsOn"
        />
        <TextInput
          label={t('meetings.field.title')}
          description={t('meetings.field.title-help')}
          value={draft.title ?? ''}
          onChange={(event) => change({ title: event.currentTarget.value })}
          error={faultAt('title')}
          data-path="title"
        />
      </div>
    </details>
  );
};

const GroupField = () => {
  const t = useT();
  const { draft, change, facts, faultAt } = useScene();
  if (draft.kind !== 'party-group') return null;
  return (
    <Select
      label={t('meetings.field.group')}
      required
      data={facts.groups.map(({ id, name }) => ({ value: id, label: name }))}
      value={draft.groupId}
      onChange={(groupId) => change({ groupId: groupId as never })}
      error={faultAt('groupId') ?? (facts.groups.length === 0 ? t('meetings.field.no-groups') : undefined)}
      data-path="groupId"
    />
  );
};

const KindField = () => {
  const t = useT();
  const { draft, change, faultAt } = useScene();
  return (
    <Select
      label={t('meetings.field.kind')}
      data={meetingKind.options.map((code) => ({ value: code, label: t(`meetings.kind.${code}`) }))}
      allowDeselect={false}
      value={draft.kind}
      onChange={(kind) => change({ kind: (kind ?? 'regular') as typeof draft.kind, groupId: null })}
      error={faultAt('kind')}
      data-path="kind"
    />
  );
};

const ModeField = () => {
  const t = useT();
  const { draft, change, faultAt } = useScene();
  return (
    <Select
      label={t('meetings.field.mode')}
      data={meetingMode.options.map((code) => ({ value: code, label: t(`meetings.mode.${code}`) }))}
      allowDeselect={false}
      value={draft.mode}
      onChange={(mode) =>
        change({ mode: (mode ?? 'in-person') as typeof draft.mode, ...(mode === 'online' ? {} : { online: null }) })
      }
      error={faultAt('mode')}
      data-path="mode"
    />
  );
};

/** Kind, day, hours, place, how people came together, and who chairs and writes. */
export const SheetHead = () => {
  const t = useT();
  const { draft, change, faultAt } = useScene();
  return (
    <section className="vm-card" aria-labelledby="sheet-head">
      <h2 id="sheet-head">{t('meetings.sheet.head')}</h2>
      <div className="meetings-fields">
        <KindField />
        <GroupField />
        <DayField
          label={t('meetings.field.held-on')}
          required
          value={draft.heldOn}
          onChange={(heldOn: Day | null) => heldOn && change({ heldOn })}
          error={faultAt('heldOn')}
          data-path="heldOn"
        />
        <TextInput
          label={t('meetings.field.place')}
          value={draft.place ?? ''}
          onChange={(event) => change({ place: event.currentTarget.value })}
          error={faultAt('place')}
          data-path="place"
        />
        <ModeField />
        <OnlineFields />
        <Seats />
      </div>
      <Hours />
      <Preparation />
    </section>
  );
};
