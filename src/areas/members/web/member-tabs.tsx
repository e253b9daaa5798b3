import { useLocation } from '@tanstack/react-router';
import { TabBar } from '../../../web/kit/tab-bar.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { partOf, rooms } from './member-rooms.ts';

/** The rooms of the area that the account may open, and below them the pages of the room in view. */
export const MemberTabs = () => {
  const t = useT();
  const may = useMay();
  const here = useLocation({ select: ({ pathname }) => partOf(pathname) });
  const open = rooms
    .map((room) => ({ ...room, parts: room.parts.filter(({ needs }) => may(needs)), main: room.parts[0] }))
    .filter(({ parts }) => parts.length > 0);
  const tabs = open.map(({ key, isInRow, parts, main }) => ({
    isInRow,
    tab: {
      to: parts[0]?.to ?? '/members',
      // Of a room with one side page open, the tab says what it opens.
      label: parts.length === 1 && parts[0] && parts[0] !== main ? t(parts[0].word) : t(`members.tab.${key}`),
      isCurrent: parts.some((part) => part.to === here?.to),
    },
  }));
  const inside = open.find(({ parts }) => parts.some((part) => part.to === here?.to));
  if (open.length < 2 && (inside?.parts.length ?? 0) < 2) return null;
  const rest = tabs.filter(({ isInRow }) => !isInRow);
  const isOneRow = rest.length < 2;
  return (
    <>
      <TabBar
        label={t('members.tabs')}
        tabs={tabs.filter(({ isInRow }) => isInRow || isOneRow).map(({ tab }) => tab)}
        rest={isOneRow ? [] : rest.map(({ tab }) => tab)}
      />
      {inside && inside.parts.length > 1 && (
        <TabBar
          label={t('members.tabs.inside', { room: t(`members.tab.${inside.key}`) })}
          tabs={inside.parts.map(({ to, word }) => ({ to, label: t(word), isCurrent: to === here?.to }))}
        />
      )}
    </>
  );
};
