import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Step = { readonly to: string; readonly needs?: unknown; readonly within?: unknown };
type Table = Readonly<Record<string, Readonly<Record<string, Step>>>>;
type Drawing = { readonly path: string; readonly make: () => string };

const ROW = 34;

/** One line per step: state, action, next state; states stand on a common line of sight. */
export const drawTransitions = (title: string, table: Table): string => {
  const steps = Object.entries(table).flatMap(([from, actions]) =>
    Object.entries(actions).map(([action, step]) => ({ from, action, to: step.to })),
  );
  const height = ROW * (steps.length + 1) + 20;
  const rows = steps.map(({ from, action, to }, at) => {
    const y = ROW * (at + 1) + 20;
    return (
      `  <text x="20" y="${y}">${from}</text><path d="M200 ${y - 5} H420" marker-end="url(#tip)"/>` +
      `<text x="310" y="${y - 10}" class="action">${action}</text><text x="440" y="${y}">${to}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 ${height}" font-family="sans-serif" font-size="14">`,
    `  <title>${title}</title>`,
    '  <style>path{stroke:#555;fill:none}.action{text-anchor:middle;font-size:12px}</style>',
    '  <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" style="fill:#555;stroke:none"/></marker></defs>',
    `  <rect width="640" height="${height}" fill="#fff"/>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
};

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((actions) => typeof actions === 'object' && actions !== null);

/** One drawing for each table exported by an area's rules/transitions.ts. */
export const transitionDrawings = async (root: string): Promise<Drawing[]> => {
  const drawings: Drawing[] = [];
  for (const area of readdirSync(join(root, 'src/areas'))) {
    const path = join(root, 'src/areas', area, 'rules/transitions.ts');
    if (!existsSync(path)) continue;
    const exported = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    for (const [name, table] of Object.entries(exported))
      if (isTable(table))
        drawings.push({
          path: `docs/generated/transitions/${area}-${name}.svg`,
          make: () => drawTransitions(`${area}: ${name}`, table),
        });
  }
  return drawings;
};
