// Spans of time as people write and read them: `90s`, `15m`, `1h30m`.
import { UsageError, type Arguments } from '../command.ts';

/** Milliseconds; undefined for what is no span of time. */
export function durationIn(text: string): number | undefined {
  const match = /^(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?$/.exec(text);
  if (match === null || text === '') return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000;
}

/** The value of an option, in milliseconds. Throws a `UsageError` for what is no span of time. */
export function durationOption(args: Arguments, option: string): number | undefined {
  const text = args.texts.get(option);
  if (text === undefined) return undefined;
  const duration = durationIn(text);
  if (duration !== undefined && duration > 0) return duration;
  throw new UsageError(`--${option} is a span of time such as 90s, 15m or 1h30m, not "${text}".`);
}

/** `7 s`, `2 min 5 s`, `1 h 3 min`. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return joined(`${minutes} min`, seconds % 60, 's');
  return joined(`${Math.floor(minutes / 60)} h`, minutes % 60, 'min');
}

function joined(first: string, rest: number, unit: string): string {
  return rest === 0 ? first : `${first} ${rest} ${unit}`;
}
