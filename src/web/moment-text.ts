const at = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment as read here, whatever the machine's zone: 23/11/2026 16:05. */
export const momentText = (moment: string): string => at.format(new Date(moment)).replace(',', '');
