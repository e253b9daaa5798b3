import { dayText } from '../../../web/day-text.ts';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import { MeetingRecount } from './meeting-recount.tsx';
import type { MeetingScene } from './meeting-scene.ts';
import { hoursText } from './meeting-words.ts';

const nameIn = ({ attendance }: MeetingSheet, memberId: string | null): string | null =>
  attendance.find((line) => line.memberId === memberId)?.fullName ?? null;

const Attended = ({ meeting }: { meeting: MeetingSheet }) => {
  const t = useT();
  const { present, counted } = meeting.face;
  if (present === null) return t('meetings.unknown');
  return <Figure numerator={present} denominator={counted} definition={t('meetings.count.attended-definition')} />;
};

const heldFacts = (meeting: MeetingSheet, t: Translate): Fact[] => {
  const orUnknown = (text: string | null): string => text || t('meetings.unknown');
  return [
    { name: t('meetings.count.attended'), value: <Attended meeting={meeting} /> },
    { name: t('meetings.field.chair'), value: orUnknown(nameIn(meeting, meeting.chairId)) },
    { name: t('meetings.field.clerk'), value: orUnknown(nameIn(meeting, meeting.clerkId)) },
    { name: t('meetings.field.dues-note'), value: orUnknown(meeting.duesNote) },
    {
      name: t('meetings.agenda.approved'),
      value: t(meeting.isAgendaApproved ? 'meetings.fact.yes' : 'meetings.agenda.not-recorded'),
    },
    {
      name: t('meetings.one.opinions'),
      value:
        meeting.opinionCount === 0
          ? t('meetings.one.no-opinions')
          : t('meetings.one.opinion-count', { opinions: meeting.opinionCount, speakers: meeting.speakerCount }),
    },
  ];
};

const placeFacts = ({ face, kind, mode }: MeetingSheet, t: Translate): Fact[] => [
  { name: t('meetings.field.kind'), value: t(`meetings.kind.${kind}`) },
  {
    name: t(face.heldOn !== null ? 'meetings.field.held-on' : 'meetings.field.planned-on'),
    value: dayText(face.heldOn ?? face.plannedOn),
  },
  { name: t('meetings.field.hours'), value: hoursText(face) || t('meetings.unknown') },
  { name: t('meetings.field.place'), value: face.place || t('meetings.unknown') },
  { name: t('meetings.field.mode'), value: t(`meetings.mode.${mode}`) },
];

const dayFacts = ({ noticedOn, materialsOn }: MeetingSheet, t: Translate): Fact[] => [
  { name: t('meetings.field.noticed-on'), value: noticedOn ? dayText(noticedOn) : t('meetings.unknown') },
  { name: t('meetings.field.materials-on'), value: materialsOn ? dayText(materialsOn) : t('meetings.unknown') },
];

/** When, where, how, who; what nobody recorded is said. */
export const MeetingFacts = ({ scene: { meeting, rules } }: { scene: MeetingScene }) => {
  const t = useT();
  const held = meeting.face.heldOn === null ? [] : heldFacts(meeting, t);
  return (
    <section className="vm-card">
      <h2>{t('meetings.one.facts')}</h2>
      <Facts facts={[...placeFacts(meeting, t), ...held, ...dayFacts(meeting, t)]} />
      {rules.recount && <MeetingRecount recount={rules.recount} now={meeting.face} />}
    </section>
  );
};
