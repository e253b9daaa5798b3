import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Level = 'good' | 'attention' | 'serious' | 'unknown' | 'plain';

const icons: Readonly<Partial<Record<Level, IconName>>> = {
  good: 'met',
  attention: 'warning',
  serious: 'missing',
  unknown: 'unknown',
};

/** A state as shape, word and colour, never as colour alone. */
export const Status = ({ level, children }: { level: Level; children: ReactNode }) => {
  const icon = icons[level];
  return (
    <span className="vm-badge" data-level={level}>
      {icon && <Icon name={icon} size={1} />}
      {children}
    </span>
  );
};
