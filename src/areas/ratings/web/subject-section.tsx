import type { ReactNode } from 'react';
import { useT } from '../../../web/messages.ts';

/** Parts of the page of one subject, in the order in which they stand; each is a place in the address. */
export const subjectSections = [
  'verdict',
  'shortcomings',
  'targets',
  'evidence',
  'remarks',
  'marks',
  'interests',
  'history',
] as const;
export type SubjectSection = (typeof subjectSections)[number];

type Props = {
  readonly id: SubjectSection;
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** One part of the page, with its own place in the address and its own buttons. */
export const Section = ({ id, title, actions, children }: Props) => (
  <section id={id} tabIndex={-1} className="vm-card vm-stack ratings-section" aria-labelledby={`${id}-title`}>
    <div className="ratings-section-head">
      <h2 id={`${id}-title`}>{title}</h2>
      {actions && <div className="vm-row not-printed">{actions}</div>}
    </div>
    {children}
  </section>
);

/** The way to every part: plain links, so that they work by keyboard and as a bookmark. */
export const SectionLinks = ({ sections }: { sections: readonly SubjectSection[] }) => {
  const t = useT();
  return (
    <nav className="ratings-section-links not-printed" aria-label={t('ratings.sections')}>
      {sections.map((section) => (
        <a key={section} href={`#${section}`} className="vm-chip">
          {t(`ratings.section.${section}`)}
        </a>
      ))}
    </nav>
  );
};
