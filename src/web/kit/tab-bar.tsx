import { useId, useRef } from 'react';
import { useT } from '../messages.ts';
import { Icon } from './icon.tsx';
import { PageLink } from './page-link.tsx';

export type Tab = {
  readonly to: string;
  readonly search?: Readonly<Record<string, string | undefined>>;
  readonly label: string;
  /** The page in view is this one or stands below it. */
  readonly isCurrent: boolean;
};

type Props = {
  /** What the row leads through, for readers. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** Pages asked for less often, behind the button at the end of the row. */
  readonly rest?: readonly Tab[];
};

// The fade at an end says that the row goes on there.
const markEnds = (row: HTMLElement): void => {
  row.dataset.before = String(row.scrollLeft > 1);
  row.dataset.after = String(row.scrollLeft + row.clientWidth < row.scrollWidth - 1);
};

const centreCurrent = (row: HTMLElement): void => {
  const current = row.querySelector('[aria-current]')?.getBoundingClientRect();
  if (!current) return;
  const { left, width } = row.getBoundingClientRect();
  row.scrollLeft += current.left - left - (width - current.width) / 2;
};

const watchEnds = (row: HTMLElement | null): (() => void) | undefined => {
  if (!row) return undefined;
  const mark = (): void => markEnds(row);
  const watcher = new ResizeObserver(() => {
    centreCurrent(row);
    mark();
  });
  watcher.observe(row);
  row.addEventListener('scroll', mark, { passive: true });
  return () => {
    watcher.disconnect();
    row.removeEventListener('scroll', mark);
  };
};

const TabLink = ({ tab, className }: { tab: Tab; className: string }) => (
  <PageLink
    to={tab.to}
    {...(tab.search ? { search: tab.search } : {})}
    className={className}
    isExact
    {...(tab.isCurrent ? { 'aria-current': 'true' as const } : {})}
  >
    {tab.label}
  </PageLink>
);

const RestOfTabs = ({ tabs }: { tabs: readonly Tab[] }) => {
  const t = useT();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const current = tabs.find((tab) => tab.isCurrent);
  // Above everything, so its place on the screen is told it as it opens; when the page scrolls under it, it closes.
  const place = ({ newState }: { newState: string }): void => {
    const at = button.current?.getBoundingClientRect();
    if (newState !== 'open' || !at || !menu.current) return;
    menu.current.style.setProperty('--menu-top', `${at.bottom}px`);
    menu.current.style.setProperty('--menu-right', `${Math.max(document.documentElement.clientWidth - at.right, 0)}px`);
    window.addEventListener('scroll', () => menu.current?.hidePopover(), { once: true, passive: true });
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        className="vm-tab vm-tab-rest"
        popoverTarget={id}
        aria-current={current ? 'true' : undefined}
      >
        {t('web.tabs.rest')}
        {current && <span className="vm-tab-rest-page">: {current.label}</span>}
        <Icon name="down" />
      </button>
      <div id={id} ref={menu} popover="auto" className="vm-menu vm-tab-menu" onBeforeToggle={place}>
        {tabs.map((tab) => (
          <TabLink key={tab.to} tab={tab} className="vm-menu-item" />
        ))}
      </div>
    </>
  );
};

/** One row of links to pages that belong together: never two lines, it scrolls where the width ends. */
export const TabBar = ({ label, tabs, rest = [] }: Props) => (
  <nav className="vm-tabs vm-tab-bar not-printed" aria-label={label}>
    <div className="vm-tab-row" ref={watchEnds}>
      {tabs.map((tab) => (
        <TabLink key={tab.to} tab={tab} className="vm-tab" />
      ))}
    </div>
    {rest.length > 0 && <RestOfTabs tabs={rest} />}
  </nav>
);
