import { cruise, type Module } from './walls/arrows.ts';

type Arrow = { readonly from: string; readonly to: string };

const BOX = { width: 150, height: 40, gap: 26 };

const roomOf = (path: string): string | undefined => {
  const [, room, area] = path.split('/');
  if (!path.startsWith('src/') || room === undefined) return undefined;
  return room === 'areas' ? area : room;
};

const arrowsOf = (modules: readonly Module[]): Arrow[] => {
  const pairs = new Set<string>();
  for (const module of modules.filter((one) => !/\.test\.tsx?$/.test(one.source)))
    for (const { resolved } of module.dependencies) {
      const [from, to] = [roomOf(module.source), roomOf(resolved)];
      if (from && to && from !== to) pairs.add(`${from} ${to}`);
    }
  return [...pairs].sort().map((pair) => ({ from: pair.split(' ')[0]!, to: pair.split(' ')[1]! }));
};

type Place = { readonly x: number; readonly y: number };

/** main above, the areas as stairs from top right to bottom left, web and platform below. */
const placesOf = (areas: readonly string[]): Map<string, Place> => {
  const step = BOX.height + BOX.gap;
  const bottom = 20 + step * (areas.length + 1);
  const places = new Map<string, Place>([['main', { x: 20, y: 20 }]]);
  for (const [at, area] of areas.entries()) places.set(area, { x: 220 + at * 60, y: bottom - step * (at + 1) });
  places.set('platform', { x: 220, y: bottom });
  places.set('web', { x: 20, y: bottom });
  return places;
};

const boxOf = (name: string, { x, y }: Place): string =>
  `  <g><rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4"/>` +
  `<text x="${x + BOX.width / 2}" y="${y + 25}">${name}</text></g>`;

const lineOf = (arrow: Arrow, places: Map<string, Place>): string => {
  const [from, to] = [places.get(arrow.from)!, places.get(arrow.to)!];
  const isSameRow = from.y === to.y;
  const right = from.x < to.x;
  const x1 = from.x + (isSameRow ? (right ? BOX.width : 0) : BOX.width / 2);
  const x2 = to.x + (isSameRow ? (right ? 0 : BOX.width) : BOX.width / 2);
  const y1 = from.y + (isSameRow ? BOX.height / 2 : BOX.height);
  const y2 = to.y + (isSameRow ? BOX.height / 2 : 0);
  return `  <path d="M${x1} ${y1} L${x2} ${y2}"><title>${arrow.from} → ${arrow.to}</title></path>`;
};

/** docs/generated/map.svg: rooms and areas with the arrows that are really there. `stairs` names the areas from the lowest step. */
export const mapOfArrows = async (root: string, stairs: readonly string[]): Promise<string> => {
  const { modules } = await cruise(root);
  const present = new Set(modules.map((module) => roomOf(module.source)));
  const places = placesOf(stairs.filter((area) => present.has(area)));
  const arrows = arrowsOf(modules).filter(({ from, to }) => places.has(from) && places.has(to));
  const width = Math.max(...[...places.values()].map(({ x }) => x)) + BOX.width + 20;
  const height = Math.max(...[...places.values()].map(({ y }) => y)) + BOX.height + 20;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="14">`,
    '  <title>Rooms and areas of the house, and who imports whom</title>',
    '  <style>rect{fill:#fff;stroke:#555}text{text-anchor:middle;fill:#111}path{stroke:#777;fill:none;marker-end:url(#tip)}</style>',
    '  <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" style="fill:#777;stroke:none;marker-end:none"/></marker></defs>',
    `  <rect width="${width}" height="${height}" style="fill:#fff;stroke:none"/>`,
    ...arrows.map((arrow) => lineOf(arrow, places)),
    ...[...places].map(([name, place]) => boxOf(name, place)),
    '</svg>',
    '',
  ].join('\n');
};
