import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PaperToSet } from './pdf.ts';
import { withPrintableText } from './printable-text.ts';

// A process of its own: laying out blocks its thread and takes memory that only the end of the process gives back.
const require = createRequire(import.meta.url);
const layoutIn = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const layouts = { list: layoutIn('./printed-paper.typ'), official: layoutIn('./official-paper.typ') } as const;
const fonts = [
  require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  require.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  require.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
  require.resolve('@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf'),
].map((file) => readFileSync(file));
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] });

// Tags for screen readers make a file ten times as large (measured): short papers have them, long lists do not.
const rowsTagged = 400;
const papersBetweenEvictions = 10;
// What the last fifty papers shared is kept: papers of one form then take a sixth less time (12.1 → 10.4 ms each, measured).
const evictionsOutlived = 5;
let papers = 0;

const rowsOf = (asked: PaperToSet): number =>
  asked.layout === 'list'
    ? asked.paper.sections.reduce((sum, { table }) => sum + (table?.rows.length ?? 0), 0)
    : asked.paper
        .flatMap(({ blocks }) => blocks)
        .reduce((sum, block) => sum + ('rows' in block ? block.rows.length : 0), 0);

const laidOut = (asked: PaperToSet): Uint8Array => {
  const isTagged = rowsOf(asked) <= rowsTagged;
  return compiler.pdf(
    { mainFileContent: layouts[asked.layout], inputs: { paper: JSON.stringify(withPrintableText(asked.paper)) } },
    { pdfStandard: isTagged ? 'a-2a' : 'a-2u', pdfTags: isTagged },
  );
};

process.on('disconnect', () => process.exit());
process.on('message', ({ id, asked }: { id: number; asked: PaperToSet }) => {
  try {
    process.send?.({ id, bytes: laidOut(asked), used: process.memoryUsage().rss });
  } catch (error) {
    // The compiler's message may quote the paper, which holds names: only its kind leaves the process.
    process.send?.({ id, fault: error instanceof Error ? error.name : typeof error, used: 0 });
  }
  papers += 1;
  if (papers % papersBetweenEvictions === 0) compiler.evictCache(asked.layout === 'official' ? evictionsOutlived : 0);
});
