import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { compress } from './first-load.ts';
import { wordsSaidFrom } from './phone-words.ts';

const GOAL_BYTES = 60_000;
const WORKER = 'phone-worker.js';

const SAID_BY = 'src/areas/meetings/web/phone/start-phone.tsx';

/** Sentences that the phone says, by the file they stand in; the other sentences of these files stay at home. */
const said: Readonly<Record<string, (key: string) => boolean>> = {
  'areas/meetings': wordsSaidFrom(SAID_BY),
  // What may stand in the way of a vote about a case: `voteObstacles` of members, told by the server as codes.
  'areas/members': (key) =>
    /^refusal\.members\.(official-already|ceremony-day-missing|probation-still-running|step-(not-open|before-last)|self-criticism-not-asked|age-outside-limits|birth-day-missing|schooling-(missing|not-enough)|helpers-too-few|class-not-valid|paper-(not-there|dated-later|too-old)|exemption-(in-other-state|not-active|runs|running|proof-missing|age-unknown|needs-medical-proof))$/.test(
      key,
    ),
  'areas/organisations': (key) => /^organisations\.finding\./.test(key),
  'platform/i18n': (key) => key === 'refusal.platform.required',
};

/** Leaves out the sentences that the phone never says, and lays the English ones beside the Vietnamese: each key goes once. */
export const phoneSentences = (): Plugin => ({
  name: 'phone-sentences',
  enforce: 'pre',
  transform(code, id) {
    const folder = /src\/(.+)\/messages\/vi\.json$/.exec(id)?.[1];
    const isSaid = folder && said[folder];
    if (!isSaid) return null;
    const path = id.replace(/vi\.json$/, 'en.json');
    this.addWatchFile(path);
    const english = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    const kept = Object.entries(JSON.parse(code) as Record<string, string>)
      .filter(([key]) => isSaid(key))
      .map(([key, vietnamese]) => [key, [vietnamese, english[key]]]);
    return { code: JSON.stringify(Object.fromEntries(kept)), map: null };
  },
});

const digest = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

/**
 * Names the files of the phone in its worker, measures them (gzip bytes of all JavaScript a phone fetches, both languages), keeps the
 * figure in `phone-load.json` for the bench, and fails when they are more than the goal.
 */
export const phoneShell = (): Plugin => ({
  name: 'phone-shell',
  apply: 'build',
  writeBundle(options, bundle) {
    const folder = options.dir ?? 'dist/web';
    const files = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !name.endsWith('.map'));
    const text = files.filter((name) => /\.(js|css|svg)$/.test(name));
    for (const file of text) compress(join(folder, file));
    const page = readFileSync(join(folder, 'phone.html'), 'utf8');
    const list = files.sort().map((file) => `/${file}`);
    const version = digest(list.join('\n') + digest(page));
    const path = join(folder, WORKER);
    const worker = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      `const PHONE_FILES=${JSON.stringify(list)},PHONE_VERSION=${JSON.stringify(version)};\n${worker}`,
    );
    const scripts = text
      .filter((name) => name.endsWith('.js'))
      .map((file) => ({ file, gzipBytes: gzipSync(readFileSync(join(folder, file)), { level: 9 }).length }));
    const gzipBytes = scripts.reduce((sum, file) => sum + file.gzipBytes, 0);
    writeFileSync(join(folder, 'phone-load.json'), JSON.stringify({ gzipBytes, files: scripts }, null, 2));
    for (const { file, gzipBytes: bytes } of scripts)
      console.log(`  phone       ${(bytes / 1000).toFixed(1).padStart(6)} kB  ${file}`);
    console.log(`  phone       ${(gzipBytes / 1000).toFixed(1).padStart(6)} kB gz in all (goal ${GOAL_BYTES / 1000})`);
    if (gzipBytes > GOAL_BYTES)
      throw new Error(`The phone page has ${gzipBytes} bytes of JavaScript, over ${GOAL_BYTES}`);
  },
});
