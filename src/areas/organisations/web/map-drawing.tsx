import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useT } from '../../../web/messages.ts';
import { cellsAround, type Point, projected, reachOf } from './map-cells.ts';
import { classOf } from './map-classes.ts';
import './map.css';

export type MapUnit = {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly value: number | null;
  /** Name and figure as they are read out. */
  readonly words: string;
};

type Props = {
  readonly label: string;
  readonly units: readonly MapUnit[];
  readonly bounds: readonly number[];
  readonly onOpen: (unit: MapUnit) => void;
};

const WIDTH = 1000;

const directions: Readonly<Record<string, Point>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** The next point in a direction: near, and not too far to the side. */
const nextIn = (points: readonly Point[], from: number, { x, y }: Point): number => {
  const at = points[from];
  if (!at) return 0;
  let best = { index: from, cost: Number.POSITIVE_INFINITY };
  for (const [index, point] of points.entries()) {
    const ahead = (point.x - at.x) * x + (point.y - at.y) * y;
    const aside = Math.abs((point.x - at.x) * y) + Math.abs((point.y - at.y) * x);
    const cost = ahead + 2 * aside;
    if (ahead > 0 && index !== from && cost < best.cost) best = { index, cost };
  }
  return best.index;
};

const pathOf = (cell: readonly Point[]): string =>
  `M${cell.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;

const useDrawn = (units: readonly MapUnit[]) =>
  useMemo(() => {
    const { points, height } = projected(units, WIDTH);
    const paths = cellsAround(points, reachOf(WIDTH, height, units.length)).map(pathOf);
    return { points, height, paths };
  }, [units]);

const useKeys = (points: readonly Point[], count: number, open: (index: number) => void) => {
  const [active, setActive] = useState<number | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    if (direction) setActive(nextIn(points, active ?? 0, direction));
    else if (event.key === 'Home') setActive(0);
    else if (event.key === 'End') setActive(count - 1);
    else if ((event.key === 'Enter' || event.key === ' ') && active !== null) open(active);
    else return;
    event.preventDefault();
  };
  return { active, setActive, onKeyDown };
};

/** Units by where they lie, coloured by class. Arrow keys go to the neighbour, Enter opens; the same is in the table. */
export const MapDrawing = ({ label, units, bounds, onOpen }: Props) => {
  const t = useT();
  const id = useId();
  const { points, height, paths } = useDrawn(units);
  const { active, setActive, onKeyDown } = useKeys(points, units.length, (index) => onOpen(units[index]!));
  const chosen = active === null ? undefined : units[active];
  return (
    <div className="map-box">
      <div
        className="map-frame"
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={active === null ? undefined : `${id}-${active}`}
        onKeyDown={onKeyDown}
        onFocus={() => setActive(active ?? 0)}
      >
        <svg viewBox={`0 0 ${WIDTH} ${Math.ceil(height)}`} className="map-sheet" role="presentation">
          <defs>
            <pattern
              id={`${id}-unknown`}
              width="14"
              height="14"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="14" height="14" className="map-unknown-ground" />
              <line x1="0" y1="0" x2="0" y2="14" className="map-unknown-line" />
            </pattern>
          </defs>
          {units.map((unit, index) => (
            <path
              key={unit.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              aria-label={unit.words}
              d={paths[index]}
              className="map-cell"
              data-class={unit.value === null ? 'unknown' : classOf(unit.value, bounds)}
              {...(unit.value === null ? { fill: `url(#${id}-unknown)` } : {})}
              onClick={() => (index === active ? onOpen(unit) : setActive(index))}
              onDoubleClick={() => onOpen(unit)}
            >
              <title>{unit.words}</title>
            </path>
          ))}
          {active !== null && <path d={paths[active]} className="map-active" />}
        </svg>
      </div>
      <p className="map-chosen" role="status">
        {chosen ? chosen.words : t('organisations.map.how')}
      </p>
    </div>
  );
};
