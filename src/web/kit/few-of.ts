/** Of a long list of cards on a phone: how many stand there before the rest is asked for, and whether they are its first or its last. */
export type Phone = { readonly few: number; readonly from?: 'end' };

/** Whether a list is folded: a button for one card more would take the room of that card. */
export const isFewOf = (count: number, phone: Phone | undefined): boolean =>
  phone !== undefined && count > phone.few + 1;

export const partOf = <Row>(rows: readonly Row[], few: number, isFromEnd: boolean): readonly Row[] =>
  isFromEnd ? rows.slice(-few) : rows.slice(0, few);
