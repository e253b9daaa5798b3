import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { namesOfKinds, nearestNames, postKindsOn } from '../../organisations/public.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };
import type { UnsettledGroup } from './quota-groups.ts';

type Names = { readonly vi: string; readonly en: string };

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const family = /^\*?([a-z-]+)/;

const said = (key: string): Names | null => {
  const [one, other] = [(vi as Record<string, string>)[key], (en as Record<string, string>)[key]];
  return one !== undefined && other !== undefined ? { vi: one, en: other } : null;
};

/** The list of types says of some that their name is an old one: a remark for who keeps the list, not a part of the name. */
const plain = ({ vi: one, en: other }: Names): Names => ({
  vi: one.replace(/ \(tên cũ\)$/, ''),
  en: other.replace(/ \(old name\)$/, ''),
});

const partNames = (on: Day, organisations: ReadonlyMap<string, string>): ((part: string) => Names) => {
  const { typeName, sectorName } = namesOfKinds(on);
  const posts = new Map(postKindsOn(shippedPacks(), on).map((post) => [post.id as string, post.name]));
  return (part) => {
    const organisation = organisations.get(part);
    if (organisation !== undefined) return { vi: organisation, en: organisation };
    const type = typeName(part);
    return posts.get(part) ?? (type.vi === part ? sectorName(part) : plain(type));
  };
};

/** Why groups over a reading of the ceiling stand in the way, each called by its name: a settlement has to stand on record first. */
export const overReasons = async (
  tx: Tx,
  over: readonly UnsettledGroup[],
  { on, field }: { readonly on: Day; readonly field?: string },
): Promise<Reason[]> => {
  if (over.length === 0) return [];
  const codes = over.map(({ group }) => group);
  const names = await namesOfGroups(tx, codes, on);
  return over.map(({ group, now, over: by, changed }) => {
    const name = names.get(group)!.vi;
    return changed === null
      ? reason('ratings.group-over-unsettled', { name, now, over: by }, field)
      : reason('ratings.picture-changed', { name, ...changed }, field);
  });
};

/**
 * How the groups of a season are called. Codes made when a season opens are a family followed by a type and a sector, a post or the
 * grassroots organisation of its members; a code that somebody wrote stands for itself.
 */
export const namesOfGroups = async (tx: Tx, codes: readonly string[], on: Day): Promise<ReadonlyMap<string, Names>> => {
  const ids = codes.flatMap((code) => id.exec(code)?.[0] ?? []);
  const partName = partNames(on, await nearestNames(tx, on, ids));
  return new Map(
    codes.map((code) => {
      const head = said(`ratings.quota-family.${family.exec(code)?.[1] ?? ''}`);
      if (!head) return [code, { vi: code, en: code }];
      const parts = code.split(' ').slice(1).map(partName);
      const line = (of: keyof Names): string => [head[of], ...parts.map((part) => part[of])].join(' – ');
      return [code, { vi: line('vi'), en: line('en') }];
    }),
  );
};
