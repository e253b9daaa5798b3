import { readdirSync, readFileSync } from 'node:fs';
import type { Phone } from './browser-phone.ts';

/** The browser of this profile; its children carry a type and die with it. */
const browserPid = ({ profile }: Phone): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return command.includes(`--user-data-dir=${profile}`) && !command.includes('--type=');
      } catch {
        return false;
      }
    })!;

/** Nothing gets the time to tidy up. */
export const killPhone = async (phone: Phone): Promise<void> => {
  const gone = new Promise((resolve) => phone.context().once('close', resolve));
  process.kill(browserPid(phone), 'SIGKILL');
  await gone;
  phone.lost();
};
