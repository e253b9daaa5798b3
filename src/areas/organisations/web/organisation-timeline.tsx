import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Timeline, type TimelineEntry } from '../../../web/kit/timeline.tsx';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type OrganisationId, timeline } from '../contract.ts';

type History = OutputOf<typeof timeline>;
type Event = History['events'][number];
type Version = History['versions'][number];

const eventEntry = (event: Event, t: Translate): TimelineEntry => ({
  key: event.id,
  on: event.effectiveOn,
  title: (
    <PageLink to="/organisations/events/$eventId" params={{ eventId: event.id }}>
      {t(`organisations.event.${event.kind}`)}
      {event.state !== 'applied' && ` (${t(`organisations.state.${event.state}`)})`}
    </PageLink>
  ),
  text: [
    t('organisations.timeline.decision', { number: event.decisionNumber, on: event.decidedOn, issuer: event.issuer }),
    ...(event.verified ? [] : [t('organisations.timeline.unverified')]),
  ].join(' '),
  ...(event.state === 'prepared' || event.state === 'scheduled' ? { level: 'future' as const } : {}),
});

const versionEntry = (version: Version, language: Language, t: Translate): TimelineEntry | null =>
  version.from && {
    key: `${version.from} ${version.name}`,
    on: version.from,
    title: version.name,
    text: [
      version.typeName[language],
      version.parentName && t('organisations.timeline.under', { name: version.parentName }),
    ]
      .filter(Boolean)
      .join(', '),
  };

const entriesOf = ({ versions, events }: History, language: Language, t: Translate): TimelineEntry[] =>
  [
    ...events.map((event) => eventEntry(event, t)),
    ...versions.flatMap((version) => versionEntry(version, language, t) ?? []),
  ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));

/** Versions of an organisation and the decisions between them, newest first; those announced ahead are marked. */
export const OrganisationTimeline = ({ organisationId }: { organisationId: OrganisationId }) => {
  const t = useT();
  const language = useLanguage();
  const history = useQuestion(timeline, { organisationId });
  return (
    <section className="vm-card">
      <h2>{t('organisations.timeline.title')}</h2>
      <Answer query={history}>
        {(answer) => {
          const entries = entriesOf(answer, language, t);
          const first = answer.versions.find((version) => version.from === null);
          return (
            <>
              {entries.length > 0 && <Timeline label={t('organisations.timeline.title')} entries={entries} />}
              {first && <p className="vm-soft">{t('organisations.timeline.first-unknown', { name: first.name })}</p>}
            </>
          );
        }}
      </Answer>
    </section>
  );
};
