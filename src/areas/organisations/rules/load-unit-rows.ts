/** Scheme of the codes of administrative units: text with leading zeros. */
export const unitScheme = 'administrative-unit';

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Name of the Party organisation of a unit: Phường Phúc Xá → Đảng bộ phường Phúc Xá. */
export const partyNameOf = (unitName: string): string => `Đảng bộ ${lowerFirst(unitName.normalize('NFC'))}`;

const sectorByKind: Readonly<Record<string, string>> = {
  Xã: 'commune',
  Phường: 'ward',
  'Thị trấn': 'township',
  'Đặc khu': 'special-zone',
};

/** Sector of a unit by its kind; null for a kind that no list of sectors knows. */
export const sectorOfKind = (unitKind: string): string | null => sectorByKind[unitKind.normalize('NFC')] ?? null;

/** A number of the list; null where it is blank or says in words that it is still missing. A few carry a comma of thousands. */
const numberOrNull = (text: string | undefined): number | null => {
  const bare = (text ?? '').replace(/,(?=\d{3}(\D|$))/g, '');
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : null;
};

type Unit = Readonly<Record<string, string>>;

/** Where a unit lies, as far as its list says. */
export const coordinatesOf = (unit: Unit): { latitude: number; longitude: number } | null => {
  const [latitude, longitude] = [numberOrNull(unit.latitude), numberOrNull(unit.longitude)];
  return latitude === null || longitude === null ? null : { latitude, longitude };
};

/** Figures of a unit that its list states; a missing one (an area of 0 too) is left out, not guessed. */
export const unitFigures = (unit: Unit): { measure: string; value: number; unit: string }[] => {
  const stated = [
    { measure: 'population', value: numberOrNull(unit.population), unit: 'persons' },
    { measure: 'area', value: numberOrNull(unit.area_km2), unit: 'km2' },
  ];
  return stated.flatMap(({ value, ...rest }) => (value === null || value === 0 ? [] : [{ ...rest, value }]));
};
