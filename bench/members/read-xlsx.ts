import { createReadStream, readFileSync, statSync } from 'node:fs';
import { openSpreadsheet } from '../../src/platform/import/open-spreadsheet.ts';

// Reads a workbook row by row in a process of its own and says how much memory it took: node read-xlsx.ts <file>
const path = process.argv[2]!;
const began = performance.now();
const opened = await openSpreadsheet({
  sizeBytes: statSync(path).size,
  // As it comes from the store: four megabytes at a time.
  read: () => createReadStream(path, { highWaterMark: 4 << 20 }),
});
if ('refused' in opened) throw new Error(opened.reasons.map(({ code }) => code).join());
let rows = 0;
for await (const batch of opened.sheets[0]!.batches()) rows += batch.length;
const seconds = (performance.now() - began) / 1000;
// Not `resourceUsage().maxRSS`: it begins with what the process that started this one held (a bench that has just written a workbook: 650 MB).
const peakKb = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
console.log(JSON.stringify({ rows, seconds, peakMb: peakKb / 1024 }));
