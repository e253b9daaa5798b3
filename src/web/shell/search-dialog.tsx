import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { searchEverywhere } from '../../platform/http/contract.ts';
import { fold } from '../fold.ts';
import { Icon } from '../kit/icon.tsx';
import { useT } from '../messages.ts';
import { useQuestion } from '../queries.ts';
import { railEntriesFor, useRailWord } from '../rail-entries.ts';
import { useMay } from '../session.ts';

type Hit = {
  readonly title: string;
  readonly subtitle: string;
  readonly link: string;
  readonly endedOn?: string | null | undefined;
};

const useHits = (text: string): { hits: readonly Hit[]; isWaiting: boolean } => {
  const t = useT();
  const may = useMay();
  const word = useRailWord();
  const asked = useDeferredValue(text.trim());
  const found = useQuestion(searchEverywhere, { text: asked || '-' }, { when: asked.length > 1, keepLast: true });
  const pages = railEntriesFor(may)
    .filter((entry) => fold(word(entry)).includes(fold(asked)))
    .map((entry) => ({ title: word(entry), subtitle: t('web.search.page'), link: entry.to as string }));
  const hits = asked.length > 1 ? [...pages, ...(found.data?.hits ?? [])] : pages;
  return { hits, isWaiting: found.isFetching };
};

const subtitleOf = ({ subtitle, endedOn }: Hit, t: ReturnType<typeof useT>): string =>
  [subtitle, endedOn && t('web.search.ended', { day: endedOn })].filter(Boolean).join(' · ');

const HitList = ({
  id,
  hits,
  active,
  onOpen,
}: {
  id: string;
  hits: readonly Hit[];
  active: number;
  onOpen: (hit: Hit) => void;
}) => {
  const t = useT();
  return (
    <div id={id} role="listbox" aria-label={t('web.search.results')} className="vm-hits">
      {hits.map((hit, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the input, which keeps the focus
        <div
          key={`${hit.link} ${hit.title}`}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          className="vm-hit"
          ref={(node) => {
            if (at === active) node?.scrollIntoView({ block: 'nearest' });
          }}
          onClick={() => onOpen(hit)}
        >
          <span>{hit.title}</span>
          <span className="vm-soft">{subtitleOf(hit, t)}</span>
        </div>
      ))}
    </div>
  );
};

/** Jumps to people, organisations and pages, without regard to case and accents. What is typed stays out of the address. */
const SearchDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const id = useId();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { hits, isWaiting } = useHits(text);
  useEffect(() => dialog.current?.showModal(), []);
  const open = (hit: Hit): void => {
    dialog.current?.close();
    void navigate({ to: hit.link as never });
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      event.preventDefault();
      setActive((at) => (at + step + hits.length) % hits.length);
    }
    const hit = hits[active];
    if (event.key === 'Enter' && hit) open(hit);
  };
  const nothing = text.trim().length > 1 && hits.length === 0 && !isWaiting;
  return (
    <dialog ref={dialog} className="vm-search" aria-label={t('web.search.label')} onClose={onClose}>
      <div className="vm-search-line">
        <Icon name="search" />
        <input
          autoFocus
          type="text"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={hits.length > 0 ? `${id}-${active}` : undefined}
          aria-label={t('web.search.label')}
          placeholder={t('web.search.placeholder')}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKey}
        />
        <button type="button" className="vm-quiet" aria-label={t('web.close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </div>
      <HitList id={id} hits={hits} active={active} onOpen={open} />
      <p role="status" className="vm-soft vm-search-note">
        {nothing ? t('web.search.nothing') : t('web.search.count', { count: hits.length })}
      </p>
    </dialog>
  );
};

export default SearchDialog;
