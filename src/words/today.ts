/** The day on this machine's clock, YYYY-MM-DD: in China it has begun eight hours before the day of UTC. */
export function today(now = new Date()): string {
  const parts = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return [now.getFullYear(), ...parts].join('-');
}
