import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Icon } from '../kit/icon.tsx';
import { useT } from '../messages.ts';
import { isUnder, phoneSplit, type RailPlace, railEntriesFor, useRailWord } from '../rail-entries.ts';
import { useMay } from '../session.ts';
import { useJustDoneDialog } from './just-done-control.tsx';
import { LanguageSwitch } from './language-switch.tsx';

const Entry = ({ entry }: { entry: RailPlace }) => {
  const word = useRailWord();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <li>
      <Link
        to={entry.to}
        className="vm-rail-link"
        activeOptions={{ exact: true, includeSearch: false }}
        aria-current={isUnder(entry, path) ? 'page' : undefined}
      >
        <Icon name={entry.icon} />
        <span>{word(entry)}</span>
      </Link>
    </li>
  );
};

/** The areas of the person's roles, in their own words. */
export const Rail = () => {
  const t = useT();
  const entries = railEntriesFor(useMay());
  return (
    <nav className="vm-rail not-printed" aria-label={t('web.areas')}>
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.to} entry={entry} />
        ))}
      </ul>
    </nav>
  );
};

/** The same on a phone: a bar of four at the bottom, the fourth opens the rest. */
export const PhoneBar = () => {
  const t = useT();
  const more = useRef<HTMLDivElement>(null);
  const justDone = useJustDoneDialog(more);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const split = phoneSplit(railEntriesFor(useMay()));
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when another page opens
  useEffect(() => more.current?.hidePopover(), [path]);
  return (
    <nav className="vm-phone-bar not-printed" aria-label={t('web.areas')}>
      <ul>
        {split.bar.map((entry) => (
          <Entry key={entry.to} entry={entry} />
        ))}
        <li>
          <button type="button" className="vm-rail-link" popoverTarget="more-areas">
            <Icon name="more" />
            <span>{t('web.more')}</span>
          </button>
        </li>
      </ul>
      <div id="more-areas" popover="auto" className="vm-sheet" ref={more}>
        <ul>
          {split.more.map((entry) => (
            <Entry key={entry.to} entry={entry} />
          ))}
        </ul>
        <button type="button" className="vm-menu-item" onClick={justDone.open}>
          {t('web.just-done.title')}
        </button>
        <a className="vm-menu-item" href="/guide">
          {t('web.guides')}
        </a>
        <LanguageSwitch />
      </div>
      {justDone.dialog}
    </nav>
  );
};
