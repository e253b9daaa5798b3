/** Lower case, no Vietnamese marks, single spaces: what every search compares. Same answer as platform.folded in the database. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ')
    .trim();
