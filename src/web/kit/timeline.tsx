import type { ReactNode } from 'react';
import { dayText } from '../day-text.ts';

export type TimelineEntry = {
  readonly key: string;
  readonly on: string;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly level?: 'serious' | 'future';
};

/** What happened, newest first as given. */
export const Timeline = ({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) => (
  <ol className="vm-timeline" aria-label={label}>
    {entries.map(({ key, on, title, text, level }) => (
      <li key={key} data-level={level}>
        <time className="vm-soft" dateTime={on}>
          {dayText(on)}
        </time>
        <div>{title}</div>
        {text && <div className="vm-soft">{text}</div>}
      </li>
    ))}
  </ol>
);
