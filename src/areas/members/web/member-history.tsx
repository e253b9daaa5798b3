import { dayText } from '../../../web/day-text.ts';
import { Timeline, type TimelineEntry } from '../../../web/kit/timeline.tsx';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import type { MemberView } from './member-scene.ts';
import { OrganisationPlace } from './organisation-place.tsx';

type View = Pick<MemberView, 'spells' | 'dates' | 'stateSince' | 'face'> & Partial<Pick<MemberView, 'posts'>>;

const dated = (t: Translate, { dates, face, stateSince }: View): TimelineEntry[] =>
  [
    { key: 'decided', on: dates.admissionDecidedOn, title: t('members.history.admission-decided') },
    { key: 'admitted', on: dates.admittedOn, title: t('members.history.admitted') },
    { key: 'official', on: dates.officialOn, title: t('members.history.official') },
    { key: 'recognised', on: dates.recognitionDecidedOn, title: t('members.history.recognition-decided') },
    { key: 'state', on: face.state === 'active' ? null : stateSince, title: t(`members.state.${face.state}`) },
  ].flatMap((entry) => (entry.on === null ? [] : [{ ...entry, on: entry.on }]));

type Spell = View['spells'][number];
type Told = { readonly spell: Spell; readonly isOwn: boolean };

const SpellPlace = ({ spell, isOwn }: Told) => (
  <OrganisationPlace organisationId={spell.organisationId} name={spell.organisationName} tab="members" isOwn={isOwn} />
);

const Began = (told: Told) => {
  const t = useT();
  return (
    <>
      {t(`members.history.${told.spell.kind}-spell`)} <SpellPlace {...told} />
    </>
  );
};

const Ended = (told: Told) => {
  const t = useT();
  return (
    <>
      {t('members.history.left')} <SpellPlace {...told} />
    </>
  );
};

const spellBegun = (t: Translate, spell: Spell, at: number, isOwn: boolean): TimelineEntry => {
  const { decision } = spell;
  const paper = decision && t('members.decision-line', { ...decision, decidedOn: dayText(decision.decidedOn) });
  const how = spell.isBeginningKnown ? t(`members.began.${spell.beganBy}`) : t('members.history.beginning-unknown');
  return {
    key: `spell ${at}`,
    on: spell.since,
    title: <Began spell={spell} isOwn={isOwn} />,
    text: [how, paper].filter(Boolean).join('. '),
  };
};

/** Beginnings before ends: on the day of a transfer the new cell, which is the latest, stands above the one that was left. */
const spellEntries = (t: Translate, { spells }: View, isOwn: boolean): TimelineEntry[] => {
  const ended = spells.flatMap((spell, at): TimelineEntry[] =>
    spell.until && spell.endedBy
      ? [
          {
            key: `end ${at}`,
            on: spell.until,
            title: <Ended spell={spell} isOwn={isOwn} />,
            text: t(`members.ended.${spell.endedBy}`),
          },
        ]
      : [],
  );
  return [...spells.map((spell, at) => spellBegun(t, spell, at, isOwn)), ...ended];
};

const usePostEntries = (posts: MemberView['posts']): TimelineEntry[] => {
  const t = useT();
  const language = useLanguage();
  return posts.map((post, at) => ({
    key: `post ${at}`,
    on: post.from,
    title: (
      <>
        {post.kind[language]},{' '}
        <OrganisationPlace
          organisationId={post.organisationId}
          name={post.organisationName}
          tab="committee"
          isOwn={false}
        />
      </>
    ),
    text: post.until ? t('members.history.until', { on: dayText(post.until) }) : t('members.history.now'),
  }));
};

/** Membership, posts and the four dates in one line of time, latest first; spells out of reach are not here. */
export const MemberHistory = ({ view, isOwn = false }: { view: View; isOwn?: boolean }) => {
  const t = useT();
  const posts = usePostEntries(view.posts ?? []);
  const entries = [...dated(t, view), ...spellEntries(t, view, isOwn), ...posts].toSorted((a, b) =>
    b.on.localeCompare(a.on),
  );
  return (
    <section className="vm-card" aria-label={t('members.history.title')}>
      <h2>{t('members.history.title')}</h2>
      <Timeline label={t('members.history.title')} entries={entries} />
      <p className="vm-soft">{t(isOwn ? 'members.history.own' : 'members.history.in-reach')}</p>
    </section>
  );
};
