/** Published packs write `90 %`; screens and papers have one form of percent, `90%`. */
export const tightPercent = (text: string): string => text.replace(/(\d)\s%/gu, '$1%');
