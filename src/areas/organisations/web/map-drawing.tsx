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

/** Hatching of a unit whose figure is not known. */
const UnknownPattern = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="14" height="14" className="map-unknown-ground" />
      <line x1="0" y1="0" x2="0" y2="14" className="map-unknown-line" />
    </pattern>
  </defs>
);

type CellProps = {
  readonly unit: MapUnit;
  readonly id: string;
  readonly path: string | undefined;
  readonly colour: number | 'unknown';
  readonly pattern: string;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
};

const UnitCell = ({ unit, id, path, colour, pattern, isActive, onChoose, onOpen }: CellProps) => (
  <path
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={isActive}
    aria-label={unit.words}
    d={path}
    className="map-cell"
    data-class={colour}
    {...(colour === 'unknown' ? { fill: `url(#${pattern})` } : {})}
    onClick={isActive ? onOpen : onChoose}
    onDoubleClick={onOpen}
  >
    <title>{unit.words}</title>
  </path>
);

/** Units by where they lie, coloured by class. Arrow keys go to the neighbour, Enter opens; the same is in the table. */
export const MapDrawing = ({ label, units, bounds, onOpen }: Props) => {
  const t = useT();
  const id = useId();
  const { points, height, paths } = useDrawn(units);
  const { active, setActive, onKeyDown } = useKeys(points, units.length, (index) => onOpen(units[index]!));
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
          <UnknownPattern id={`${id}-unknown`} />
          {units.map((unit, index) => (
            <UnitCell
              key={unit.id}
              unit={unit}
              id={`${id}-${index}`}
              path={paths[index]}
              colour={unit.value === null ? 'unknown' : classOf(unit.value, bounds)}
              pattern={`${id}-unknown`}
              isActive={index === active}
              onChoose={() => setActive(index)}
              onOpen={() => onOpen(unit)}
            />
          ))}
          {active !== null && <path d={paths[active]} className="map-active" />}
        </svg>
      </div>
      <p className="map-chosen" role="status">
        {units[active ?? -1]?.words ?? t('organisations.map.how')}
      </p>
    </div>
  );
};
