import type { ReactNode, Ref } from 'react';
import { dayText } from '../../../web/day-text.ts';
import type { Translate } from '../../../web/messages.ts';
import type { HandedFace } from '../contract.ts';

/** How far the reading of a sheet is, in words. */
export const readingWords = (handed: HandedFace | null, t: Translate): string => {
  if (handed === null) return t('ratings.reading.not-handed');
  const on = dayText(handed.handedOn);
  if (handed.readOn === null) return t('ratings.reading.handed', { on });
  return t(`ratings.reading.${handed.readHow}`, { on, read: dayText(handed.readOn) });
};

type StepProps = {
  readonly id: string;
  readonly number?: number;
  readonly title: string;
  readonly about?: ReactNode;
  /** For the focus to go back to. */
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
};

/** One step of a page that is walked through from top to bottom. */
export const OwnStep = ({ id, number, title, about, headingRef, children }: StepProps) => (
  <section id={id} className="vm-card vm-stack" aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`} ref={headingRef} tabIndex={headingRef ? -1 : undefined}>
      {number !== undefined && <span aria-hidden="true">{`${number}. `}</span>}
      {title}
    </h2>
    {about && <p className="vm-soft">{about}</p>}
    {children}
  </section>
);
