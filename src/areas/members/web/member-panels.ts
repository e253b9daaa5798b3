import type { ComponentType } from 'react';
import type { MemberPanelProps } from './member-panel-props.ts';

export type { MemberPanelProps };

export type MemberPanel = {
  readonly key: string;
  /** Message key of the heading. */
  readonly title: string;
  /** Action or question of which the person must be allowed at least one; for the own page no permission is asked. */
  readonly needs: readonly string[];
  readonly over: readonly MemberPanelProps['over'][];
  readonly open: () => Promise<{ readonly default: ComponentType<MemberPanelProps> }>;
};

/** Panels that other topics add to the page of a member, in this order. Fetched when opened; one line each. */
export const memberPanels: readonly MemberPanel[] = [
  // life-cycle
  {
    key: 'life-cycle',
    title: 'members.life.title',
    needs: ['members.life-cycle'],
    over: ['office'],
    open: () => import('./life-cycle-panel.tsx'),
  },
  // transfers
  {
    key: 'transfers',
    title: 'members.transfers.title',
    needs: ['members.transfer-proposal'],
    over: ['office'],
    open: () => import('./transfer-panel.tsx'),
  },
  {
    key: 'exemptions',
    title: 'members.exemptions.title',
    needs: ['members.exemptions'],
    over: ['office'],
    open: () => import('./exemption-panel.tsx'),
  },
  {
    key: 'residence',
    title: 'members.residence.title',
    needs: ['members.residence-links'],
    over: ['office'],
    open: () => import('./residence-panel.tsx'),
  },
  // dues
  {
    key: 'dues',
    title: 'members.dues.title',
    needs: ['members.dues-of-member'],
    over: ['office', 'self'],
    open: () => import('./dues-panel.tsx'),
  },
  // registers
  {
    key: 'badges',
    title: 'members.badges.title',
    needs: ['members.badges-of-member'],
    over: ['office', 'self'],
    open: () => import('./member-badges-panel.tsx'),
  },
  // hygiene
];
