import { basename } from 'node:path';
import { type Fault, filesUnder } from './source-files.ts';

const forbidden =
  /^(utils?|helpers?|common|misc|shared|services?|managers?|types|constants|index)[.]|-(utils?|service|manager)[.]/;
const kebab = /^[a-z0-9]+([-.][a-z0-9]+)*$/;
const inArea =
  /^src\/areas\/[a-z]+\/((README\.md|contract\.ts|area\.ts|public\.ts)$|(contract|rules|actions|questions|jobs|papers|web|messages)\/)/;

const faultOf = (path: string): string | undefined => {
  const name = basename(path);
  if (forbidden.test(name)) return 'a drawer name says nothing: name the file after the one thing it holds';
  if (/\.tsx?$/.test(name) && !kebab.test(name)) return 'file names are kebab-case';
  if (path.startsWith('src/areas/') && !inArea.test(path))
    return 'an area holds only the files and folders of ARCHITECTURE.md';
  return undefined;
};

/** Forbidden file names, and anything in an area beyond its fixed set of files and folders. */
export const nameFaults = (root: string): Fault[] =>
  filesUnder(root, 'src', 'tools', 'tests', 'bench').flatMap((path) => {
    const what = faultOf(path);
    return what ? [{ at: path, what }] : [];
  });
