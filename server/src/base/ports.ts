// What the pure layers ask of the outside world; adapters live in `node/`.
import type { StopSignal } from './cancellation.ts';

/** Writes for people who look into the output channel or standard error. Never receives secrets. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** One name in a folder. Links are reported as what they point to. */
export interface DirectoryEntry {
  readonly name: string;
  readonly type: 'file' | 'directory' | 'other';
  readonly isLink: boolean;
}

/** Reads files by URI; every method answers undefined for what is not there or may not be read. */
export interface FileSystem {
  /** Of a file larger than `mostBytes`, only its start of that many bytes. */
  readFile(uri: string, mostBytes?: number): Promise<Uint8Array | undefined>;
  readDirectory(uri: string): Promise<readonly DirectoryEntry[] | undefined>;
}

/** Time, so that tests can let it pass. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after that many milliseconds, or at once when the signal is aborted. */
  sleep(milliseconds: number, signal: StopSignal): Promise<void>;
}
