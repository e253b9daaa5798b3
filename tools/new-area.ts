import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stairs } from './walls/stairs.ts';

const filesOf = (area: string): Readonly<Record<string, string>> => ({
  'README.md': `# ${area}\n\nPurpose: …\n\nWords: … (docs/glossary.md)\n\nTables owned: …\n\nEvents told: … Events heard: …\n`,
  'contract.ts': `/** Shapes, actions and questions of ${area}. The browser reads this file. */\nexport {};\n`,
  'public.ts': `/** What other areas may call. */\nexport {};\n`,
  'messages/vi.json': '{}\n',
  'messages/en.json': '{}\n',
  'area.ts': [
    `import type { Area } from '../../platform/action/area.ts';`,
    `import en from './messages/en.json' with { type: 'json' };`,
    `import vi from './messages/vi.json' with { type: 'json' };`,
    '',
    `export const ${area}: Area = { name: '${area}', actions: [], questions: [], messages: { vi, en } };`,
    '',
  ].join('\n'),
});

const make = (area: string): void => {
  const folder = join(fileURLToPath(new URL('..', import.meta.url)), 'src/areas', area);
  if (!stairs.includes(area)) throw new Error(`${area} is no step of the stairs: ${stairs.join(', ')}`);
  if (existsSync(folder)) throw new Error(`src/areas/${area} is already there`);
  for (const [path, text] of Object.entries(filesOf(area))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  process.stdout.write(`src/areas/${area} is laid out. Next: its contract, then a line in src/main/areas.ts.\n`);
};

try {
  make(process.argv[2] ?? '');
} catch (error) {
  process.stderr.write(`${(error as Error).message}\nUse: npm run new-area -- <name>\n`);
  process.exitCode = 1;
}
