import { useMemo } from 'react';
import type { Preview } from './reorganisation-draft.ts';

const WIDTH = 1000;
const NAMES_FIT = 60;

type Line = { readonly key: string; readonly name: string; readonly y: number };
type Flow = { readonly key: string; readonly path: string; readonly isPart: boolean };

/** Old units stand in the order of where they go, so that few lines cross. */
const laidOut = ({ before, after }: Preview) => {
  const place = new Map(after.map((unit, index) => [unit.key, index]));
  const weight = (unit: Preview['before'][number]): number =>
    unit.to.length === 0
      ? after.length
      : unit.to.reduce((sum, { key }) => sum + (place.get(key) ?? 0), 0) / unit.to.length;
  const ordered = [...before].sort((a, b) => weight(a) - weight(b));
  const rows = Math.max(before.length, after.length, 1);
  const step = rows > NAMES_FIT ? Math.max(900 / rows, 2.5) : 30;
  const height = rows * step + 20;
  const at = (index: number, count: number): number => 10 + ((index + 0.5) * (height - 20)) / Math.max(count, 1);
  const left: Line[] = ordered.map(({ id, name }, index) => ({ key: id, name, y: at(index, ordered.length) }));
  const right: Line[] = after.map(({ key, name }, index) => ({ key, name, y: at(index, after.length) }));
  const rightY = new Map(right.map(({ key, y }) => [key, y]));
  const [x1, x2] = rows > NAMES_FIT ? [120, 880] : [400, 600];
  const flows = ordered.flatMap((unit, index) =>
    unit.to.map(({ key, extent }): Flow => {
      const [from, to] = [left[index]!.y, rightY.get(key) ?? 0];
      const middle = (x1 + x2) / 2;
      return {
        key: `${unit.id} ${key}`,
        path: `M${x1} ${from.toFixed(1)}C${middle} ${from.toFixed(1)} ${middle} ${to.toFixed(1)} ${x2} ${to.toFixed(1)}`,
        isPart: extent === 'part',
      };
    }),
  );
  return { height, left, right, flows, x1, x2, hasNames: rows <= NAMES_FIT };
};

const shortened = (name: string): string => (name.length > 40 ? `${name.slice(0, 39)}…` : name);

/** Which old unit goes to which new one, as lines: dashed in part. The table of links says the same to readers. */
export const ReorganisationPicture = ({ preview }: { preview: Preview }) => {
  const { height, left, right, flows, x1, x2, hasNames } = useMemo(() => laidOut(preview), [preview]);
  return (
    <div className="reorganisation-picture">
      <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${Math.ceil(height)}`}>
        {flows.map(({ key, path, isPart }) => (
          <path key={key} d={path} className="reorganisation-flow" data-part={isPart} />
        ))}
        {left.map(({ key, name, y }) => (
          <g key={key}>
            <circle cx={x1} cy={y} r={hasNames ? 5 : 2} className="reorganisation-old" />
            {hasNames && (
              <text x={x1 - 14} y={y} textAnchor="end" dominantBaseline="central">
                {shortened(name)}
              </text>
            )}
          </g>
        ))}
        {right.map(({ key, name, y }) => (
          <g key={key}>
            <circle cx={x2} cy={y} r={hasNames ? 5 : 3} className="reorganisation-new" />
            {hasNames && (
              <text x={x2 + 14} y={y} dominantBaseline="central">
                {shortened(name)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
};
