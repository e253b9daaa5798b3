import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { isBranch, matching, moveBy, rowsInView, type Tree, type TreeNode, treeOf } from './tree-rows.ts';

export type VirtualTreeProps<N extends TreeNode> = {
  readonly label: string;
  /** Flat, in order, with depths. Keep the array stable between renders. */
  readonly nodes: readonly N[];
  readonly onOpen: (node: N) => void;
  readonly selectedKey?: string | null;
  /** Typed search: shows matches with everything above them. */
  readonly search?: string;
  /** After the label: a badge, a count. Plain words only, it is part of the row's name. */
  readonly note?: (node: N) => ReactNode;
  readonly firstOpen?: readonly string[];
};

const TYPING_PAUSE_MS = 700;
const ROW_REM = 2.75;
const INDENT_REM = 1.25;
const DEEPEST_INDENT = 6;

/** Letters typed in quick succession make one word. */
const useTyped = () => {
  const typed = useRef({ text: '', at: 0 });
  return (key: string): string => {
    const now = performance.now();
    const goesOn = typed.current.text !== '' && now - typed.current.at < TYPING_PAUSE_MS;
    // A space within a name is a letter; a space by itself opens the row.
    if (key.length !== 1 || key === '*' || (key === ' ' && !goesOn)) return '';
    typed.current = { text: goesOn ? typed.current.text + key : key, at: now };
    return typed.current.text;
  };
};

const useOpened = (first: readonly string[]) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(first));
  const set = (keys: readonly string[], isOpen: boolean): void =>
    setOpen((old) => {
      const next = new Set(old);
      for (const key of keys) {
        if (isOpen) next.add(key);
        else next.delete(key);
      }
      return next;
    });
  return { open, set };
};

type RowProps<N extends TreeNode> = {
  readonly tree: Tree<N>;
  readonly at: number;
  readonly id: string;
  readonly top: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly note: ((node: N) => ReactNode) | undefined;
  /** Tells the list how high the row is: a long name takes more than one line. */
  readonly measure: (row: HTMLElement | null) => void;
  readonly index: number;
  readonly onClick: (on: 'toggle' | 'row') => void;
};

const Toggle = ({ isBranch, isOpen, onToggle }: { isBranch: boolean; isOpen: boolean; onToggle: () => void }) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys open and close
  // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys open and close
  <span
    className="vm-tree-toggle"
    onClick={(event) => {
      if (!isBranch) return;
      event.stopPropagation();
      onToggle();
    }}
  >
    {isBranch && <Icon name={isOpen ? 'down' : 'right'} size={1.125} />}
  </span>
);

const Row = <N extends TreeNode>({
  tree,
  at,
  id,
  top,
  isOpen,
  isActive,
  isSelected,
  note,
  measure,
  index,
  onClick,
}: RowProps<N>) => {
  const node = tree.nodes[at]!;
  const branch = isBranch(tree, at);
  const indent = Math.min(node.depth, DEEPEST_INDENT) * INDENT_REM;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree
    <div
      id={id}
      ref={measure}
      data-index={index}
      role="treeitem"
      className="vm-tree-row"
      style={{ transform: `translateY(${top}px)`, paddingLeft: `${indent}rem` }}
      tabIndex={isActive ? 0 : -1}
      aria-level={node.depth + 1}
      aria-posinset={tree.place[at]!}
      aria-setsize={tree.siblings[at]!}
      aria-selected={isSelected}
      aria-expanded={branch ? isOpen : undefined}
      onClick={() => onClick('row')}
    >
      <Toggle isBranch={branch} isOpen={isOpen} onToggle={() => onClick('toggle')} />
      <span className="vm-tree-label">{node.label}</span>
      {note?.(node)}
    </div>
  );
};

/** What is open, found and focused; the arrows' meaning comes from `tree-rows.ts`. */
const useTreeState = <N extends TreeNode>({ nodes, search = '', firstOpen = [], onOpen }: VirtualTreeProps<N>) => {
  const tree = useMemo(() => treeOf(nodes), [nodes]);
  const { open, set } = useOpened(firstOpen);
  const found = useMemo(() => (search.trim() === '' ? null : matching(tree, search)), [tree, search]);
  const rows = useMemo(() => rowsInView(tree, open, found?.kept ?? null), [tree, open, found]);
  const [wanted, setActive] = useState(0);
  const active = rows.includes(wanted) ? wanted : (found?.hits[0] ?? rows[0] ?? 0);
  const takesFocus = useRef(false);
  const typedWith = useTyped();
  const keyOf = (at: number): string => tree.nodes[at]!.key;
  const focus = (at: number): void => {
    takesFocus.current = true;
    setActive(at);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = tree.nodes[active];
    const typed = typedWith(event.key);
    const opens = event.key === 'Enter' || (event.key === ' ' && typed === '');
    const move = opens ? null : moveBy(tree, rows, active, event.key, typed);
    if (!opens && !move) return;
    event.preventDefault();
    if (opens && node) onOpen(node);
    if (move && 'focus' in move) focus(move.focus);
    if (move && 'open' in move) set(move.open.map(keyOf), true);
    if (move && 'close' in move) set([keyOf(move.close)], false);
  };
  const onClick = (at: number, on: 'toggle' | 'row'): void => {
    focus(at);
    if (on === 'toggle') set([keyOf(at)], !open.has(keyOf(at)));
    else onOpen(tree.nodes[at]!);
  };
  const isOpen = (at: number): boolean => found !== null || open.has(keyOf(at));
  return { tree, rows, active, activeRow: rows.indexOf(active), takesFocus, onKey, onClick, isOpen };
};

/** A tree of tens of thousands: only the rows in view stand in the page, with level, place and number for readers. */
export const VirtualTree = <N extends TreeNode>(props: VirtualTreeProps<N>) => {
  const { label, selectedKey = null, note } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { tree, rows, active, activeRow, takesFocus, onKey, onClick, isOpen } = useTreeState(props);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    overscan: 10,
    // The row with the focus stays in the page, or the focus would be lost while scrolling.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.max(activeRow, 0)])].sort((a, b) => a - b),
  });
  useEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    virtual.scrollToIndex(activeRow);
    document.getElementById(`${id}-${active}`)?.focus({ preventScroll: true });
  }, [active, activeRow, id, virtual, takesFocus]);
  const rowOf = (index: number, top: number) => {
    const at = rows[index]!;
    const { key } = tree.nodes[at]!;
    const state = { isOpen: isOpen(at), isActive: at === active, isSelected: key === selectedKey };
    const click = (on: 'toggle' | 'row'): void => onClick(at, on);
    const place = { id: `${id}-${at}`, index, top, measure: virtual.measureElement };
    return <Row key={key} tree={tree} at={at} note={note} onClick={click} {...place} {...state} />;
  };
  const height = { height: virtual.getTotalSize(), position: 'relative' } as const;
  return (
    <div className="vm-tree" ref={box}>
      <div role="tree" aria-label={label} style={height} onKeyDown={onKey}>
        {virtual.getVirtualItems().map((item) => (item.index < rows.length ? rowOf(item.index, item.start) : null))}
      </div>
    </div>
  );
};
